-- 自己的合计互不相符（相差超过1%）的部门：各类、各项资金相加与各部门合计的差由它们造成
SELECT coalesce(agency_code, agency_name) AS key, agency_name AS name, compared, amount_yuan,
       other_yuan, difference_yuan, difference_share
FROM mart.total_disagreement WHERE report_kind = $kind AND fiscal_year = $year
ORDER BY abs(difference_yuan) DESC NULLS FIRST, key
