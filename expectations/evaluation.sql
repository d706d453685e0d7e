-- Each rule on each current report: the gravest outcome of its instances, never silence.
INSERT INTO quality.evaluation BY NAME
WITH told AS (
    SELECT rule_id, report_id, CASE WHEN family = 'district-level' THEN agency_code END AS agency_code,
           CASE WHEN family = 'district-level' THEN fiscal_year END AS fiscal_year, outcome, reason, count(*) AS instances
    FROM quality.instance JOIN rule_fact USING (rule_id) GROUP BY ALL
), gravest AS (
    SELECT rule_id, report_id, agency_code, fiscal_year, sum(instances)::INTEGER AS instances,
           arg_min((outcome, reason), (CASE outcome WHEN 'violated' THEN 1 WHEN 'rounding' THEN 2 WHEN 'not_evaluable' THEN 3
                                                    WHEN 'pass' THEN 4 ELSE 5 END, reason)) AS worst
    FROM told GROUP BY ALL
), needed AS (
    SELECT f.rule_id, p.report_id, p.agency_code, p.fiscal_year, p.form_id, f.not_applicable
    FROM rule_fact f, source.current_report p WHERE f.family <> 'district-level'
)
SELECT n.rule_id, n.report_id, n.agency_code, n.fiscal_year, coalesce(g.worst[1], 'not_applicable') AS outcome,
       coalesce(g.worst[2], if(n.form_id IS NULL, '没有适用的表式', n.not_applicable)) AS reason,
       coalesce(g.instances, 0) AS instances
FROM needed n LEFT JOIN gravest g USING (rule_id, report_id)
UNION ALL
SELECT rule_id, report_id, agency_code, fiscal_year, worst[1], worst[2], instances
FROM gravest JOIN rule_fact USING (rule_id) WHERE family = 'district-level'
ORDER BY ALL;
