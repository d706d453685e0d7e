-- 谁公开了，谁还没有
SELECT fiscal_year AS 年度, status AS 状态, count(*) AS 部门数,
       string_agg(agency_name, '、' ORDER BY agency_code) AS 部门
FROM mart.coverage
WHERE report_kind = 'budget'
GROUP BY ALL ORDER BY 年度 DESC, 部门数 DESC;
