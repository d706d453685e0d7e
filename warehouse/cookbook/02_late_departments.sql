-- 逾期公开的部门
SELECT fiscal_year, agency_code, agency_name, due_on, published_on,
       published_on - due_on AS 逾期天数
FROM mart.coverage
WHERE published_on > due_on
ORDER BY 逾期天数 DESC;
