-- 基本支出按经济分类，以及它只占全部支出的多少
SELECT dep_bgt_eco_code AS 编码, dep_bgt_eco_name AS 经济科目, amount_yuan AS 金额,
       personnel_yuan AS 人员经费, public_yuan AS 公用经费, round(100 * covered_share, 1) AS 覆盖百分比
FROM mart.spending_by_economic_category
WHERE report_kind = 'budget' AND fiscal_year = $year AND level = 1
ORDER BY 金额 DESC;
