-- 各部门支出合计（表3合计行），与上年并列
WITH figure AS (
    SELECT fiscal_year, agency_code AS code, agency_name AS name, amount_yuan, basic_yuan,
           project_yuan, if(amount_yuan IS NULL, NULL, trusted_amount_yuan) AS trusted_yuan, uncertain_yuan
    FROM mart.spending_by_agency WHERE report_kind = $kind
)
SELECT coalesce(n.code, b.code) AS code, coalesce(n.name, b.name) AS name, n.amount_yuan,
       n.trusted_yuan, n.amount_yuan - n.trusted_yuan AS untrusted_yuan, n.uncertain_yuan, n.basic_yuan,
       n.project_yuan, b.amount_yuan AS last_year_yuan,
       n.amount_yuan - b.amount_yuan AS change_yuan
FROM (FROM figure WHERE fiscal_year = $year) n
FULL JOIN (FROM figure WHERE fiscal_year = $year - 1) b
  ON coalesce(b.code, b.name) = coalesce(n.code, n.name)
ORDER BY n.amount_yuan DESC NULLS LAST, code
