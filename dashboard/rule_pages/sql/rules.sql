-- 规则目录，附本夜的次数。finding_now 是本夜的问题，豁免栏已含此后的审核意见
WITH found AS (
    SELECT rule_id, count(*) FILTER (waiver IS NULL) AS findings,
           count(*) FILTER (waiver IS NULL AND change = 'new') AS fresh,
           count(DISTINCT coalesce(agency_code, agency_name)) FILTER (waiver IS NULL) AS agencies,
           count(*) FILTER (waiver IS NOT NULL) AS waived,
           count(*) FILTER (decision = 'confirmed' AND stands) AS confirmed,
           count(*) FILTER (decision = 'false_alarm' AND stands) AS false_alarms_told
    FROM finding_now GROUP BY rule_id
), where_found AS (
    SELECT rule_id, list({'key': agency_key, 'name': agency_name, 'findings': findings}
                         ORDER BY findings DESC, agency_key) AS places
    FROM (SELECT rule_id, coalesce(agency_code, agency_name) AS agency_key,
                 any_value(agency_name) AS agency_name, count(*) AS findings
          FROM finding_now WHERE waiver IS NULL GROUP BY ALL)
    WHERE agency_key IS NOT NULL GROUP BY rule_id
), judged AS (
    SELECT rule_id, count(*) FILTER (outcome = 'pass') AS passed,
           count(*) FILTER (outcome = 'rounding') AS rounding,
           count(*) FILTER (outcome = 'violated') AS violated,
           count(*) FILTER (outcome = 'not_applicable') AS not_applicable,
           count(*) FILTER (outcome = 'not_evaluable') AS not_evaluable
    FROM quality.evaluation GROUP BY rule_id
), waivers AS (SELECT rule_id, count(*) AS waivers FROM reference.waiver GROUP BY rule_id),
switched AS (SELECT rule_id, max(reason) AS switched_off FROM reference.switched_off GROUP BY rule_id)
SELECT rule_id, coalesce(r.title, rule_id) AS title, coalesce(r.family, '') AS family,
       coalesce(r.severity, 'info') AS severity, r.basis, r.message, r.false_alarms,
       coalesce(f.findings, 0) AS findings, coalesce(f.fresh, 0) AS fresh,
       coalesce(f.agencies, 0) AS agencies, coalesce(f.waived, 0) AS waived,
       coalesce(f.confirmed, 0) AS confirmed,
       coalesce(f.false_alarms_told, 0) AS false_alarms_told, coalesce(p.places, []) AS places,
       coalesce(j.passed, 0) AS passed, coalesce(j.rounding, 0) AS rounding,
       coalesce(j.violated, 0) AS violated, coalesce(j.not_applicable, 0) AS not_applicable,
       coalesce(j.not_evaluable, 0) AS not_evaluable, coalesce(w.waivers, 0) AS waivers,
       s.switched_off
FROM quality.rule r FULL JOIN switched s USING (rule_id)
LEFT JOIN found f USING (rule_id) LEFT JOIN where_found p USING (rule_id)
LEFT JOIN judged j USING (rule_id) LEFT JOIN waivers w USING (rule_id)
ORDER BY rule_id
