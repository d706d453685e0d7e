-- Table 6 beside the departments' totals: the basic expenditure of the general public budget, the only money printed by category.
CREATE TEMP TABLE economic_cover AS
SELECT fiscal_year, report_kind, sum(category_yuan)::DOUBLE / nullif(sum(amount_yuan), 0)::DOUBLE AS covered_share
FROM used_report
LEFT JOIN (SELECT report_id, sum(amount_yuan) AS category_yuan
           FROM budget.economic_expenditure LEFT JOIN uncertain_cell u USING (cell_id)
           WHERE table_no = 6 AND level = 0 AND exp_side = 'total' AND u.cell_id IS NULL GROUP BY ALL) USING (report_id)
LEFT JOIN (SELECT report_id, amount_yuan FROM agency_total WHERE rank = 1 AND is_certain) USING (report_id)
GROUP BY ALL;

INSERT INTO mart.spending_by_economic_category BY NAME
SELECT b.fiscal_year, b.report_kind, b.dep_bgt_eco_code,
       coalesce(max(d.name), plain_name(b.dep_bgt_eco_name)) AS dep_bgt_eco_name,
       b.gov_bgt_eco_code,
       coalesce(max(g.name), any_value(plain_name(b.gov_bgt_eco_name))) AS gov_bgt_eco_name,
       b.level, sum(b.amount_yuan) FILTER (b.exp_side = 'total' AND u.cell_id IS NULL) AS amount_yuan,
       sum(b.amount_yuan) FILTER (b.exp_side = 'personnel' AND u.cell_id IS NULL) AS personnel_yuan,
       sum(b.amount_yuan) FILTER (b.exp_side = 'public' AND u.cell_id IS NULL) AS public_yuan,
       sum(b.amount_yuan) FILTER (b.exp_side = 'total' AND u.cell_id IS NOT NULL) AS uncertain_yuan,
       any_value(c.covered_share) AS covered_share,
       count(DISTINCT b.report_id) FILTER (b.amount_yuan IS NOT NULL AND u.cell_id IS NULL)::INTEGER AS reports,
       any_value(e.reports_expected) AS reports_expected, coalesce(sum(b.amount_yuan) FILTER (
           b.exp_side = 'total' AND t.report_id IS NOT NULL AND u.cell_id IS NULL), 0) AS trusted_amount_yuan
FROM budget.economic_expenditure b
JOIN used_report USING (report_id)
JOIN expected_or_seen e ON e.fiscal_year = b.fiscal_year AND e.report_kind = b.report_kind
LEFT JOIN economic_cover c ON c.fiscal_year = b.fiscal_year AND c.report_kind = b.report_kind
LEFT JOIN trusted t ON t.report_id = b.report_id AND t.table_no = 6
LEFT JOIN uncertain_cell u USING (cell_id)
LEFT JOIN reference.department_economic d
  ON d.code = b.dep_bgt_eco_code AND b.fiscal_year BETWEEN d.valid_from AND coalesce(d.valid_to, 9999)
LEFT JOIN reference.government_economic g
  ON g.code = b.gov_bgt_eco_code AND b.fiscal_year BETWEEN g.valid_from AND coalesce(g.valid_to, 9999)
WHERE b.level > 0 AND b.table_no = 6
GROUP BY b.fiscal_year, b.report_kind, b.dep_bgt_eco_code,
         CASE WHEN b.dep_bgt_eco_code IS NULL THEN plain_name(b.dep_bgt_eco_name) END,
         plain_name(b.dep_bgt_eco_name), b.gov_bgt_eco_code,
         CASE WHEN b.gov_bgt_eco_code IS NULL THEN plain_name(b.gov_bgt_eco_name) END, b.level
ORDER BY ALL;
