-- Budget and final account of one year, by class (table 3), over the departments that print the class
-- with a certain figure in both; how many print it in one alone is told. One department, or all ('').
WITH printed AS (
    SELECT coalesce(e.agency_code, e.agency_name) AS agency_key, e.exp_func_code AS code,
           any_value(e.exp_func_name) AS name, e.report_kind, sum(e.amount_yuan) AS amount_yuan
    FROM budget.function_expenditure e LEFT JOIN source.cell c USING (cell_id)
    WHERE e.fiscal_year = $year AND e.table_no = 3 AND e.level = 1 AND e.exp_type = 'total'
      AND e.report_level = 'department' AND e.exp_func_code IS NOT NULL
      AND e.amount_yuan IS NOT NULL AND c.certainty IS DISTINCT FROM 'uncertain'
      AND ($agency = '' OR coalesce(e.agency_code, e.agency_name) = $agency)
    GROUP BY ALL
), both_read AS (
    SELECT agency_key FROM printed GROUP BY agency_key HAVING count(DISTINCT report_kind) = 2
), side AS (
    SELECT agency_key, code, any_value(name) AS name,
           sum(amount_yuan) FILTER (report_kind = 'budget') AS budget_yuan,
           sum(amount_yuan) FILTER (report_kind = 'final_account') AS final_yuan
    FROM printed SEMI JOIN both_read USING (agency_key) GROUP BY ALL
)
SELECT code, any_value(name) AS name,
       sum(budget_yuan) FILTER (final_yuan IS NOT NULL) AS budget_yuan,
       sum(final_yuan) FILTER (budget_yuan IS NOT NULL) AS final_yuan,
       count(*) FILTER (budget_yuan IS NOT NULL AND final_yuan IS NOT NULL) AS agencies,
       count(*) FILTER (final_yuan IS NULL) AS only_budget,
       count(*) FILTER (budget_yuan IS NULL) AS only_final
FROM side GROUP BY code ORDER BY code
