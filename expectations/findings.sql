-- Where a form's tables have no numbers of their own, places name them by title.
UPDATE quality.instance AS i SET location = w.location FROM worded w
WHERE i.rowid = w.instance_no AND w.location IS NOT NULL;

CREATE TEMP TABLE violated AS
SELECT w.finding_key, w.message, i.* FROM worded w JOIN quality.instance i ON i.rowid = w.instance_no;

-- A waiver silences nothing: the finding stays, with the reason beside it.
CREATE TEMP TABLE waived AS
SELECT i.finding_key,
       string_agg(DISTINCT w.reason || '（' || w.waived_by || '，至' || w.until || '）', '；') AS waiver
FROM violated i JOIN reference.waiver w ON w.rule_id = i.rule_id
 AND coalesce(w.agency_code, i.agency_code) IS NOT DISTINCT FROM i.agency_code
 AND coalesce(w.fiscal_year, i.fiscal_year) IS NOT DISTINCT FROM i.fiscal_year
 AND contains(i.location, coalesce(w.place, '')), meta.night n
WHERE n.as_of <= w.until
GROUP BY ALL;

-- What people call a page; in a report of several files with the file's name.
CREATE TEMP TABLE labelled_page AS
SELECT report_id, page_no, min(page_label) AS page_label FROM (
    SELECT report_id, page_no, page_label FROM source.section
    UNION ALL SELECT report_id, page_no, page_label FROM source.cell
    UNION ALL SELECT report_id, page_from, page_label FROM source.performance_table)
GROUP BY ALL;

-- A page without a label of its own is called after the nearest one before it, in the same file.
CREATE TEMP TABLE page_label AS
WITH known AS (
    SELECT report_id, page_no, regexp_extract(page_label, '^(“.*”)第(\d+)页$', ['file', 'number']) AS label
    FROM labelled_page WHERE regexp_matches(page_label, '^“.*”第\d+页$')
), asked AS (SELECT DISTINCT report_id, page_no FROM violated WHERE page_no IS NOT NULL)
SELECT a.report_id, a.page_no,
       coalesce(d.page_label, k.label.file || '第' || (k.label.number::INTEGER + a.page_no - k.page_no) || '页',
                '第' || a.page_no || '页') AS page_label
FROM asked a LEFT JOIN labelled_page d USING (report_id, page_no)
ASOF LEFT JOIN known k ON k.report_id = a.report_id AND k.page_no <= a.page_no;

-- Where a finding is to be looked up: the sentence that says it, then the cells it is held against.
CREATE TEMP TABLE finding_page AS
WITH said AS (
    SELECT finding_key, report_id, unnest(statement_ids) AS statement_id, generate_subscripts(statement_ids, 1) AS n
    FROM violated
), looked AS (
    SELECT finding_key, report_id, unnest(cells).cell_id AS cell_id, generate_subscripts(cells, 1) AS n FROM violated
), place AS (
    SELECT finding_key, 1 AS kind, n, page_no, page_label FROM said
    JOIN source.statement USING (report_id, statement_id)
    UNION ALL BY NAME
    SELECT finding_key, 2 AS kind, n, page_no, page_label FROM looked JOIN source.cell USING (report_id, cell_id)
    UNION ALL BY NAME
    SELECT i.finding_key, if(i.table_no IS NULL OR len(i.quotes) > 0, 0, 3) AS kind, 0 AS n, i.page_no, d.page_label
    FROM violated i JOIN page_label d ON d.report_id = i.report_id AND d.page_no = i.page_no
), once AS (
    SELECT finding_key, page_label, min(page_no) AS page_no, min((kind, n)) AS rank FROM place GROUP BY ALL
)
SELECT finding_key, arg_min(page_no, rank) AS page_no,
       array_to_string(list(page_label ORDER BY rank)[:3], '、') AS page_label
FROM once GROUP BY ALL;

-- Violated instances with their sentences become findings; yesterday's file says which are new.
INSERT INTO quality.finding BY NAME
SELECT i.finding_key, i.rule_id, u.family, i.severity, i.report_id, i.agency_code,
       coalesce(r.agency_name, a.agency_name, i.agency_name) AS agency_name, i.fiscal_year,
       coalesce(i.report_kind, r.report_kind, 'budget') AS report_kind, i.table_no, i.location,
       i.message, if(has_amounts, in_unit(i.expected_yuan, coalesce(t.unit, s.unit, '元')), NULL) AS expected,
       if(has_amounts, in_unit(i.actual_yuan, coalesce(t.unit, s.unit, '元')), NULL) AS actual, i.difference_yuan,
       i.envelope_yuan, d.page_no, d.page_label,
       coalesce(l.first_seen, n.as_of) AS first_seen, n.as_of AS last_seen,
       if(l.finding_key IS NULL, 'new', 'open') AS change, v.waiver, NULL AS arithmetic,
       NULL AS cause_key, false AS is_consequence
FROM (SELECT *, expected_yuan IS NOT NULL OR actual_yuan IS NOT NULL AS has_amounts FROM violated) i
JOIN quality.rule u ON u.rule_id = i.rule_id
LEFT JOIN source.report r ON r.report_id = i.report_id
LEFT JOIN reference.agency a ON a.agency_code = i.agency_code
LEFT JOIN source.report_table t ON t.report_id = i.report_id AND t.table_no = i.table_no
LEFT JOIN source.statement s ON s.statement_id = i.statement_ids[1]
LEFT JOIN finding_page d USING (finding_key)
LEFT JOIN last_finding l USING (finding_key)
LEFT JOIN waived v USING (finding_key)
CROSS JOIN meta.night n
ORDER BY i.finding_key;

INSERT INTO quality.finding_cell BY NAME
SELECT DISTINCT finding_key, c.cell_id, c.role FROM (SELECT finding_key, unnest(cells) AS c FROM violated)
ORDER BY ALL;

INSERT INTO quality.finding_statement BY NAME
SELECT DISTINCT finding_key, unnest(statement_ids) AS statement_id FROM violated
ORDER BY ALL;

INSERT INTO quality.finding_quote BY NAME
SELECT * FROM (SELECT finding_key, generate_subscripts(quotes, 1) AS quote_no, form_no, unnest(quotes) AS quote
    FROM violated)
WHERE quote <> ''
ORDER BY ALL;
