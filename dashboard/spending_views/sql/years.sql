-- 历年支出合计（各部门读到的最好的一张表的合计行之和）
SELECT fiscal_year, amount_yuan, trusted_amount_yuan AS trusted_yuan,
       amount_yuan - trusted_amount_yuan AS untrusted_yuan, reports, nullif(reports_expected, 0) AS reports_expected,
       comparable, change_share
FROM mart.district_total WHERE report_kind = $kind ORDER BY fiscal_year DESC
