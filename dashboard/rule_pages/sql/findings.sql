-- 一条规则本夜的问题
SELECT f.finding_key, f.severity, f.fiscal_year, f.agency_name, f.location, f.message,
       f.difference_yuan, f.change, f.waiver, f.decision, f.stands, f.is_consequence,
       coalesce(f.agency_code, f.agency_name) AS agency_key
FROM finding_now f
WHERE f.rule_id = $rule_id
ORDER BY f.waiver IS NOT NULL, f.fiscal_year DESC, abs(f.difference_yuan) DESC NULLS LAST,
         agency_key, f.finding_key
LIMIT $most
