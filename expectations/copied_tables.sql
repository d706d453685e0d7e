-- A table that prints what another one of the report prints, and that other tables and the prose contradict
-- while the other one stands uncontradicted, was copied from it.
CREATE TEMP TABLE copied_table AS
WITH against AS (
    SELECT DISTINCT v.finding_key, c.report_id, c.table_no
    FROM (SELECT finding_key, unnest(cells).cell_id AS cell_id FROM violated WHERE severity = 'error')
        v JOIN source.cell c USING (cell_id)
), content AS (
    SELECT report_id, table_no, any_value(table_shown) AS table_shown,
           hash(list((side, row_key, column_key, amount_yuan)
               ORDER BY side, row_key, column_key, amount_yuan)) AS content
    FROM figure WHERE non_zero(amount_yuan) AND report_id IN (SELECT report_id FROM against)
    GROUP BY report_id, table_no HAVING count(*) >= 5
), twin AS (
    SELECT a.report_id, a.table_no, a.table_shown, b.table_no AS other_no, b.table_shown AS other_shown
    FROM content a JOIN content b USING (report_id, content) WHERE a.table_no <> b.table_no
), lone AS (
    SELECT t.*, a.finding_key FROM twin t JOIN against a USING (report_id, table_no)
    ANTI JOIN against o ON o.finding_key = a.finding_key AND o.table_no = t.other_no
)
SELECT report_id, table_no, any_value(table_shown) AS table_shown, any_value(other_shown) AS other_shown,
       list(finding_key) AS finding_keys
FROM lone WHERE (report_id, other_no, table_no) NOT IN (SELECT (report_id, table_no, other_no) FROM lone)
GROUP BY report_id, table_no HAVING count(DISTINCT finding_key) >= 5
QUALIFY count(*) OVER (PARTITION BY report_id) = 1;
