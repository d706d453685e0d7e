-- One row a department and year: what it spends, what it receives, what was found.
-- Findings are counted by whom they are of, with a report or without: as `open_count` does on pages.
CREATE TEMP TABLE finding_count AS
SELECT fiscal_year, report_kind, coalesce(agency_code, agency_name) AS agency_key,
       count(*) FILTER (severity = 'error')::INTEGER AS errors,
       count(*) FILTER (severity = 'warning')::INTEGER AS warnings
FROM quality.finding WHERE waiver IS NULL AND NOT is_consequence GROUP BY ALL;

INSERT INTO mart.spending_by_agency BY NAME
SELECT r.fiscal_year, r.report_kind, r.agency_code, r.agency_name, r.report_id,
       CASE WHEN s.is_certain THEN s.amount_yuan END AS amount_yuan,
       CASE WHEN s.is_certain THEN s.basic_yuan END AS basic_yuan,
       CASE WHEN s.is_certain THEN s.project_yuan END AS project_yuan,
       s.table_no AS amount_table_no,
       CASE WHEN NOT s.is_certain THEN s.amount_yuan END AS uncertain_yuan,
       i.income_yuan, i.carry_over_yuan,
       coalesce(n.errors, 0) AS errors, coalesce(n.warnings, 0) AS warnings,
       1 AS reports, 1 AS reports_expected,
       CASE WHEN t.report_id IS NULL OR NOT s.is_certain THEN 0 ELSE coalesce(s.amount_yuan, 0) END
       AS trusted_amount_yuan
FROM used_report r
LEFT JOIN agency_total s ON s.report_id = r.report_id AND s.rank = 1
LEFT JOIN (SELECT report_id, max(amount_yuan) FILTER (income_line = 'grand_total') AS income_yuan,
                  max(amount_yuan) FILTER (income_line = 'carry_over') AS carry_over_yuan
           FROM budget.income LEFT JOIN uncertain_cell u USING (cell_id)
           WHERE table_no = 1 AND u.cell_id IS NULL GROUP BY ALL) i ON i.report_id = r.report_id
LEFT JOIN finding_count n ON n.fiscal_year = r.fiscal_year AND n.report_kind = r.report_kind
 AND n.agency_key IS NOT DISTINCT FROM coalesce(r.agency_code, r.agency_name)
LEFT JOIN trusted t ON t.report_id = r.report_id AND t.table_no = s.table_no
ORDER BY ALL;
