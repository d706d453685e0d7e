-- A department's spending by function (table 3) beside the year before; as printed, in its order.
WITH figure AS (
    SELECT e.fiscal_year, e.exp_func_code AS code, e.level, first(e.exp_func_name) AS name,
           sum(e.amount_yuan) FILTER (exp_type = 'total') AS total_yuan,
           sum(e.amount_yuan) FILTER (exp_type = 'basic') AS basic_yuan,
           sum(e.amount_yuan) FILTER (exp_type = 'project') AS project_yuan
    FROM budget.function_expenditure e
    WHERE e.table_no = 3 AND e.report_level = 'department' AND e.report_kind = $kind
      AND coalesce(e.agency_code, e.agency_name) = $agency AND e.fiscal_year IN ($year, $year - 1)
    GROUP BY e.fiscal_year, e.exp_func_code, e.level
)
SELECT coalesce(n.code, b.code) AS code, coalesce(n.name, b.name) AS name,
       coalesce(n.level, b.level) AS level, n.total_yuan, n.basic_yuan, n.project_yuan,
       b.total_yuan AS before_yuan
FROM (FROM figure WHERE fiscal_year = $year) n
FULL JOIN (FROM figure WHERE fiscal_year = $year - 1) b
  ON b.code IS NOT DISTINCT FROM n.code AND b.level = n.level
ORDER BY coalesce(n.code, b.code) NULLS FIRST
