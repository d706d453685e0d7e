-- 支出按资金来源（表2合计行），与上年并列
WITH figure AS (
    SELECT fiscal_year, fund_type AS code, amount_yuan, trusted_amount_yuan AS trusted_yuan, uncertain_yuan, reports
    FROM mart.spending_by_fund
    WHERE report_kind = $kind
)
SELECT coalesce(n.code, b.code) AS code, n.amount_yuan, n.trusted_yuan,
       n.amount_yuan - n.trusted_yuan AS untrusted_yuan, n.uncertain_yuan, b.amount_yuan AS last_year_yuan,
       n.amount_yuan - b.amount_yuan AS change_yuan, n.reports, b.reports AS last_year_reports
FROM (FROM figure WHERE fiscal_year = $year) n
FULL JOIN (FROM figure WHERE fiscal_year = $year - 1) b ON b.code = n.code
ORDER BY n.amount_yuan DESC NULLS LAST, code
