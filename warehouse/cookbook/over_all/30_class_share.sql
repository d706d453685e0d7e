-- 同一类支出在各地区占多少
SELECT n.jurisdiction_name AS 地区, s.exp_func_name AS 类, s.amount_yuan AS 支出,
       s.amount_yuan / nullif(t.amount_yuan, 0) AS 占全区
FROM mart.spending_by_function s
JOIN mart.district_total t USING (mof_div_code, fiscal_year, report_kind)
JOIN meta.night n USING (mof_div_code)
WHERE s.fiscal_year = $year AND s.report_kind = 'budget' AND s.level = 1
  AND s.fund_type = 'all' AND s.exp_func_code = '205'
ORDER BY 占全区 DESC NULLS LAST;
