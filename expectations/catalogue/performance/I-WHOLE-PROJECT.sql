-- title: 整体与项目目标值一致
-- severity: warning
-- convention: state
-- tables: 
-- basis: 预算绩效管理办法；预算绩效目标表；中发〔2018〕34号
-- message: 指标“{indicator}”整体目标表为{a}，项目目标表为{b}。
-- false_alarms: 项目的要求不低于整体的（整体≥90%，项目≥95%）、达到一个就达到另一个的（=365天、≥365天数）不算不一致；几个项目有同名指标时不判断；只比有数的指标值，成本指标不比
-- not_applicable: 整体与项目目标表没有同名的指标
WITH target AS (
    SELECT DISTINCT p.report_id, p.scope, p.form_no, i.level3 AS indicator, plain_target(i.target) AS target,
           regexp_replace(i.target, '\s', '', 'g') AS printed, p.page_from
    FROM source.performance_indicator i JOIN source.performance_table p USING (report_id, form_no)
    JOIN source.current_report USING (report_id)
    WHERE regexp_matches(i.target, '\d') AND NOT contains(i.level2, '成本') AND NOT contains(i.level3, '成本')
), whole AS (
    SELECT report_id, indicator, min(target) AS target, min(printed) AS printed,
           count(DISTINCT target) AS targets, any_value(page_from) AS page_no,
           any_value(form_no) AS form_no
    FROM target WHERE scope = 'whole' GROUP BY ALL
), project AS (
    SELECT report_id, indicator, min(target) AS target, min(printed) AS printed,
           count(DISTINCT target) AS targets, count(DISTINCT form_no) AS forms
    FROM target WHERE scope = 'project' GROUP BY ALL
)
SELECT report_id, indicator AS instance_key, '指标“' || indicator || '”' AS location,
       CASE WHEN w.target = p.target AND w.targets = 1 AND p.targets = 1 THEN 'pass'
            WHEN w.targets = 1 AND p.targets = 1 AND p.forms = 1
                 AND (asks_as_much(p.target, w.target) OR is_met_with(p.target, w.target)) THEN 'pass'
            WHEN w.targets > 1 OR p.targets > 1 OR p.forms > 1 THEN 'not_evaluable' ELSE 'violated' END AS outcome,
       CASE WHEN w.targets > 1 OR p.targets > 1 OR p.forms > 1 THEN '有几个同名的指标，不能确定对应哪一个' END AS reason,
       words({'indicator': indicator, 'a': w.printed, 'b': p.printed}) AS arguments,
       w.page_no, w.form_no, [indicator || w.printed, indicator] AS quotes,
       ['tables'] AS absent -- another form may hold the indicator, too
FROM whole w JOIN project p USING (report_id, indicator)
