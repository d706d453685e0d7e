-- 查不到编码的经济科目名称
SELECT dep_bgt_eco_name AS 印出的名称, count(DISTINCT report_id) AS 报告数,
       sum(amount_yuan) AS 金额
FROM budget.economic_expenditure
WHERE table_no = 6 AND dep_bgt_eco_code IS NULL AND level > 0 AND exp_side = 'total'
GROUP BY ALL ORDER BY 金额 DESC NULLS LAST;
