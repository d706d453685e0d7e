INSERT INTO mart.spending_by_fund BY NAME
SELECT f.fiscal_year, f.report_kind, f.fund_type, sum(f.amount_yuan) AS amount_yuan,
       sum(f.uncertain_yuan) AS uncertain_yuan, count(f.amount_yuan)::INTEGER AS reports,
       any_value(e.reports_expected) AS reports_expected,
       sum(f.trusted_amount_yuan) AS trusted_amount_yuan
FROM mart.agency_funding f
JOIN expected_or_seen e ON e.fiscal_year = f.fiscal_year AND e.report_kind = f.report_kind
GROUP BY f.fiscal_year, f.report_kind, f.fund_type
ORDER BY ALL;
