-- Each rule on each current report: the gravest outcome of its instances, never silence.
INSERT INTO quality.evaluation BY NAME
WITH told AS (
    SELECT rule_id, report_id, CASE WHEN family = 'district-level' THEN agency_code END AS agency_code,
           CASE WHEN family = 'district-level' THEN fiscal_year END AS fiscal_year, outcome, reason,
           count(*) AS instances
    FROM quality.instance JOIN rule_fact USING (rule_id) GROUP BY ALL
), gravest AS (
    SELECT rule_id, report_id, agency_code, fiscal_year, sum(instances)::INTEGER AS instances,
           arg_min((outcome, reason), (CASE outcome WHEN 'violated' THEN 1 WHEN 'rounding' THEN 2 WHEN 'not_evaluable'
                   THEN 3
                                                    WHEN 'pass' THEN 4 ELSE 5 END, reason)) AS worst
    FROM told GROUP BY ALL
), needed AS (
    SELECT f.rule_id, p.report_id, p.agency_code, p.fiscal_year,
           if(p.form_id IS NULL AND f.family <> 'narrative-internal', '没有适用的表式', f.not_applicable) AS not_applicable
    FROM rule_fact f, source.current_report p WHERE f.family <> 'district-level'
), unheard AS ( -- sections with amounts of which none was understood
    SELECT s.report_id, array_to_string(s.path, ' / ') AS heading
    FROM source.section s JOIN source.statement t USING (report_id, section_no)
    WHERE t.amount_yuan IS NOT NULL GROUP BY ALL HAVING bool_and(t.subject = 'unknown')
), unclear AS (
    SELECT DISTINCT f.rule_id, u.report_id FROM rule_fact f JOIN unheard u ON regexp_matches(u.heading, f.section)
)
SELECT n.rule_id, n.report_id, n.agency_code, n.fiscal_year,
       coalesce(g.worst[1], if(u.report_id IS NULL, 'not_applicable', 'not_evaluable')) AS outcome,
       coalesce(g.worst[2], if(u.report_id IS NULL, n.not_applicable, '有这一节，其中的金额没有看懂')) AS reason,
       coalesce(g.instances, 0) AS instances
FROM needed n LEFT JOIN gravest g USING (rule_id, report_id) LEFT JOIN unclear u USING (rule_id, report_id)
UNION ALL
SELECT rule_id, report_id, agency_code, fiscal_year, worst[1], worst[2], instances
FROM gravest JOIN rule_fact USING (rule_id) WHERE family = 'district-level'
ORDER BY ALL;
