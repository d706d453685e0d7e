-- title: 每处不成立都写成了问题，每个问题都有一句话
SELECT i.rule_id, i.instance_key FROM quality.instance i
WHERE i.outcome = 'violated' AND NOT EXISTS (
    FROM quality.finding f WHERE f.rule_id = i.rule_id AND f.location = i.location
    AND f.report_id IS NOT DISTINCT FROM i.report_id
    AND f.agency_code IS NOT DISTINCT FROM i.agency_code AND f.message <> '')
