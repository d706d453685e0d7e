-- Where one department's own figures of its whole spending differ by more than 1%: what makes a share
-- exceed 100% is told with the department. Income is compared with a budget's expenditure alone.
INSERT INTO mart.total_disagreement BY NAME
WITH other AS (
    SELECT report_id, 'table_' || table_no AS compared, amount_yuan AS other_yuan
    FROM agency_total WHERE is_certain AND rank > 1
    UNION ALL
    SELECT report_id, 'classes', sum(amount_yuan) FROM function_figure
    WHERE level = 1 AND fund_type = 'all' GROUP BY ALL HAVING bool_and(is_certain)
    UNION ALL
    SELECT report_id, 'funds', sum(amount_yuan) FROM mart.agency_funding
    WHERE report_kind = 'budget' GROUP BY ALL HAVING bool_and(uncertain_yuan IS NULL)
    UNION ALL
    SELECT t.report_id, 'three_public', sum(t.amount_yuan)
    FROM budget.three_public t LEFT JOIN uncertain_cell u USING (cell_id)
    WHERE t.item = 'total' AND t.fund_type = 'total' GROUP BY ALL HAVING bool_and(u.cell_id IS NULL)
)
SELECT s.fiscal_year, s.report_kind, s.agency_code, s.agency_name, s.report_id, o.compared,
       s.amount_yuan, o.other_yuan, o.other_yuan - s.amount_yuan AS difference_yuan,
       (o.other_yuan - s.amount_yuan)::DOUBLE / nullif(abs(s.amount_yuan), 0)::DOUBLE AS difference_share
FROM mart.spending_by_agency s JOIN other o USING (report_id)
WHERE CASE WHEN o.compared = 'three_public' THEN o.other_yuan > s.amount_yuan
           WHEN s.amount_yuan IS NULL THEN o.compared = 'classes'
           ELSE abs(o.other_yuan - s.amount_yuan) > abs(s.amount_yuan) / 100 END
ORDER BY ALL;
