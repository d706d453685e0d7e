-- 全部地区支出按类，附可信比例和地区数
SELECT exp_func_code, any_value(exp_func_name) AS 类, sum(amount_yuan) AS 支出,
       sum(trusted_amount_yuan) / nullif(sum(amount_yuan), 0) AS 可信比例,
       count(DISTINCT mof_div_code) AS 地区数
FROM mart.spending_by_function
WHERE fiscal_year = $year AND report_kind = 'budget' AND level = 1 AND fund_type = 'all'
GROUP BY exp_func_code ORDER BY 支出 DESC NULLS LAST;
