-- What comes to each department by source (table 2, its total row; else table 1) and goes by class
-- (table 3); certain figures above nought only.
WITH source_of_money AS (  -- as marts/50_spending_by_fund adds them, by department
    SELECT report_id, agency_code, agency_name, fiscal_year, report_kind, report_level,
           if(starts_with(fund_type, 'carried.'), 'carry_over', fund_type) AS fund_type, amount_yuan, cell_id
    FROM budget.fund_expenditure WHERE level = 0 AND is_source(fund_type)
    UNION ALL
    SELECT report_id, agency_code, agency_name, fiscal_year, report_kind, report_level, income_line, amount_yuan, cell_id
    FROM budget.income
    WHERE table_no = 1 AND is_source(income_line) AND report_id NOT IN (SELECT report_id FROM budget.fund_expenditure)
      AND NOT ends_with(income_line, '_total')  -- a night of before knew them as sources
), fund AS (
    FROM source_of_money
    QUALIFY fund_type <> 'fiscal_appropriation' OR NOT coalesce(bool_or(amount_yuan <> 0) FILTER (
        fund_type IN ('general_public_budget', 'government_fund', 'state_capital')) OVER (PARTITION BY report_id), false)
)
SELECT 'in' AS side, coalesce(e.agency_code, e.agency_name) AS agency_key,
       any_value(e.agency_name) AS agency_name, e.fund_type AS key, NULL AS name,
       sum(e.amount_yuan) AS amount_yuan
FROM fund e LEFT JOIN source.cell c USING (cell_id)
WHERE e.fiscal_year = $year AND e.report_kind = $kind AND e.report_level = 'department'
  AND coalesce(e.agency_code, e.agency_name) IS NOT NULL
  AND e.amount_yuan > 0 AND c.certainty IS DISTINCT FROM 'uncertain'
GROUP BY e.fund_type, agency_key
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
