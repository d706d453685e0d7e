-- 部门支出比上年增减
SELECT a.agency_name AS 部门, b.amount_yuan AS 上年, a.amount_yuan AS 本年,
       a.amount_yuan - b.amount_yuan AS 增减,
       round(100 * (a.amount_yuan - b.amount_yuan) / nullif(b.amount_yuan, 0), 2) AS 增减百分比
FROM mart.spending_by_agency a
LEFT JOIN mart.spending_by_agency b
  ON b.agency_code = a.agency_code AND b.report_kind = a.report_kind
 AND b.fiscal_year = a.fiscal_year - 1
WHERE a.report_kind = 'budget' AND a.fiscal_year = $year
ORDER BY 增减 DESC NULLS LAST;
