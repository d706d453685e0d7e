-- What the list can be narrowed to: departments, rules and years that have findings that count.
SELECT 'agency' AS what, coalesce(agency_code, agency_name) AS code,
       concat_ws(' ', agency_code, any_value(agency_name)) AS said, count(*) AS findings
FROM open_finding WHERE severity <> 'info' AND coalesce(agency_code, agency_name) IS NOT NULL
GROUP BY agency_code, agency_name
UNION ALL
SELECT 'agency', '-', '没有归入部门的', count(*) FROM open_finding
WHERE severity <> 'info' AND NOT is_listed HAVING count(*) > 0
UNION ALL
SELECT 'rule', rule_id, any_value(coalesce(u.title, rule_id)), count(*)
FROM open_finding LEFT JOIN quality.rule u USING (rule_id) GROUP BY rule_id
UNION ALL
SELECT 'year', fiscal_year::VARCHAR, fiscal_year || '年', count(*)
FROM finding_now WHERE fiscal_year IS NOT NULL GROUP BY fiscal_year
ORDER BY what, if(what = 'year', code, '') DESC, code
