-- What comes to each department by source and goes by class (table 3), and of this what tables without an error
-- say; certain figures above nought only.
SELECT 'in' AS side, coalesce(agency_code, agency_name) AS agency_key, any_value(agency_name) AS agency_name,
       fund_type AS key, NULL AS name, sum(amount_yuan) AS amount_yuan, NULL AS trusted_yuan
FROM mart.agency_funding
WHERE fiscal_year = $year AND report_kind = $kind AND amount_yuan > 0
GROUP BY fund_type, agency_key
UNION ALL
SELECT 'out', coalesce(e.agency_code, e.agency_name), any_value(e.agency_name), e.exp_func_code,
       any_value(e.exp_func_name), sum(e.amount_yuan), coalesce(sum(e.amount_yuan) FILTER (t.trusted), 0)
FROM budget.function_expenditure e LEFT JOIN source.cell c USING (cell_id)
LEFT JOIN mart.table_trust t ON t.report_id = e.report_id AND t.table_no = e.table_no
WHERE e.fiscal_year = $year AND e.report_kind = $kind AND e.report_level = 'department'
  AND coalesce(e.agency_code, e.agency_name) IS NOT NULL
  AND e.table_no = 3 AND e.level = 1 AND e.exp_type = 'total' AND e.exp_func_code IS NOT NULL
  AND e.amount_yuan > 0 AND c.certainty IS DISTINCT FROM 'uncertain'
GROUP BY e.exp_func_code, coalesce(e.agency_code, e.agency_name)
ORDER BY ALL
