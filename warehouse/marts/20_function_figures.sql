-- Function figures at 类 款 项 of each report, from table 3 and table 2. Where table 3 has no codes, or
-- was not read, table 2 has the same codes by source, which add up to all money; where it has none
-- either (or is a final account's, whose income is not its spending), the classes of table 1 are all
-- there is; where table 2 has none, the split
-- by fund is that of tables 5 and 8. A parent that a report does not print is added up from its
-- printed children, level by level.
CREATE TEMP TABLE coded AS
SELECT report_id, 3 AS table_no FROM budget.function_expenditure
WHERE table_no = 3 AND exp_func_code IS NOT NULL GROUP BY report_id
UNION ALL
SELECT report_id, 2 FROM budget.fund_expenditure WHERE exp_func_code IS NOT NULL AND report_kind = 'budget'
GROUP BY ALL;

CREATE TEMP TABLE printed_function AS
SELECT report_id, fiscal_year, report_kind, 3 AS table_no, 'all' AS fund_type, exp_func_code AS code,
       level, any_value(exp_func_name) AS name,
       sum(amount_yuan) FILTER (exp_type = 'total') AS amount_yuan,
       sum(amount_yuan) FILTER (exp_type = 'basic' AND u.cell_id IS NULL) AS basic_yuan,
       sum(amount_yuan) FILTER (exp_type = 'project' AND u.cell_id IS NULL) AS project_yuan,
       coalesce(bool_and(u.cell_id IS NULL) FILTER (exp_type = 'total'), true) AS is_certain
FROM budget.function_expenditure LEFT JOIN uncertain_cell u USING (cell_id)
WHERE table_no = 3 AND exp_func_code IS NOT NULL AND report_id IN (SELECT report_id FROM used_report)
GROUP BY ALL
UNION ALL
SELECT report_id, fiscal_year, report_kind, 2, fund_type, exp_func_code, level,
       any_value(exp_func_name), sum(amount_yuan), NULL, NULL, bool_and(u.cell_id IS NULL)
FROM budget.fund_expenditure LEFT JOIN uncertain_cell u USING (cell_id)
WHERE is_source(fund_type) AND exp_func_code IS NOT NULL AND report_kind = 'budget'
  AND report_id IN (SELECT report_id FROM used_report)
GROUP BY ALL HAVING sum(amount_yuan) IS NOT NULL
UNION ALL
SELECT report_id, fiscal_year, report_kind, 2, 'all', exp_func_code, level,
       any_value(exp_func_name), sum(amount_yuan), NULL, NULL, bool_and(u.cell_id IS NULL)
FROM budget.fund_expenditure LEFT JOIN uncertain_cell u USING (cell_id)
WHERE is_source(fund_type) AND exp_func_code IS NOT NULL AND report_kind = 'budget'
  AND report_id IN (SELECT report_id FROM used_report) AND (report_id, 3) NOT IN (FROM coded)
GROUP BY ALL HAVING sum(amount_yuan) IS NOT NULL
UNION ALL
SELECT report_id, fiscal_year, report_kind, 1, 'all', line, 1, any_value(line_name),
       sum(amount_yuan), NULL, NULL, bool_and(u.cell_id IS NULL)
FROM budget.class_expenditure LEFT JOIN uncertain_cell u USING (cell_id)
WHERE table_no = 1 AND column_key = 'total' AND regexp_full_match(line, '[0-9]{3}')
  AND report_id IN (SELECT report_id FROM used_report) AND report_id NOT IN (SELECT report_id FROM coded)
GROUP BY ALL HAVING sum(amount_yuan) IS NOT NULL
UNION ALL
SELECT report_id, fiscal_year, report_kind, table_no, if(table_no = 5, 'general_public_budget', 'government_fund'),
       code, level, any_value(name), sum(amount_yuan), NULL, NULL, bool_and(u.cell_id IS NULL)
FROM (SELECT report_id, fiscal_year, report_kind, table_no, exp_func_code AS code, level, exp_func_name AS name,
    amount_yuan, cell_id
      FROM budget.function_expenditure WHERE table_no = 5 AND exp_type = 'total'
      UNION ALL
      SELECT report_id, fiscal_year, report_kind, table_no, code, level, name, amount_yuan, cell_id
      FROM budget.government_fund WHERE table_no = 8 AND column_key = 'total')
LEFT JOIN uncertain_cell u USING (cell_id)
WHERE code IS NOT NULL AND report_id IN (SELECT report_id FROM used_report) AND (report_id, 2) NOT IN (FROM coded)
GROUP BY ALL HAVING sum(amount_yuan) IS NOT NULL;

CREATE TEMP TABLE function_figure AS
WITH RECURSIVE figure AS (
    SELECT * FROM printed_function WHERE level <= 3 -- 项 is the last level: longer codes are a unit's, a project's
    UNION ALL
    SELECT f.report_id, f.fiscal_year, f.report_kind, f.table_no, f.fund_type, f.code[:-3],
           f.level - 1, NULL, sum(f.amount_yuan), sum(f.basic_yuan), sum(f.project_yuan),
           f.is_certain
    FROM figure f
    WHERE f.level > 1 AND NOT EXISTS (
        FROM printed_function p WHERE p.report_id = f.report_id AND p.table_no = f.table_no
        AND p.fund_type = f.fund_type AND p.code = f.code[:-3])
    GROUP BY ALL
)
SELECT * FROM figure;
