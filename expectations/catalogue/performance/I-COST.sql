-- title: 成本指标不超过项目金额
-- severity: warning
-- convention: state
-- tables: 
-- basis: 财预〔2015〕88号（参照）；预算绩效目标表；中发〔2018〕34号
-- message: “{project}”的成本指标“{indicator}”为{a}，大于项目金额{b}。
-- false_alarms: 单位成本（元/人）不算；多年项目与实施期金额比
-- not_applicable: 没有写金额的成本指标
WITH cost AS (
    SELECT DISTINCT f.report_id, f.form_no, f.page_from, f.project_name, i.level3 AS indicator, i.target, i.scope,
           TRY_CAST(regexp_extract(i.target, '^[≤<=不超过]*(\d+(?:\.\d+)?)(?:万元|元)$', 1) AS DECIMAL(18, 2))
               * if(contains(i.target, '万元'), 10000, 1) AS cost_yuan,
           if(i.scope = 'annual', f.annual_yuan, f.whole_life_yuan) AS limit_yuan
    FROM project_form f JOIN source.performance_indicator i USING (report_id, form_no) WHERE contains(i.level2, '成本')
)
SELECT report_id, form_no || '/' || scope || '/' || indicator AS instance_key, '“' || project_name
       || '”成本指标' AS location,
       if(max(cost_yuan) > any_value(limit_yuan), 'violated', 'pass') AS outcome,
       words({'project': project_name, 'indicator': indicator, 'a': any_value(target),
               'b': in_unit(any_value(limit_yuan), if(contains(any_value(target), '万元'), '万元', '元'))}) AS arguments,
       any_value(page_from) AS page_no
FROM cost WHERE cost_yuan IS NOT NULL AND limit_yuan IS NOT NULL
GROUP BY report_id, form_no, scope, indicator, project_name
