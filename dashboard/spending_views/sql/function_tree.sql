-- 支出按功能分类：本级和下一级，画成块的大小
SELECT exp_func_code AS code, exp_func_name AS name, level, amount_yuan,
       trusted_amount_yuan AS trusted_yuan
FROM mart.spending_by_function
WHERE report_kind = $kind AND fund_type = $fund AND fiscal_year = $year
  AND level IN ($level, $level + 1) AND starts_with(exp_func_code, $parent) AND amount_yuan > 0
ORDER BY level, amount_yuan DESC, code
