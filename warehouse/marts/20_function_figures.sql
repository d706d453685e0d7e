-- Function figures at 类 款 项 of each report, from table 3 and table 2. A parent that a report does
-- not print is added up from its printed children, level by level.
CREATE TEMP TABLE printed_function AS
SELECT report_id, fiscal_year, report_kind, 3 AS table_no, 'all' AS fund_type, exp_func_code AS code,
       level, any_value(exp_func_name) AS name,
       sum(amount_yuan) FILTER (exp_type = 'total') AS amount_yuan,
       sum(amount_yuan) FILTER (exp_type = 'basic') AS basic_yuan,
       sum(amount_yuan) FILTER (exp_type = 'project') AS project_yuan,
       coalesce(bool_and(u.cell_id IS NULL) FILTER (exp_type = 'total'), true) AS is_certain
FROM budget.function_expenditure LEFT JOIN uncertain_cell u USING (cell_id)
WHERE table_no = 3 AND exp_func_code IS NOT NULL AND report_id IN (SELECT report_id FROM used_report)
GROUP BY ALL
UNION ALL
SELECT report_id, fiscal_year, report_kind, 2, fund_type, exp_func_code, level,
       any_value(exp_func_name), sum(amount_yuan), NULL, NULL, bool_and(u.cell_id IS NULL)
FROM budget.fund_expenditure LEFT JOIN uncertain_cell u USING (cell_id)
WHERE fund_type <> 'total' AND exp_func_code IS NOT NULL
  AND report_id IN (SELECT report_id FROM used_report)
GROUP BY ALL HAVING sum(amount_yuan) IS NOT NULL;

CREATE TEMP TABLE function_figure AS
WITH RECURSIVE figure AS (
    SELECT * FROM printed_function
    UNION ALL
    SELECT f.report_id, f.fiscal_year, f.report_kind, f.table_no, f.fund_type, f.code[:-3],
           f.level - 1, NULL, sum(f.amount_yuan), sum(f.basic_yuan), sum(f.project_yuan),
           bool_and(f.is_certain)
    FROM figure f
    WHERE f.level > 1 AND NOT EXISTS (
        FROM printed_function p WHERE p.report_id = f.report_id AND p.table_no = f.table_no
        AND p.fund_type = f.fund_type AND p.code = f.code[:-3])
    GROUP BY ALL
)
SELECT * FROM figure;
