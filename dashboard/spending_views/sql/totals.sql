-- 本年与上年的合计，以及两年都有报告的部门的合计（可比）
WITH figure AS (
    SELECT fiscal_year, coalesce(agency_code, agency_name) AS agency, amount_yuan,
           trusted_amount_yuan AS trusted_yuan
    FROM mart.spending_by_agency
    WHERE report_kind = $kind AND fiscal_year IN ($year, $year - 1) AND amount_yuan IS NOT NULL
), in_both AS (
    SELECT agency FROM figure GROUP BY agency HAVING count(DISTINCT fiscal_year) = 2
)
SELECT sum(amount_yuan) FILTER (fiscal_year = $year) AS amount_yuan,
       sum(trusted_yuan) FILTER (fiscal_year = $year) AS trusted_yuan,
       count(*) FILTER (fiscal_year = $year) AS reports,
       sum(amount_yuan) FILTER (fiscal_year = $year - 1) AS last_year_yuan,
       count(*) FILTER (fiscal_year = $year - 1) AS last_year_reports,
       sum(amount_yuan) FILTER (fiscal_year = $year AND agency IN (FROM in_both)) AS comparable_yuan,
       sum(amount_yuan) FILTER (fiscal_year = $year - 1 AND agency IN (FROM in_both))
           AS comparable_last_year_yuan,
       (SELECT count(*) FROM in_both) AS comparable_agencies,
       (SELECT max(reports_expected) FROM mart.spending_by_function
        WHERE report_kind = $kind AND fiscal_year = $year) AS reports_expected
FROM figure
