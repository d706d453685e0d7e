-- 表6覆盖全部支出的多少
SELECT any_value(e.covered_share) AS covered_share,
       sum(e.amount_yuan) FILTER (e.level = 1) AS amount_yuan,
       (SELECT amount_yuan FROM mart.district_total
        WHERE report_kind = $kind AND fiscal_year = $year) AS all_spending_yuan,
       sum(e.amount_yuan) FILTER (e.dep_bgt_eco_code IS NULL) AS uncoded_yuan,
       max(e.reports) AS reports, max(e.reports_expected) AS reports_expected
FROM mart.spending_by_economic_category e
WHERE e.report_kind = $kind AND e.fiscal_year = $year
