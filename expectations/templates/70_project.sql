-- Performance forms of projects beside the rows of the project tables: by name, then by an amount
-- that only one of each carries. Never by order.
CREATE MACRO project_name(name) AS
    regexp_replace(regexp_replace(name, '[\s“”"‘’「」()（）《》〈〉、，,]', '', 'g'), '(项目)?(资金|经费)?$', '');

-- Where the rows come to more than the table's total, a row of the sum of those right behind it is a heading
-- (专用项目 above its projects), and so is one right above such a heading with its very amount.
CREATE TEMP TABLE project_row AS
WITH listed AS (
    SELECT f.report_id, f.table_no, f.row_no, f.row_label AS name, f.amount_yuan, f.cell_id, f.unit, f.quantum_yuan,
           sum(f.amount_yuan) OVER so_far AS up_to, count(*) FILTER (non_zero(f.amount_yuan)) OVER so_far AS place,
           sum(f.amount_yuan) OVER (PARTITION BY f.report_id, f.table_no) > t.amount_yuan AS is_nested,
           t.amount_yuan AS table_yuan
    FROM figure f LEFT JOIN (
        SELECT report_id, table_no, max(amount_yuan) AS amount_yuan FROM figure
        WHERE row_kind IN ('total', 'department') AND column_key = 'total' GROUP BY ALL) t USING (report_id, table_no)
    WHERE f.table_no IN (12, 13) AND f.row_kind = 'project' AND f.column_key = 'total'
    WINDOW so_far AS (PARTITION BY f.report_id, f.table_no ORDER BY f.row_no)
), summed AS (
    SELECT h.cell_id, h.report_id, h.table_no, h.place, h.amount_yuan FROM listed h
    WHERE h.is_nested AND non_zero(h.amount_yuan)
      AND EXISTS (FROM listed e WHERE e.report_id = h.report_id AND e.table_no = h.table_no AND e.place > h.place + 1
                  AND e.up_to - h.up_to = h.amount_yuan)
), heading AS (
    SELECT cell_id FROM summed
    UNION SELECT l.cell_id FROM listed l JOIN summed h ON h.report_id = l.report_id AND h.table_no = l.table_no
     AND h.place = l.place + 1 AND h.amount_yuan = l.amount_yuan
)
SELECT report_id, table_no, row_no, name, project_name(name) AS plain, amount_yuan, cell_id, unit, quantum_yuan,
       table_yuan, count(*) OVER (PARTITION BY report_id, amount_yuan) AS same_amount
FROM listed WHERE cell_id NOT IN (FROM heading);

CREATE TEMP TABLE project_form AS
WITH form AS (
    SELECT p.*, project_name(p.project_name) AS plain, r.agency_code AS report_agency_code,
           r.agency_name AS report_agency_name, r.fiscal_year,
           max(a.amount_yuan) FILTER (a.scope = 'annual' AND regexp_matches(a.source_name, '总额|合计')) AS annual_yuan,
           max(a.amount_yuan) FILTER (a.scope = 'whole_life'
               AND regexp_matches(a.source_name, '总额|合计')) AS whole_life_yuan
    FROM source.performance_table p JOIN source.current_report r USING (report_id)
    LEFT JOIN source.performance_amount a USING (report_id, form_no)
    WHERE p.scope = 'project' AND p.project_name IS NOT NULL GROUP BY ALL
), named AS (
    SELECT f.report_id, f.form_no, p.cell_id, count(*) OVER (PARTITION BY f.report_id, f.form_no) AS candidates
    FROM form f JOIN project_row p ON p.report_id = f.report_id AND p.plain = f.plain
), near AS (
    SELECT f.report_id, f.form_no, p.cell_id, count(*) OVER (PARTITION BY f.report_id, f.form_no) AS candidates
    FROM form f JOIN project_row p ON p.report_id = f.report_id
     AND (contains(p.plain, f.plain) OR contains(f.plain, p.plain)
          OR jaro_winkler_similarity(p.plain, f.plain) > 0.93)
    WHERE (f.report_id, f.form_no) NOT IN (SELECT (report_id, form_no) FROM named)
      AND p.cell_id NOT IN (SELECT cell_id FROM named)
), by_amount AS (
    SELECT f.report_id, f.form_no, p.cell_id, 1::BIGINT AS candidates
    FROM form f JOIN project_row p ON p.report_id = f.report_id AND p.amount_yuan = f.annual_yuan AND p.same_amount = 1
    WHERE f.agency_code IS NOT DISTINCT FROM f.report_agency_code
      AND (f.report_id, f.form_no) NOT IN (SELECT (report_id, form_no) FROM named UNION SELECT (report_id, form_no)
          FROM near)
      AND p.cell_id NOT IN (SELECT cell_id FROM named UNION SELECT cell_id FROM near)
    QUALIFY count(*) OVER (PARTITION BY f.report_id, f.annual_yuan) = 1
), pair AS (FROM named UNION ALL FROM near UNION ALL FROM by_amount)
SELECT f.*, if(m.candidates = 1, m.cell_id, NULL) AS cell_id, coalesce(m.candidates, 0) > 1 AS is_ambiguous
FROM form f LEFT JOIN pair m USING (report_id, form_no)
QUALIFY row_number() OVER (PARTITION BY f.report_id, f.form_no ORDER BY m.cell_id) = 1;
