-- 一个科目下各部门的支出（表3，全部资金）：没有印出本级时，取其印出的最上一级相加；未获印证的另列
WITH printed AS (
    SELECT a.fiscal_year, a.agency_code, a.agency_name, report_id, f.exp_func_code AS code,
           f.exp_type, f.amount_yuan, c.certainty IS NOT DISTINCT FROM 'uncertain' AS is_unsure
    FROM mart.spending_by_agency a JOIN budget.function_expenditure f USING (report_id)
    LEFT JOIN source.cell c USING (cell_id)
    WHERE a.report_kind = $kind AND a.fiscal_year IN ($year, $year - 1) AND f.table_no = 3
      AND starts_with(f.exp_func_code, $code)
), figure AS (
    SELECT p.fiscal_year, p.agency_code, p.agency_name, bool_and(coalesce(t.trusted, false)) AS trusted,
           sum(p.amount_yuan) FILTER (p.exp_type = 'total' AND NOT is_unsure) AS amount_yuan,
           sum(p.amount_yuan) FILTER (p.exp_type = 'basic' AND NOT is_unsure) AS basic_yuan,
           sum(p.amount_yuan) FILTER (p.exp_type = 'project' AND NOT is_unsure) AS project_yuan,
           sum(p.amount_yuan) FILTER (p.exp_type = 'total' AND is_unsure) AS uncertain_yuan
    FROM printed p LEFT JOIN mart.table_trust t ON t.report_id = p.report_id AND t.table_no = 3
    WHERE NOT EXISTS (FROM printed u WHERE u.report_id = p.report_id
                      AND len(u.code) < len(p.code) AND starts_with(p.code, u.code))
    GROUP BY ALL
)
SELECT coalesce(n.agency_code, b.agency_code) AS code, coalesce(n.agency_name, b.agency_name) AS name,
       n.amount_yuan, if(n.trusted, n.amount_yuan, n.amount_yuan * 0) AS trusted_yuan,
       if(n.trusted, n.amount_yuan * 0, n.amount_yuan) AS untrusted_yuan, n.uncertain_yuan, n.basic_yuan,
       n.project_yuan, b.amount_yuan AS last_year_yuan, n.amount_yuan - b.amount_yuan AS change_yuan
FROM (FROM figure WHERE fiscal_year = $year) n
FULL JOIN (FROM figure WHERE fiscal_year = $year - 1) b
  ON coalesce(b.agency_code, b.agency_name) = coalesce(n.agency_code, n.agency_name)
ORDER BY n.amount_yuan DESC NULLS LAST, code
