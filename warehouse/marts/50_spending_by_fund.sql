-- The total row of table 2 by source of money; where a form has no such table, the lines of table 1.
-- 财政拨款 is the sum of the three budgets wherever one of them is printed beside it.
CREATE TEMP TABLE fund_figure AS
WITH source AS (
    SELECT report_id, fiscal_year, report_kind,
           if(starts_with(fund_type, 'carried.'), 'carry_over', fund_type) AS fund_type, amount_yuan, cell_id, 2 AS table_no
    FROM budget.fund_expenditure WHERE level = 0 AND is_source(fund_type)
    UNION ALL
    SELECT report_id, fiscal_year, report_kind, income_line, amount_yuan, cell_id, 1
    FROM budget.income
    WHERE table_no = 1 AND is_source(income_line) AND report_id NOT IN (SELECT report_id FROM budget.fund_expenditure)
)
FROM source
QUALIFY fund_type <> 'fiscal_appropriation' OR NOT coalesce(bool_or(amount_yuan <> 0) FILTER (
    fund_type IN ('general_public_budget', 'government_fund', 'state_capital')) OVER (PARTITION BY report_id), false);

INSERT INTO mart.spending_by_fund BY NAME
SELECT b.fiscal_year, b.report_kind, b.fund_type, sum(b.amount_yuan) FILTER (u.cell_id IS NULL) AS amount_yuan,
       sum(b.amount_yuan) FILTER (u.cell_id IS NOT NULL) AS uncertain_yuan,
       count(DISTINCT b.report_id) FILTER (b.amount_yuan IS NOT NULL AND u.cell_id IS NULL)::INTEGER AS reports,
       any_value(e.reports_expected) AS reports_expected,
       coalesce(sum(b.amount_yuan) FILTER (t.report_id IS NOT NULL AND u.cell_id IS NULL), 0) AS trusted_amount_yuan
FROM fund_figure b
JOIN used_report USING (report_id)
JOIN expected_or_seen e ON e.fiscal_year = b.fiscal_year AND e.report_kind = b.report_kind
LEFT JOIN trusted t ON t.report_id = b.report_id AND t.table_no = b.table_no
LEFT JOIN uncertain_cell u USING (cell_id)
GROUP BY b.fiscal_year, b.report_kind, b.fund_type
ORDER BY ALL;
