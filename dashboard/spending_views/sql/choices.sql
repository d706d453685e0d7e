-- 有报告的种类和年度
SELECT DISTINCT report_kind, fiscal_year FROM mart.spending_by_agency ORDER BY ALL
