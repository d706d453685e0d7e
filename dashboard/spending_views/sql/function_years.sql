-- 支出按功能分类，历年并列：一级科目（或某科目的下一级）
SELECT exp_func_code AS code, exp_func_name AS name, fiscal_year, amount_yuan
FROM mart.spending_by_function
WHERE report_kind = $kind AND fund_type = $fund AND level = $level
  AND starts_with(exp_func_code, $parent)
ORDER BY code, fiscal_year
