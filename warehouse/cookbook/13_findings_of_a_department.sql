-- 一个部门的问题清单
SELECT severity AS 程度, table_no AS 表, location AS 位置, message AS 问题,
       expected AS 应为, actual AS 印为, page_label AS 页
FROM quality.finding
WHERE agency_code = $agency AND fiscal_year = $year
ORDER BY CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, table_no;
