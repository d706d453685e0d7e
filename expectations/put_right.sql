-- What causes say should be printed: figures of tables and of the prose, lines that were left out, and
-- tables that are another year's, of which nothing is known until they are printed.
CREATE TEMP TABLE standing_cause AS
SELECT cause_key, report_id FROM quality.cause WHERE report_id IS NOT NULL
  AND cause_key IN (SELECT cause_key FROM quality.finding WHERE cause_key IS NOT NULL);

-- A sum that lacks the line which is known to be left out has no repair of its own.
CREATE TEMP TABLE short_sum AS
SELECT k.cause_key FROM quality.cause k JOIN quality.finding f USING (cause_key)
JOIN quality.finding_cell t ON t.finding_key = f.finding_key AND t.role = 'total'
JOIN source.cell c ON c.cell_id = t.cell_id
JOIN left_out_line l ON l.report_id = c.report_id AND l.table_no = c.table_no AND l.side IS NOT DISTINCT FROM c.side
 AND coalesce(l.row_no, c.row_no) = c.row_no
WHERE NOT k.decided AND k.changes = 1 AND l.code IS NOT NULL AND k.cause_key <> l.cause_key;

CREATE TEMP TABLE right_cell AS
SELECT c.cause_key, s.report_id, s.table_no, s.cell_id, c.needed_yuan
FROM quality.cause_cell c SEMI JOIN standing_cause USING (cause_key) ANTI JOIN short_sum USING (cause_key)
JOIN source.cell s USING (cell_id)
WHERE c.alternative = 1;

CREATE TEMP TABLE right_statement AS
SELECT c.cause_key, s.report_id, s.statement_id, c.needed_yuan
FROM quality.cause_cell c SEMI JOIN standing_cause USING (cause_key) JOIN source.statement s USING (statement_id)
WHERE c.alternative = 1;

CREATE TEMP TABLE right_line AS FROM left_out_line SEMI JOIN standing_cause USING (cause_key);

CREATE TEMP TABLE right_table AS
SELECT s.cause_key, t.report_id, t.table_no
FROM foreign_table t JOIN standing_cause s ON s.report_id = t.report_id
JOIN quality.cause c ON c.cause_key = s.cause_key AND c.cause_key = left(sha256('foreign' || c.main_finding_key), 16);

CREATE TEMP TABLE right_place AS
SELECT DISTINCT cause_key, report_id, table_no FROM (
    SELECT cause_key, report_id, table_no FROM right_cell
    UNION ALL SELECT cause_key, report_id, table_no FROM right_line
    UNION ALL SELECT cause_key, report_id, table_no FROM right_table);

-- What may follow from a cause: findings about a figure that it puts right, else about its table or its
-- section, or by a rule that needs this table. That the sums hold which led to it is proven already.
CREATE TEMP TABLE may_follow AS
WITH near AS (
    SELECT finding_key, r.cause_key, 1 AS distance FROM quality.finding_cell JOIN right_cell r USING (cell_id)
    UNION ALL
    SELECT finding_key, r.cause_key, 1 FROM quality.finding_statement JOIN right_statement r USING (statement_id)
    UNION ALL -- 车均 of an amount that its section says
    SELECT f.finding_key, r.cause_key, 3 FROM quality.finding_statement f JOIN source.statement s USING (statement_id)
    JOIN source.statement o ON o.report_id = s.report_id AND o.section_no = s.section_no
    JOIN right_statement r ON r.statement_id = o.statement_id
    UNION ALL
    SELECT f.finding_key, p.cause_key, 2 FROM quality.finding_cell f JOIN source.cell c USING (cell_id)
    JOIN right_place p ON p.report_id = c.report_id AND p.table_no = c.table_no
    UNION ALL
    SELECT f.finding_key, p.cause_key, 2 FROM quality.finding f JOIN rule_fact u USING (rule_id)
    JOIN right_place p ON p.report_id = f.report_id AND (p.table_no = f.table_no OR list_contains(u.needed, p.table_no))
)
SELECT n.finding_key, n.cause_key, min(n.distance) AS distance, any_value(f.rule_id) AS rule_id,
       any_value(f.report_id) AS report_id
FROM near n JOIN quality.finding f USING (finding_key)
WHERE f.cause_key IS NULL OR f.finding_key NOT IN (SELECT finding_key FROM violated_identity)
   OR f.cause_key NOT IN (SELECT cause_key FROM right_cell UNION ALL SELECT cause_key FROM right_statement)
GROUP BY ALL;
