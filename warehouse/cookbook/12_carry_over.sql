-- 上年结转的部门
SELECT agency_name AS 部门, carry_over_yuan AS 上年结转, income_yuan AS 收入总计,
       round(100 * carry_over_yuan / nullif(income_yuan, 0), 2) AS 结转百分比
FROM mart.spending_by_agency
WHERE report_kind = 'budget' AND carry_over_yuan > 0
ORDER BY 上年结转 DESC;
