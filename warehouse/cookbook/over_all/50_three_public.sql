-- 各地区的“三公”经费
SELECT n.jurisdiction_name AS 地区, t.* EXCLUDE (mof_div_code)
FROM mart.three_public t JOIN meta.night n USING (mof_div_code)
WHERE t.fiscal_year = $year AND t.report_kind = 'budget'
ORDER BY t.mof_div_code;
