-- title: 每条规则对每份现行报告都有结果
SELECT u.rule_id, r.report_id FROM quality.rule u CROSS JOIN source.current_report r
ANTI JOIN quality.evaluation e ON e.rule_id = u.rule_id AND e.report_id = r.report_id
WHERE u.family <> 'district-level'
