-- 同一条规则在多少个地区、多少个部门有错误
SELECT f.rule_id, any_value(r.title) AS 规则, count(DISTINCT f.mof_div_code) AS 地区数,
       count(DISTINCT (f.mof_div_code, f.agency_code)) AS 部门数, count(*) AS 错误
FROM quality.finding f JOIN quality.rule r USING (rule_id)
WHERE f.severity = 'error' AND f.waiver IS NULL AND NOT f.is_consequence
GROUP BY f.rule_id ORDER BY 地区数 DESC, 错误 DESC;
