-- What a department spends, from the best table that was read of its report: the total of all
-- expenditure (table 3), else of all income, which it equals (table 2), else of the summary (table 1).
-- A figure that nothing confirms gives way to another table's, and is never in a total.
CREATE TEMP TABLE printed_total AS
SELECT report_id, table_no, exp_type AS column_key, amount_yuan, cell_id
FROM budget.function_expenditure WHERE table_no = 3 AND level = 0
UNION ALL
SELECT report_id, 2, fund_type, amount_yuan, cell_id
FROM budget.fund_expenditure WHERE fund_type = 'total' AND level = 0
UNION ALL
SELECT report_id, 1, 'total', first(amount_yuan ORDER BY line), first(cell_id ORDER BY line)
FROM budget.class_expenditure
WHERE table_no = 1 AND column_key IN ('total', 'amount')
  AND line IN ('current_year_total', 'grand_total') AND amount_yuan IS NOT NULL
GROUP BY ALL;

CREATE TEMP TABLE agency_total AS
WITH of_table AS (
    SELECT report_id, table_no,
           max(amount_yuan) FILTER (column_key = 'total') AS amount_yuan,
           max(amount_yuan) FILTER (column_key = 'basic') AS basic_yuan,
           max(amount_yuan) FILTER (column_key = 'project') AS project_yuan,
           coalesce(bool_and(u.cell_id IS NULL) FILTER (column_key = 'total'), true) AS is_certain
    FROM printed_total LEFT JOIN uncertain_cell u USING (cell_id) GROUP BY ALL
)
SELECT *, row_number() OVER (PARTITION BY report_id ORDER BY is_certain DESC, table_no DESC) AS rank
FROM of_table WHERE amount_yuan IS NOT NULL;
