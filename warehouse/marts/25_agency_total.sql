-- What a department spends, from the best table that was read of its report: the total of all
-- expenditure (table 3), else of all income, which it equals (table 2), else of the summary (table 1).
-- A figure that nothing confirms gives way to another table's, and is never in a total. Income is all
-- expenditure in a budget alone: a final account carries money over.
-- Where a table of income counts the year's money apart from what was carried over, both are spent:
-- which it does, its own total row says.
CREATE TEMP TABLE income_total AS
WITH total_row AS (
    SELECT report_id, max(amount_yuan) FILTER (fund_type = 'total') AS total_yuan,
           coalesce(max(amount_yuan) FILTER (fund_type = 'carry_over'), 0) AS carry_yuan,
           sum(amount_yuan) FILTER (is_source(fund_type) AND fund_type <> 'carry_over') AS year_yuan,
           max(cell_id) FILTER (fund_type = 'total') AS total_cell,
           max(cell_id) FILTER (fund_type = 'carry_over') AS carry_cell
    FROM budget.fund_expenditure WHERE level = 0 AND report_kind = 'budget' GROUP BY ALL
)
SELECT *, coalesce(abs(total_yuan - year_yuan) < abs(total_yuan - year_yuan - carry_yuan), false) AS is_apart
FROM total_row WHERE total_yuan IS NOT NULL;

CREATE TEMP TABLE printed_total AS
SELECT report_id, table_no, exp_type AS column_key, amount_yuan, cell_id
FROM budget.function_expenditure WHERE table_no = 3 AND level = 0
UNION ALL
SELECT report_id, 2, 'total', total_yuan + if(is_apart, carry_yuan, 0), total_cell FROM income_total
UNION ALL
SELECT report_id, 2, 'carry_over', carry_yuan, carry_cell FROM income_total WHERE is_apart
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
           max(amount_yuan) FILTER (column_key = 'basic' AND u.cell_id IS NULL) AS basic_yuan,
           max(amount_yuan) FILTER (column_key = 'project' AND u.cell_id IS NULL) AS project_yuan,
           coalesce(bool_and(u.cell_id IS NULL) FILTER (column_key IN ('total', 'carry_over')), true) AS is_certain
    FROM printed_total LEFT JOIN uncertain_cell u USING (cell_id) GROUP BY ALL
)
SELECT *, row_number() OVER (PARTITION BY report_id ORDER BY is_certain DESC, table_no DESC) AS rank
FROM of_table WHERE amount_yuan IS NOT NULL;
