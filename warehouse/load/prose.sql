-- The words of a report: contents, sections, statements, performance forms; and what was not read.
INSERT INTO source.contents_entry
SELECT report_id, generate_subscripts(contents, 1), unnest(contents) FROM report_reading ORDER BY 1, 2;

INSERT INTO source.section
SELECT report_id, s.section_no, s.path, s.title, s.text, s.page_no, s.page_label, s.page_starts
FROM (SELECT report_id, unnest(sections) AS s FROM report_reading) ORDER BY report_id, s.section_no;

INSERT INTO source.statement
SELECT report_id || '/s' || s.statement_no, report_id, s.statement_no, s.section_no, s.section, s.subject,
       s.measure, s.year, s.amount, s.unit, s.amount_yuan, s.decimals, s.direction, s.percent,
       s.quote, s.span[1], s.span[2], s.page_no, s.page_label
FROM (SELECT report_id, unnest(statements) AS s FROM report_reading)
ORDER BY report_id, s.statement_no;

CREATE TEMP TABLE claim AS SELECT report_id, unnest(relations) AS r FROM report_reading;

INSERT INTO source.relation
SELECT report_id || '/r' || r.relation_no, report_id, r.relation_no, r.section_no, r.section, r.kind, r.word,
       r.compared_year, r.quote, r.page_no, r.page_label
FROM claim ORDER BY report_id, r.relation_no;

INSERT INTO source.relation_term
SELECT report_id || '/r' || relation_no, term_no, t.role, t.amount, t.unit, t.quantum,
       t.decimals, t.direction, t.label, report_id || '/s' || t.statement_no
FROM (SELECT report_id, r.relation_no, generate_subscripts(r.terms, 1) AS term_no, unnest(r.terms) AS t FROM claim)
ORDER BY 1, 2;

CREATE TEMP TABLE performance AS
SELECT report_id, unnest(performance_tables) AS p FROM report_reading;

INSERT INTO source.performance_table
SELECT report_id, p.form_no, p.scope, p.title, p.printed_year, p.agency_code, p.agency_name,
       p.implementing_unit, p.project_name, p.page_from, p.page_to, p.page_label, p.fields
FROM performance ORDER BY report_id, p.form_no;

INSERT INTO source.performance_amount
SELECT report_id, form_no, a.scope, a.source_name, a.printed, a.amount_yuan, a.page_no
FROM (SELECT report_id, p.form_no, unnest(p.amounts) AS a FROM performance) ORDER BY ALL;

INSERT INTO source.performance_indicator
SELECT report_id, form_no, i.scope, i.level1, i.level2, i.level3, i.target
FROM (SELECT report_id, p.form_no, unnest(p.indicators) AS i FROM performance) ORDER BY ALL;

INSERT INTO source.gap
SELECT report_id, g.kind, g.detail, g.table_no, g.page_no, g.page_label, g.token,
       g.bbox[1], g.bbox[2], g.bbox[3], g.bbox[4]
FROM (SELECT report_id, unnest(gaps) AS g FROM report_reading) ORDER BY ALL;

INSERT INTO source.raw_table
SELECT report_id, generate_subscripts(raw_tables, 1), unnest(raw_tables).page_no,
       unnest(raw_tables).page_label, unnest(raw_tables).grid
FROM report_reading ORDER BY 1, 2;
