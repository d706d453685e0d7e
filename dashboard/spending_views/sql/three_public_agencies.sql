-- 各部门的“三公”经费（表10），与上年合计并列；未获印证的另列
WITH figure AS (
    SELECT a.fiscal_year, a.agency_code AS code, a.agency_name AS name,
           bool_and(coalesce(t.trusted, false)) AS trusted,
           sum(p.amount_yuan) FILTER (p.item = 'total' AND NOT is_unsure) AS amount_yuan,
           sum(p.amount_yuan) FILTER (p.item = 'abroad' AND NOT is_unsure) AS abroad_yuan,
           sum(p.amount_yuan) FILTER (p.item = 'reception' AND NOT is_unsure) AS reception_yuan,
           sum(p.amount_yuan) FILTER (p.item = 'vehicle_purchase' AND NOT is_unsure) AS vehicle_purchase_yuan,
           sum(p.amount_yuan) FILTER (p.item = 'vehicle_running' AND NOT is_unsure) AS vehicle_running_yuan,
           sum(p.amount_yuan) FILTER (p.item = 'total' AND is_unsure) AS uncertain_yuan
    FROM mart.spending_by_agency a JOIN (
        SELECT p.*, c.certainty IS NOT DISTINCT FROM 'uncertain' AS is_unsure
        FROM budget.three_public p LEFT JOIN source.cell c USING (cell_id)
    ) p USING (report_id)
    LEFT JOIN mart.table_trust t ON t.report_id = a.report_id AND t.table_no = 10
    WHERE a.report_kind = $kind AND a.fiscal_year IN ($year, $year - 1) AND p.fund_type = 'total'
    GROUP BY ALL
)
SELECT coalesce(n.code, b.code) AS code, coalesce(n.name, b.name) AS name, n.amount_yuan,
       if(n.trusted, n.amount_yuan, n.amount_yuan * 0) AS trusted_yuan,
       if(n.trusted, n.amount_yuan * 0, n.amount_yuan) AS untrusted_yuan, n.uncertain_yuan, n.abroad_yuan,
       n.reception_yuan, n.vehicle_purchase_yuan, n.vehicle_running_yuan,
       b.amount_yuan AS last_year_yuan, n.amount_yuan - b.amount_yuan AS change_yuan
FROM (FROM figure WHERE fiscal_year = $year) n
FULL JOIN (FROM figure WHERE fiscal_year = $year - 1) b
  ON coalesce(b.code, b.name) = coalesce(n.code, n.name)
ORDER BY n.amount_yuan DESC NULLS LAST, code
