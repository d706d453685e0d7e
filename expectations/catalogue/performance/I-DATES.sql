-- title: 实施计划年度
-- severity: warning
-- convention: state
-- tables: 
-- basis: 预算绩效目标表；中发〔2018〕34号
-- message: “{project}”的{field}写{y}年，预算年度为{year}年。
-- false_alarms: 项目名称里的年份不算；跨年实施的项目（项目期多于一年）不判断
-- not_applicable: 绩效目标表中没有写年份
WITH plan AS (
    SELECT report_id, form_no, page_from, project_name, fiscal_year, '实施计划' AS field,
           replace(coalesce(fields['项目实施计划'], ''), project_name, '') AS text,
           coalesce(fields['项目期'], '') NOT IN ('', '1年', '一年') AS is_long
    FROM project_form
    UNION ALL
    SELECT f.report_id, f.form_no, f.page_from, f.project_name, f.fiscal_year, '时效指标', string_agg(i.target, '；'),
           coalesce(any_value(f.fields)['项目期'], '') NOT IN ('', '1年', '一年')
    FROM project_form f JOIN source.performance_indicator i USING (report_id, form_no)
    WHERE contains(i.level2, '时效') GROUP BY ALL
), year AS (
    SELECT DISTINCT report_id, form_no, page_from, project_name, fiscal_year, field, is_long,
           unnest(regexp_extract_all(text, '(20\d\d)年', 1))::INTEGER AS y, text
    FROM plan
)
SELECT report_id, form_no || '/' || field || '/' || y AS instance_key, '“' || project_name || '”' || field AS location,
       CASE WHEN y = fiscal_year THEN 'pass' WHEN is_long THEN 'not_evaluable' ELSE 'violated' END AS outcome,
       CASE WHEN is_long AND y <> fiscal_year THEN '项目期多于一年' END AS reason,
       words({'project': project_name, 'field': field, 'y': y::VARCHAR, 'year': fiscal_year::VARCHAR}) AS arguments,
       page_from AS page_no, form_no, [regexp_extract(text, y || '年(?:\d+月)?')] AS quotes
FROM year
