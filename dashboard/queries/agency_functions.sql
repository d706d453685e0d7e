-- A department's spending by function (table 3, or $table) beside the year before, as printed, in its order; what
-- nothing confirms is named. A row without a code is the other year's of the same name, an only total its total.
WITH printed AS (
    SELECT e.fiscal_year, e.exp_func_code AS code, e.level, e.exp_func_name AS name, e.exp_type,
           e.amount_yuan, c.certainty = 'uncertain' AS is_unsure,
           count(DISTINCT e.exp_func_name) FILTER (e.level = 0) OVER (PARTITION BY e.fiscal_year) AS totals
    FROM budget.function_expenditure e LEFT JOIN source.cell c USING (cell_id)
    WHERE e.table_no = $table AND e.report_level = $level AND e.report_kind = $kind
      AND coalesce(e.agency_code, e.agency_name) = $agency AND e.fiscal_year IN ($year, $year - 1)
), coded AS (
    SELECT level, name, min(code) AS code FROM printed WHERE code IS NOT NULL
    GROUP BY ALL HAVING count(DISTINCT code) = 1
), figure AS (
    SELECT fiscal_year, level, coalesce(p.code, o.code) AS code, first(name) AS name,
           coalesce(p.code, o.code, if(level = 0 AND totals = 1, '', name)) AS row_key,
           list(DISTINCT exp_type) FILTER (is_unsure) AS unsure,
           sum(amount_yuan) FILTER (exp_type = 'total') AS total_yuan,
           sum(amount_yuan) FILTER (exp_type = 'basic') AS basic_yuan,
           sum(amount_yuan) FILTER (exp_type = 'project') AS project_yuan
    FROM printed p LEFT JOIN coded o USING (level, name)
    GROUP BY fiscal_year, level, p.code, o.code, row_key
)
SELECT coalesce(n.code, b.code) AS code, coalesce(n.name, b.name) AS name,
       coalesce(n.level, b.level) AS level, n.total_yuan, n.basic_yuan, n.project_yuan,
       b.total_yuan AS before_yuan, coalesce(n.unsure, []) AS unsure,
       coalesce(list_contains(b.unsure, 'total'), false) AS before_unsure
FROM (FROM figure WHERE fiscal_year = $year) n
FULL JOIN (FROM figure WHERE fiscal_year = $year - 1) b ON b.row_key = n.row_key AND b.level = n.level
ORDER BY coalesce(n.level, b.level) > 0, coalesce(n.code, b.code) NULLS LAST, name
