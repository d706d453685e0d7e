-- 全区历年支出合计（各部门表3合计行之和）
SELECT s.fiscal_year, sum(s.amount_yuan) AS amount_yuan, sum(s.trusted_amount_yuan) AS trusted_yuan,
       sum(s.amount_yuan) - sum(s.trusted_amount_yuan) AS untrusted_yuan,
       count(s.amount_yuan) AS reports, any_value(c.expected) AS reports_expected
FROM mart.spending_by_agency s
LEFT JOIN (SELECT fiscal_year, max(reports_expected) AS expected FROM mart.spending_by_function
           WHERE report_kind = $kind GROUP BY ALL) c
  USING (fiscal_year)
WHERE s.report_kind = $kind
GROUP BY s.fiscal_year
ORDER BY s.fiscal_year DESC
