-- title: 重复的绩效表或指标
-- severity: warning
-- convention: state
-- tables: 
-- basis: 预算绩效目标表；中发〔2018〕34号
-- message: {problem}。
-- false_alarms: 实施期与年度两半本应相同；几个单位的同名项目各有一张；整体目标表汇总几个项目时会有同名指标，只作说明
-- not_applicable: 没有绩效目标表
WITH twice AS (
    SELECT report_id, plain, agency_name, implementing_unit, any_value(project_name) AS project_name,
           count(*) AS forms, max(page_from) AS page_no
    FROM project_form GROUP BY ALL
), indicator AS (
    SELECT report_id, form_no, count(*) AS rows, any_value(level3) AS level3
    FROM (SELECT report_id, form_no, scope, level3, target FROM source.performance_indicator GROUP BY ALL
        HAVING count(*) > 1)
    GROUP BY ALL
)
SELECT report_id, 'form/' || plain
       || if(count(*) OVER (PARTITION BY report_id, plain) > 1, concat('/', agency_name, '/', implementing_unit),
           '') AS instance_key, '“' || project_name || '”绩效目标表' AS location,
       if(forms > 1, 'violated', 'pass') AS outcome, 'warning' AS severity,
       words({'problem': format('“{}”的绩效目标表出现{}次', project_name, forms)}) AS arguments, page_no
FROM twice
UNION ALL BY NAME
SELECT p.report_id, 'rows/' || p.form_no AS instance_key, coalesce('“' || p.project_name || '”', '整体')
       || '绩效目标表的指标' AS location,
       if(i.rows > 0, 'violated', 'pass') AS outcome, 'info' AS severity,
       words({'problem': format('{}绩效目标表有{}个指标逐字重复（如“{}”）', coalesce('“' || p.project_name || '”', '整体'), i.rows,
                   i.level3)}) AS arguments,
       p.page_from AS page_no, form_no, [i.level3] AS quotes
FROM source.performance_table p JOIN source.current_report USING (report_id)
LEFT JOIN indicator i USING (report_id, form_no)
