-- 支出按功能分类：一级科目（或某科目的下一级），与上年并列
WITH figure AS (
    SELECT fiscal_year, exp_func_code AS code, exp_func_name AS name, amount_yuan, basic_yuan,
           project_yuan, trusted_amount_yuan AS trusted_yuan, uncertain_yuan, reports
    FROM mart.spending_by_function
    WHERE report_kind = $kind AND fund_type = $fund AND level = $level
      AND starts_with(exp_func_code, $parent)
)
SELECT coalesce(n.code, b.code) AS code, coalesce(n.name, b.name) AS name, n.amount_yuan,
       n.trusted_yuan, n.amount_yuan - n.trusted_yuan AS untrusted_yuan, n.uncertain_yuan, n.basic_yuan,
       n.project_yuan, b.amount_yuan AS last_year_yuan,
       n.amount_yuan - b.amount_yuan AS change_yuan, n.reports, b.reports AS last_year_reports
FROM (FROM figure WHERE fiscal_year = $year) n
FULL JOIN (FROM figure WHERE fiscal_year = $year - 1) b ON b.code = n.code
ORDER BY n.amount_yuan DESC NULLS LAST, code
