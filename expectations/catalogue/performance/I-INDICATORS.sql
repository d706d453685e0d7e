-- title: 指标完整
-- severity: warning
-- convention: state
-- tables: 
-- basis: 财预〔2015〕88号（参照）；预算绩效目标表；中发〔2018〕34号
-- message: “{project}”{problem}。
-- false_alarms: 定性的指标值（及时、完善）允许
-- not_applicable: 没有项目绩效目标表，或目标表不分指标类别
WITH kinds AS (
    SELECT f.report_id, f.form_no, f.page_from, f.project_name,
           string_agg(i.level1 || i.level2, '/') AS levels, count(i.level3) AS indicators,
           count(*) FILTER (i.level3 IS NOT NULL AND trim(i.target) = '') AS empty_targets,
           string_agg(DISTINCT '“' || i.target || '”', ''
               ORDER BY '“' || i.target || '”') FILTER (regexp_matches(i.target, '^[^\d≥≤=＝%]{1,8}[率度]$')) AS unmeasured
    FROM project_form f LEFT JOIN source.performance_indicator i USING (report_id, form_no) GROUP BY ALL
), missing AS (
    SELECT *, list_filter([if(contains(levels, '数量'), NULL, '数量'), if(contains(levels, '质量'), NULL, '质量'),
            if(contains(levels, '时效'), NULL, '时效'),
              if(contains(levels, '成本'), NULL, '成本'), if(contains(levels, '效益') OR contains(levels, '影响'), NULL, '效益'),
              if(contains(levels, '满意'), NULL, '满意度')], lambda x: x IS NOT NULL) AS absent FROM kinds
      WHERE indicators > 0 AND trim(levels, '/') <> ''
)
SELECT report_id, form_no::VARCHAR AS instance_key, '“' || project_name || '”绩效目标表' AS location,
       if(len(absent) > 0 OR empty_targets > 0 OR unmeasured IS NOT NULL, 'violated', 'pass') AS outcome,
       if(len(absent) = 0 AND empty_targets = 0, 'info', NULL) AS severity,
       words({'project': project_name,
               'problem': concat_ws('，', if(len(absent) > 0, '缺' || array_to_string(absent, '、') || '指标', NULL),
            if(empty_targets > 0, empty_targets || '个指标没有指标值', NULL), '指标值' || unmeasured || '没有目标数')}) AS arguments,
page_from AS page_no
FROM missing
