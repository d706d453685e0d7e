-- 全区支出按类，附可信比例
SELECT exp_func_code AS 编码, exp_func_name AS 类, amount_yuan AS 金额, basic_yuan AS 基本,
       project_yuan AS 项目, round(100 * trusted_amount_yuan / nullif(amount_yuan, 0), 1) AS 可信百分比,
       reports AS 报告, reports_expected AS 应有
FROM mart.spending_by_function
WHERE report_kind = 'budget' AND fiscal_year = $year AND level = 1 AND fund_type = 'all'
ORDER BY 金额 DESC;
