-- 任何合计都能追到单元格
SELECT r.agency_name AS 部门, c.printed AS 印出, c.page_label AS 页, c.cell_id AS 单元格
FROM budget.function_expenditure b
JOIN source.cell c USING (cell_id)
JOIN source.report r ON r.report_id = b.report_id
WHERE b.table_no = 3 AND b.exp_func_code = '2060702' AND b.exp_type = 'total'
  AND b.report_level = 'department' AND b.fiscal_year = $year
ORDER BY b.amount_yuan DESC;
