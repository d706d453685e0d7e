-- 全区支出按资金来源
SELECT fiscal_year AS 年度, fund_type AS 资金来源, amount_yuan AS 金额,
       round(100 * amount_yuan / sum(amount_yuan) OVER (PARTITION BY fiscal_year), 2) AS 百分比
FROM mart.spending_by_fund
WHERE report_kind = 'budget' AND amount_yuan IS NOT NULL
ORDER BY 年度, 金额 DESC;
