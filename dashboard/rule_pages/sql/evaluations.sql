-- 一条规则对各份报告的结果
SELECT e.outcome, e.reason, e.instances, e.report_id, e.fiscal_year, r.report_kind,
       coalesce(e.agency_code, r.agency_code) AS agency_code,
       coalesce(r.agency_name, a.agency_name) AS agency_name,
       coalesce(e.agency_code, r.agency_code, r.agency_name) AS agency_key
FROM quality.evaluation e
LEFT JOIN source.report r USING (report_id)
LEFT JOIN reference.agency a ON a.agency_code = e.agency_code
WHERE e.rule_id = $rule_id
ORDER BY e.fiscal_year DESC, agency_key
