-- 一个类下面的款和项
SELECT level AS 级次, exp_func_code AS 编码, exp_func_name AS 科目, amount_yuan AS 金额
FROM mart.spending_by_function
WHERE report_kind = 'budget' AND fiscal_year = $year AND fund_type = 'all'
  AND exp_func_code LIKE '206%'
ORDER BY 编码;
