-- 各部门历年支出合计（表3合计行）
SELECT agency_code AS code, arg_max(agency_name, fiscal_year) AS name, fiscal_year,
       sum(amount_yuan) AS amount_yuan, sum(trusted_amount_yuan) AS trusted_yuan
FROM mart.spending_by_agency
WHERE report_kind = $kind
GROUP BY agency_code, CASE WHEN agency_code IS NULL THEN agency_name END, fiscal_year
ORDER BY code, fiscal_year
