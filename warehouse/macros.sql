-- How names are compared: without white space, brackets and separators in one form.
CREATE MACRO plain_name(name) AS
    translate(regexp_replace(name, '[\s　]+', '', 'g'), '(),、，''"“”‘’', '（）');
