-- The district's spending, and the growth of those departments that have both years.
WITH both_years AS (
    SELECT n.agency_code, sum(n.amount_yuan) AS now_yuan, sum(b.amount_yuan) AS before_yuan
    FROM mart.spending_by_agency n JOIN mart.spending_by_agency b
      ON b.agency_code = n.agency_code AND b.report_kind = n.report_kind
     AND b.fiscal_year = n.fiscal_year - 1
    WHERE n.fiscal_year = $year AND n.report_kind = $kind
      AND n.amount_yuan IS NOT NULL AND b.amount_yuan IS NOT NULL
    GROUP BY ALL)
SELECT sum(amount_yuan) AS amount_yuan, sum(trusted_amount_yuan) AS trusted_yuan,
       count(amount_yuan) AS reports, count(*) AS all_reports,
       count(amount_yuan) FILTER (amount_table_no = 2) AS from_income,
       count(amount_yuan) FILTER (amount_table_no = 1) AS from_summary,
       count(uncertain_yuan) AS uncertain, (SELECT count(*) FROM both_years) AS comparable,
       (SELECT sum(now_yuan) FROM both_years) AS comparable_yuan,
       (SELECT sum(before_yuan) FROM both_years) AS before_yuan
FROM mart.spending_by_agency WHERE fiscal_year = $year AND report_kind = $kind
