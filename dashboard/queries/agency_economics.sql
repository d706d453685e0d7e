-- A department's basic expenditure by economic category (table 6) beside the year before; what nothing
-- confirms is named. A category without a code is the other year's of the same name.
WITH figure AS (
    SELECT e.fiscal_year, e.level, e.dep_bgt_eco_code AS code, first(e.dep_bgt_eco_name) AS name,
           coalesce(e.dep_bgt_eco_code, if(e.level = 0, '', e.dep_bgt_eco_name)) AS row_key,
           list(DISTINCT exp_side) FILTER (c.certainty = 'uncertain') AS unsure,
           sum(e.amount_yuan) FILTER (exp_side = 'total') AS total_yuan,
           sum(e.amount_yuan) FILTER (exp_side = 'personnel') AS personnel_yuan,
           sum(e.amount_yuan) FILTER (exp_side = 'public') AS public_yuan
    FROM budget.economic_expenditure e LEFT JOIN source.cell c USING (cell_id)
    WHERE e.table_no = 6 AND e.report_level = 'department' AND e.report_kind = $kind
      AND coalesce(e.agency_code, e.agency_name) = $agency AND e.fiscal_year IN ($year, $year - 1)
    GROUP BY ALL
)
SELECT coalesce(n.code, b.code) AS code, coalesce(n.name, b.name) AS name,
       coalesce(n.level, b.level) AS level, n.total_yuan, n.personnel_yuan, n.public_yuan,
       b.total_yuan AS before_yuan, coalesce(n.unsure, []) AS unsure,
       coalesce(list_contains(b.unsure, 'total'), false) AS before_unsure
FROM (FROM figure WHERE fiscal_year = $year) n
FULL JOIN (FROM figure WHERE fiscal_year = $year - 1) b ON b.level = n.level AND b.row_key = n.row_key
ORDER BY coalesce(n.level, b.level) > 0, coalesce(n.code, b.code) NULLS LAST, name
