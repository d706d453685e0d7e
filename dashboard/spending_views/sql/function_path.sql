-- 一个科目和它的上级，各年
SELECT exp_func_code AS code, exp_func_name AS name, level, fiscal_year, amount_yuan,
       trusted_amount_yuan AS trusted_yuan, reports
FROM mart.spending_by_function
WHERE report_kind = $kind AND fund_type = $fund
  AND exp_func_code IN (left($code, 3), left($code, 5), $code)
ORDER BY level, fiscal_year DESC
