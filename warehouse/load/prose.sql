-- The words of a report: contents, sections, statements, performance forms; and what was not read.
INSERT INTO source.contents_entry BY NAME
SELECT report_id, generate_subscripts(contents, 1) AS entry_no, unnest(contents) AS entry FROM report_reading
ORDER BY 1, 2;

INSERT INTO source.section BY NAME
SELECT report_id, s.section_no, s.path, s.title, s.text, s.page_no, s.page_label, s.page_starts
FROM (SELECT report_id, unnest(sections) AS s FROM report_reading) ORDER BY report_id, s.section_no;

INSERT INTO source.statement BY NAME
SELECT report_id || '/s' || s.statement_no AS statement_id, report_id, s.statement_no, s.section_no,
       s.section, s.subject, s.measure, s.year, s.amount, s.unit, s.amount_yuan, s.decimals,
       s.direction, s.percent, s.quote, s.span[1] AS span_start, s.span[2] AS span_end, s.page_no,
       s.page_label
FROM (SELECT report_id, unnest(statements) AS s FROM report_reading)
ORDER BY report_id, s.statement_no;

CREATE TEMP TABLE claim AS SELECT report_id, unnest(relations) AS r FROM report_reading;

INSERT INTO source.relation BY NAME
SELECT report_id || '/r' || r.relation_no AS relation_id, report_id, r.relation_no, r.section_no,
       r.section, r.kind, r.word, r.compared_year, r.quote, r.page_no, r.page_label
FROM claim ORDER BY report_id, r.relation_no;

INSERT INTO source.relation_term BY NAME
SELECT report_id || '/r' || relation_no AS relation_id, term_no, t.role, t.amount, t.unit,
       t.quantum, t.decimals, t.direction, t.label,
       report_id || '/s' || t.statement_no AS statement_id
FROM (SELECT report_id, r.relation_no, generate_subscripts(r.terms, 1) AS term_no, unnest(r.terms) AS t FROM claim)
ORDER BY 1, 2;

CREATE TEMP TABLE performance AS
SELECT report_id, unnest(performance_tables) AS p FROM report_reading;

INSERT INTO source.performance_table BY NAME
SELECT report_id, p.form_no, p.scope, p.title, p.printed_year, p.agency_code, p.agency_name,
       p.implementing_unit, p.project_name, p.page_from, p.page_to, p.page_label, p.fields
FROM performance ORDER BY report_id, p.form_no;

INSERT INTO source.performance_amount BY NAME
SELECT report_id, form_no, a.scope, a.source_name, a.printed, a.amount_yuan, a.page_no
FROM (SELECT report_id, p.form_no, unnest(p.amounts) AS a FROM performance) ORDER BY ALL;

INSERT INTO source.performance_indicator BY NAME
SELECT report_id, form_no, i.scope, i.level1, i.level2, i.level3, i.target
FROM (SELECT report_id, p.form_no, unnest(p.indicators) AS i FROM performance) ORDER BY ALL;

INSERT INTO source.gap BY NAME
SELECT report_id, g.kind, g.detail, g.table_no, g.page_no, g.page_label, g.token, g.bbox[1] AS x0,
       g.bbox[2] AS top, g.bbox[3] AS x1, g.bbox[4] AS bottom
FROM (SELECT report_id, unnest(gaps) AS g FROM report_reading) ORDER BY ALL;

INSERT INTO source.table_head BY NAME
SELECT report_id, head_no, h.head_key, h.page_from, h.page_to, h.title, h.columns, h.table_no,
       h.correction_id, h.said, h.is_applied
FROM (SELECT p.report_id, generate_subscripts(r.heads, 1) AS head_no, unnest(r.heads) AS h
      FROM source.report p JOIN reading r USING (document_sha256)) ORDER BY 1, 2;

INSERT INTO source.raw_table BY NAME
SELECT report_id, generate_subscripts(raw_tables, 1) AS raw_no,
       unnest(raw_tables).page_no AS page_no, unnest(raw_tables).page_label AS page_label,
       unnest(raw_tables).grid AS grid
FROM report_reading ORDER BY 1, 2;
