-- One row a department and year: what it spends, what it receives, what was found.
CREATE TEMP TABLE finding_count AS
SELECT report_id, count(*) FILTER (severity = 'error')::INTEGER AS errors,
       count(*) FILTER (severity = 'warning')::INTEGER AS warnings
FROM quality.finding WHERE report_id IS NOT NULL AND waiver IS NULL AND NOT is_consequence GROUP BY ALL;

INSERT INTO mart.spending_by_agency
SELECT r.fiscal_year, r.report_kind, r.agency_code, r.agency_name, r.report_id,
       s.amount_yuan, s.basic_yuan, s.project_yuan, i.income_yuan, i.carry_over_yuan,
       coalesce(n.errors, 0), coalesce(n.warnings, 0), 1, 1,
       CASE WHEN t.report_id IS NULL OR NOT s.is_certain THEN 0 ELSE coalesce(s.amount_yuan, 0) END
FROM used_report r
LEFT JOIN (SELECT report_id, max(amount_yuan) FILTER (exp_type = 'total') AS amount_yuan,
                  max(amount_yuan) FILTER (exp_type = 'basic') AS basic_yuan,
                  max(amount_yuan) FILTER (exp_type = 'project') AS project_yuan,
                  coalesce(bool_and(u.cell_id IS NULL) FILTER (exp_type = 'total'), true)
                  AS is_certain
           FROM budget.function_expenditure LEFT JOIN uncertain_cell u USING (cell_id)
           WHERE table_no = 3 AND level = 0 GROUP BY ALL) s
  USING (report_id)
LEFT JOIN (SELECT report_id, max(amount_yuan) FILTER (income_line = 'grand_total') AS income_yuan,
                  max(amount_yuan) FILTER (income_line = 'carry_over') AS carry_over_yuan
           FROM budget.income WHERE table_no = 1 GROUP BY ALL) i USING (report_id)
LEFT JOIN finding_count n USING (report_id)
LEFT JOIN trusted t ON t.report_id = r.report_id AND t.table_no = 3
ORDER BY ALL;
