-- How names are compared: without white space, brackets and separators in one form.
CREATE MACRO plain_name(name) AS
    translate(regexp_replace(name, '[\s　]+', '', 'g'), '(),、，''"“”‘’', '（）');

-- Why a file gave no report: our reader or machine (us), no table in a file that can be read (content),
-- the file itself (file).
CREATE MACRO unread_by(status_code) AS
    CASE WHEN status_code IN ('tool_missing', 'timed_out', 'crashed', 'unknown_form') THEN 'us'
         WHEN status_code IN ('no_form', 'prose_only', 'image_only') THEN 'content' ELSE 'file' END;

-- Rows by what they are, whichever of its twins (#2): 三公 itself, and expenditure by its purpose.
CREATE MACRO is_three_public(row_key) AS
    string_split(row_key, '#')[1] IN ('total', 'abroad', 'reception', 'vehicles', 'vehicle_purchase',
        'vehicle_running');
CREATE MACRO is_purpose(row_key) AS string_split(row_key, '#')[1] IN ('basic', 'project', 'reserve');

-- What is no level but a change between two years, as a row (其他行@单位增减) or a column.
CREATE MACRO is_change(row_key, column_key) AS
    row_key LIKE '%@%增减' OR split_part(column_key, '.', 1) IN ('change', 'growth');

-- A form that no family declares: what a table is was told by its content.
CREATE MACRO is_general(form_id) AS starts_with(form_id, 'general-');

-- Whether a column of the income table, or a line of the income of table 1, is a source of money by
-- itself: no sum of others, no member of what was carried over, none that kept its printed words because
-- nobody knows what it is.
CREATE MACRO is_source(column_key) AS
    regexp_full_match(column_key, '(carried\.)?[a-z0-9_]+')
    AND column_key NOT IN ('total', 'current_year', 'current_year_total', 'grand_total');
