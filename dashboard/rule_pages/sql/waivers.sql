-- 一条规则在本地区的豁免
SELECT w.agency_code, a.agency_name, w.fiscal_year, w.place, w.reason, w.waived_by, w.until,
       w.until < n.as_of AS expired
FROM reference.waiver w
LEFT JOIN reference.agency a USING (mof_div_code, agency_code), meta.night n
WHERE w.rule_id = $rule_id
ORDER BY ALL
