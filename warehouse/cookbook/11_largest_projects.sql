-- 最大的项目
SELECT agency_name AS 部门, coalesce(unit_name, agency_name) AS 单位, pro_name AS 项目,
       amount_yuan AS 金额
FROM budget.project_expenditure
WHERE report_kind = 'budget' AND report_level = 'department' AND fiscal_year = $year
  AND table_no = 12 AND row_kind = 'project' AND fund_type = 'total'
ORDER BY 金额 DESC NULLS LAST LIMIT 20;
