-- Each department's sources of money: the total row of table 2; where a form has no such table, the lines
-- of table 1. 财政拨款 is the sum of the three budgets wherever one of them is printed beside it.
INSERT INTO mart.agency_funding BY NAME
WITH source AS (
    SELECT report_id, if(starts_with(fund_type, 'carried.'), 'carry_over', fund_type) AS fund_type,
           amount_yuan, cell_id, 2 AS table_no
    FROM budget.fund_expenditure WHERE level = 0 AND is_source(fund_type)
    UNION ALL
    SELECT report_id, income_line, amount_yuan, cell_id, 1
    FROM budget.income
    WHERE table_no = 1 AND is_source(income_line) AND report_id NOT IN (SELECT report_id FROM budget.fund_expenditure)
), counted AS (
    FROM source
    QUALIFY fund_type <> 'fiscal_appropriation' OR NOT coalesce(bool_or(amount_yuan <> 0) FILTER (
        fund_type IN ('general_public_budget', 'government_fund', 'state_capital')) OVER (PARTITION BY report_id),
    false)
)
SELECT r.fiscal_year, r.report_kind, r.agency_code, r.agency_name, c.fund_type,
       sum(c.amount_yuan) FILTER (u.cell_id IS NULL) AS amount_yuan,
       sum(c.amount_yuan) FILTER (u.cell_id IS NOT NULL) AS uncertain_yuan,
       coalesce(sum(c.amount_yuan) FILTER (t.report_id IS NOT NULL AND u.cell_id IS NULL), 0) AS trusted_amount_yuan,
       report_id
FROM counted c
JOIN used_report r USING (report_id)
LEFT JOIN trusted t ON t.report_id = c.report_id AND t.table_no = c.table_no
LEFT JOIN uncertain_cell u USING (cell_id)
GROUP BY ALL
ORDER BY ALL;
