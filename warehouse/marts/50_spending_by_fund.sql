-- Table 2's total row by source of money.
INSERT INTO mart.spending_by_fund
SELECT b.fiscal_year, b.report_kind, b.fund_type, sum(b.amount_yuan),
       count(DISTINCT b.report_id) FILTER (b.amount_yuan IS NOT NULL)::INTEGER,
       any_value(e.reports_expected),
       coalesce(sum(b.amount_yuan) FILTER (t.report_id IS NOT NULL AND u.cell_id IS NULL), 0)
FROM budget.fund_expenditure b
JOIN used_report USING (report_id)
JOIN expected_or_seen e ON e.fiscal_year = b.fiscal_year AND e.report_kind = b.report_kind
LEFT JOIN trusted t ON t.report_id = b.report_id AND t.table_no = 2
LEFT JOIN uncertain_cell u USING (cell_id)
WHERE b.level = 0 AND b.fund_type <> 'total'
GROUP BY b.fiscal_year, b.report_kind, b.fund_type
ORDER BY ALL;
