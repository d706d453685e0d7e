-- Table 10, all funds together.
INSERT INTO mart.three_public BY NAME
SELECT b.fiscal_year, b.report_kind, b.item,
       CASE b.item WHEN 'abroad' THEN '因公出国（境）费' WHEN 'reception' THEN '公务接待费'
            WHEN 'vehicles' THEN '公务用车购置及运行费' WHEN 'vehicle_purchase' THEN '公务用车购置费'
            WHEN 'vehicle_running' THEN '公务用车运行维护费' WHEN 'total' THEN '合计' ELSE b.item END AS item_name,
       sum(b.amount_yuan) FILTER (u.cell_id IS NULL) AS amount_yuan,
       sum(b.amount_yuan) FILTER (u.cell_id IS NOT NULL) AS uncertain_yuan,
       count(DISTINCT b.report_id) FILTER (b.amount_yuan IS NOT NULL AND u.cell_id IS NULL)::INTEGER AS reports,
       any_value(e.reports_expected) AS reports_expected,
       coalesce(sum(b.amount_yuan) FILTER (t.report_id IS NOT NULL AND u.cell_id IS NULL), 0) AS trusted_amount_yuan
FROM budget.three_public b
JOIN used_report USING (report_id)
JOIN expected_or_seen e ON e.fiscal_year = b.fiscal_year AND e.report_kind = b.report_kind
LEFT JOIN trusted t ON t.report_id = b.report_id AND t.table_no = 10
LEFT JOIN uncertain_cell u USING (cell_id)
WHERE b.fund_type = 'total'
GROUP BY b.fiscal_year, b.report_kind, b.item
ORDER BY ALL;
