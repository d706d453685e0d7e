-- 占52.71%: the share of the level just named, in the total of its table. Whether the total holds
-- what was carried over differs from place to place: both readings are right.
CREATE TEMP TABLE spoken_share AS
WITH whole AS (
    SELECT t.report_id, t.table_no, t.amount_yuan AS without_yuan,
           coalesce(t.amount_yuan, 0) + coalesce(c.amount_yuan, 0) AS with_yuan,
           t.quantum_yuan, t.cell_id, c.cell_id AS carried_cell
    FROM figure t
    LEFT JOIN figure c ON c.report_id = t.report_id AND c.table_no = t.table_no AND c.row_key = 'total'
     AND c.column_key = 'carry_over'
    WHERE t.table_no IN (2, 3, 5) AND t.row_key = 'total' AND t.column_key = 'total'
       OR t.table_no = 21 AND t.row_key = 'grand_total'
)
SELECT p.report_id, p.statement_id, p.quote, p.percent, p.decimals, l.what, l.printed_yuan AS part_yuan,
       l.cell_id AS part_cell, l.statement_id AS level_id, l.section_no, w.*  EXCLUDE (report_id, table_no),
       w.table_no
FROM said_now p
JOIN spoken l ON l.report_id = p.report_id AND l.section_no = p.section_no AND l.subject = p.subject
 AND l.rule_id = 'E-SHARES'
LEFT JOIN whole w ON w.report_id = p.report_id
 AND w.table_no = if(l.subject = 'general_public_budget_expenditure', 3, l.table_no)
WHERE p.measure = 'share' AND p.percent IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY p.statement_id ORDER BY l.statement_id) = 1;

CREATE MACRO best_outcome(a, b) AS
    CASE WHEN 'pass' IN (a, b) THEN 'pass' WHEN 'rounding' IN (a, b) THEN 'rounding'
         WHEN 'violated' IN (a, b) THEN 'violated' ELSE 'not_evaluable' END;
CREATE MACRO percent_text(percent, decimals) AS format('{:.' || decimals::INTEGER || 'f}%', percent::DOUBLE);
