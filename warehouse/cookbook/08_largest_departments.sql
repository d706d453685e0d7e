-- 支出最多的十个部门
SELECT agency_code AS 代码, agency_name AS 部门, amount_yuan AS 支出, basic_yuan AS 基本,
       project_yuan AS 项目, errors AS 错误, warnings AS 提醒
FROM mart.spending_by_agency
WHERE report_kind = 'budget' AND fiscal_year = $year
ORDER BY 支出 DESC NULLS LAST LIMIT 10;
