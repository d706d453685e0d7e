-- Each rule on each current report: the gravest outcome of its instances, never silence.
INSERT INTO quality.evaluation BY NAME
WITH ranked AS (
    SELECT *, CASE outcome WHEN 'violated' THEN 1 WHEN 'rounding' THEN 2 WHEN 'not_evaluable' THEN 3
                           WHEN 'pass' THEN 4 ELSE 5 END AS gravity
    FROM quality.instance
), needed AS (
    SELECT f.rule_id, p.report_id, p.agency_code, p.fiscal_year, p.form_id, f.not_applicable
    FROM rule_fact f, source.current_report p WHERE f.family <> 'district-level'
)
SELECT n.rule_id, n.report_id, n.agency_code, n.fiscal_year,
       coalesce(arg_min(i.outcome, i.gravity), 'not_applicable') AS outcome,
       coalesce(arg_min(i.reason, i.gravity), any_value(if(n.form_id IS NULL, '没有适用的表式', n.not_applicable))) AS reason,
       count(i.rule_id)::INTEGER AS instances
FROM needed n LEFT JOIN ranked i USING (rule_id, report_id) GROUP BY ALL
UNION ALL
SELECT rule_id, report_id, agency_code, fiscal_year, arg_min(outcome, gravity),
       arg_min(reason, gravity), count(*)::INTEGER
FROM ranked JOIN quality.rule USING (rule_id) WHERE family = 'district-level' GROUP BY ALL
ORDER BY ALL;
