-- 同一笔钱按政府预算支出经济分类（表6中与款对应的科目）
WITH figure AS (
    SELECT fiscal_year, gov_bgt_eco_code AS code, coalesce(gov_bgt_eco_name, '（没有印出）') AS name,
           sum(amount_yuan) AS amount_yuan, sum(trusted_amount_yuan) AS trusted_yuan,
           sum(uncertain_yuan) AS uncertain_yuan
    FROM mart.spending_by_economic_category
    WHERE report_kind = $kind AND level = 2
      AND ($parent = '' OR starts_with(dep_bgt_eco_code, $parent))
    GROUP BY ALL
)
SELECT coalesce(n.code, b.code) AS code, coalesce(n.name, b.name) AS name, n.amount_yuan,
       n.trusted_yuan, n.amount_yuan - n.trusted_yuan AS untrusted_yuan, n.uncertain_yuan,
       b.amount_yuan AS last_year_yuan, n.amount_yuan - b.amount_yuan AS change_yuan
FROM (FROM figure WHERE fiscal_year = $year) n
FULL JOIN (FROM figure WHERE fiscal_year = $year - 1) b
  ON coalesce(b.code, b.name) = coalesce(n.code, n.name)
ORDER BY n.amount_yuan DESC NULLS LAST, code
