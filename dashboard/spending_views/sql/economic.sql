-- 一般公共预算基本支出按部门预算支出经济分类（表6），与上年并列
WITH figure AS (
    SELECT fiscal_year, dep_bgt_eco_code AS code, dep_bgt_eco_name AS name,
           sum(amount_yuan) AS amount_yuan, sum(personnel_yuan) AS personnel_yuan,
           sum(public_yuan) AS public_yuan, sum(trusted_amount_yuan) AS trusted_yuan,
           sum(uncertain_yuan) AS uncertain_yuan
    FROM mart.spending_by_economic_category
    WHERE report_kind = $kind AND level = $level
      AND ($parent = '' OR starts_with(dep_bgt_eco_code, $parent))
    GROUP BY ALL
)
SELECT coalesce(n.code, b.code) AS code, coalesce(n.name, b.name) AS name, n.amount_yuan,
       n.trusted_yuan, n.amount_yuan - n.trusted_yuan AS untrusted_yuan, n.uncertain_yuan, n.personnel_yuan,
       n.public_yuan, b.amount_yuan AS last_year_yuan,
       n.amount_yuan - b.amount_yuan AS change_yuan
FROM (FROM figure WHERE fiscal_year = $year) n
FULL JOIN (FROM figure WHERE fiscal_year = $year - 1) b
  ON coalesce(b.code, b.name) = coalesce(n.code, n.name)
ORDER BY n.amount_yuan DESC NULLS LAST, code
