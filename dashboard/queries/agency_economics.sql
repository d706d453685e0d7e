-- A department's basic expenditure by economic category (table 6) beside the year before; what nothing
-- confirms is named. A category without a code is the other year's of the same name, an only total its total;
-- final accounts print two, of personnel and of public expenses.
WITH printed AS (
    SELECT e.fiscal_year, e.level, e.dep_bgt_eco_code AS code, e.dep_bgt_eco_name AS name, e.exp_side,
           e.amount_yuan, c.certainty = 'uncertain' AS is_unsure,
           count(DISTINCT e.dep_bgt_eco_name) FILTER (e.level = 0) OVER (PARTITION BY e.fiscal_year) AS totals
    FROM budget.economic_expenditure e LEFT JOIN source.cell c USING (cell_id)
    WHERE e.table_no = 6 AND e.report_level = $level AND e.report_kind = $kind
      AND coalesce(e.agency_code, e.agency_name) = $agency AND e.fiscal_year IN ($year, $year - 1)
), figure AS (
    SELECT fiscal_year, level, code, first(name) AS name,
           coalesce(code, if(level = 0 AND totals = 1, '', name)) AS row_key,
           list(DISTINCT exp_side) FILTER (is_unsure) AS unsure,
           sum(amount_yuan) FILTER (exp_side = 'total') AS total_yuan,
           sum(amount_yuan) FILTER (exp_side = 'personnel') AS personnel_yuan,
           sum(amount_yuan) FILTER (exp_side = 'public') AS public_yuan
    FROM printed GROUP BY fiscal_year, level, code, row_key
)
SELECT coalesce(n.code, b.code) AS code, coalesce(n.name, b.name) AS name,
       coalesce(n.level, b.level) AS level, n.total_yuan, n.personnel_yuan, n.public_yuan,
       b.total_yuan AS before_yuan, coalesce(n.unsure, []) AS unsure,
       coalesce(list_contains(b.unsure, 'total'), false) AS before_unsure
FROM (FROM figure WHERE fiscal_year = $year) n
FULL JOIN (FROM figure WHERE fiscal_year = $year - 1) b ON b.level = n.level AND b.row_key = n.row_key
ORDER BY coalesce(n.level, b.level) > 0, coalesce(n.code, b.code) NULLS LAST, name
