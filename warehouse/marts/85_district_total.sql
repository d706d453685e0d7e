-- The district's one total of a year: who is in it, from which table, who is not, what it was before.
-- Every page, summary and export takes it from here.
CREATE TEMP TABLE agency_year AS
SELECT fiscal_year, report_kind, coalesce(agency_code, agency_name) AS agency_key,
       sum(amount_yuan) AS amount_yuan
FROM mart.spending_by_agency WHERE amount_yuan IS NOT NULL GROUP BY ALL;

INSERT INTO mart.district_missing BY NAME
SELECT c.fiscal_year, c.report_kind, c.agency_code, c.agency_name, c.report_id,
       CASE WHEN s.uncertain_yuan IS NOT NULL THEN 'uncertain'
            WHEN c.status LIKE 'published%' THEN 'no_total' ELSE c.status END AS reason,
       s.uncertain_yuan, b.amount_yuan AS last_year_yuan
FROM mart.coverage c
LEFT JOIN mart.spending_by_agency s USING (report_id)
LEFT JOIN agency_year b ON b.agency_key = coalesce(c.agency_code, c.agency_name)
 AND b.report_kind = c.report_kind AND b.fiscal_year = c.fiscal_year - 1
WHERE c.status <> 'secret' AND s.amount_yuan IS NULL
  AND coalesce(c.agency_code, c.agency_name) IS NOT NULL
  AND (c.fiscal_year, c.report_kind) IN (SELECT (fiscal_year, report_kind) FROM used_report)
ORDER BY ALL;

INSERT INTO mart.district_total BY NAME
WITH spent AS (
    SELECT fiscal_year, report_kind, sum(amount_yuan) AS amount_yuan,
           coalesce(sum(trusted_amount_yuan), 0) AS trusted_amount_yuan,
           count(amount_yuan) AS reports, sum(uncertain_yuan) AS uncertain_yuan,
           count(amount_yuan) FILTER (amount_table_no = 3) AS from_expenditure,
           count(amount_yuan) FILTER (amount_table_no = 2) AS from_income,
           count(amount_yuan) FILTER (amount_table_no = 1) AS from_summary
    FROM mart.spending_by_agency GROUP BY ALL
), gone AS (
    SELECT fiscal_year, report_kind, count(*) AS missing, count(uncertain_yuan) AS uncertain,
           count(last_year_yuan) AS missing_last_year, sum(last_year_yuan) AS missing_last_year_yuan
    FROM mart.district_missing GROUP BY ALL
), listed AS (
    SELECT fiscal_year, report_kind, count(*) FILTER (is_expected) AS reports_expected,
           count(coalesce(agency_code, agency_name)) FILTER (status <> 'secret') AS departments
    FROM mart.coverage GROUP BY ALL
), both_years AS (
    SELECT n.fiscal_year, n.report_kind, count(*) AS comparable, sum(n.amount_yuan) AS comparable_yuan,
           sum(b.amount_yuan) AS comparable_last_year_yuan
    FROM agency_year n JOIN agency_year b ON b.agency_key = n.agency_key
     AND b.report_kind = n.report_kind AND b.fiscal_year = n.fiscal_year - 1 GROUP BY ALL
)
SELECT s.*, l.departments, l.reports_expected, coalesce(g.missing, 0) AS missing,
       coalesce(g.uncertain, 0) AS uncertain, coalesce(g.missing_last_year, 0) AS missing_last_year,
       g.missing_last_year_yuan, coalesce(b.reports, 0) AS last_year_reports,
       b.amount_yuan AS last_year_yuan, coalesce(y.comparable, 0) AS comparable,
       y.comparable_yuan, y.comparable_last_year_yuan,
       s.trusted_amount_yuan::DOUBLE / nullif(s.amount_yuan, 0)::DOUBLE AS trusted_share,
       g.missing_last_year_yuan::DOUBLE / nullif(b.amount_yuan, 0)::DOUBLE AS missing_share,
       (y.comparable_yuan - y.comparable_last_year_yuan)::DOUBLE
       / nullif(abs(y.comparable_last_year_yuan), 0)::DOUBLE AS change_share
FROM spent s JOIN listed l USING (fiscal_year, report_kind)
LEFT JOIN gone g USING (fiscal_year, report_kind)
LEFT JOIN spent b ON b.report_kind = s.report_kind AND b.fiscal_year = s.fiscal_year - 1
LEFT JOIN both_years y ON y.fiscal_year = s.fiscal_year AND y.report_kind = s.report_kind
ORDER BY ALL;
