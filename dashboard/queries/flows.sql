-- What comes to each department by source (table 2, its total row) and goes by class (table 3);
-- certain figures above nought only.
SELECT 'in' AS side, coalesce(e.agency_code, e.agency_name) AS agency_key,
       any_value(e.agency_name) AS agency_name, if(starts_with(e.fund_type, 'carried.'), 'carry_over', e.fund_type) AS key, NULL AS name,
       sum(e.amount_yuan) AS amount_yuan
FROM budget.fund_expenditure e LEFT JOIN source.cell c USING (cell_id)
WHERE e.fiscal_year = $year AND e.report_kind = $kind AND e.report_level = 'department'
  AND coalesce(e.agency_code, e.agency_name) IS NOT NULL
  AND e.level = 0 AND is_source(e.fund_type) AND e.amount_yuan > 0 AND c.certainty IS DISTINCT FROM 'uncertain'
GROUP BY key, agency_key
UNION ALL
SELECT 'out', coalesce(e.agency_code, e.agency_name), any_value(e.agency_name), e.exp_func_code,
       any_value(e.exp_func_name), sum(e.amount_yuan)
FROM budget.function_expenditure e LEFT JOIN source.cell c USING (cell_id)
WHERE e.fiscal_year = $year AND e.report_kind = $kind AND e.report_level = 'department'
  AND coalesce(e.agency_code, e.agency_name) IS NOT NULL
  AND e.table_no = 3 AND e.level = 1 AND e.exp_type = 'total' AND e.exp_func_code IS NOT NULL
  AND e.amount_yuan > 0 AND c.certainty IS DISTINCT FROM 'uncertain'
GROUP BY e.exp_func_code, coalesce(e.agency_code, e.agency_name)
ORDER BY ALL
