-- 全区“三公”经费
SELECT fiscal_year AS 年度, item_name AS 项目, amount_yuan AS 金额, reports AS 报告数
FROM mart.three_public
WHERE report_kind = 'budget'
ORDER BY 年度, item;
