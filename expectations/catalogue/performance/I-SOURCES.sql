-- title: 绩效表资金构成
-- severity: error
-- convention: state
-- tables: 
-- basis: 预算绩效目标表；中发〔2018〕34号
-- message: “{project}”绩效目标表{problem}。
-- false_alarms: 空白的来源当作零；同一来源读到两次、来源没有名称的，是表没有读清，不作判断；多年项目的实施期可以大于年度
-- not_applicable: 没有项目绩效目标表
WITH summed AS (
    SELECT a.report_id, a.form_no, a.scope, any_value(a.page_no) AS page_no,
           max(a.amount_yuan) FILTER (regexp_matches(a.source_name, '总额|合计')) AS total_yuan,
           sum(a.amount_yuan) FILTER (NOT regexp_matches(a.source_name, '总额|合计')) AS parts_yuan,
           count(*) FILTER (NOT regexp_matches(a.source_name, '总额|合计')) AS parts,
           count(DISTINCT nullif(a.source_name, '')) < count(*) AS is_torn
    FROM source.performance_amount a WHERE a.scope IN ('whole_life', 'annual') GROUP BY ALL
)
SELECT f.report_id, f.form_no || '/' || s.scope AS instance_key, '“' || f.project_name || '”绩效目标表' AS location,
       s.parts_yuan AS expected_yuan, s.total_yuan AS actual_yuan,
       CASE WHEN s.total_yuan = s.parts_yuan THEN 'pass' WHEN s.is_torn THEN 'not_evaluable'
           ELSE 'violated' END AS outcome,
       words({'project': f.project_name, 'problem': format('{}资金总额{}，各来源相加为{}', if(s.scope = 'annual', '年度', '实施期'),
            in_unit(s.total_yuan, '元'), in_unit(s.parts_yuan, '元'))}) AS arguments, s.page_no
FROM project_form f JOIN summed s USING (report_id, form_no)
WHERE s.total_yuan IS NOT NULL AND s.parts > 0 AND s.parts_yuan IS NOT NULL
UNION ALL BY NAME
SELECT report_id, form_no || '/years' AS instance_key, '“' || project_name || '”绩效目标表' AS location,
       whole_life_yuan AS expected_yuan, annual_yuan AS actual_yuan,
       CASE WHEN annual_yuan > whole_life_yuan
         OR (coalesce(fields['项目期'], '') IN ('1年', '一年') AND annual_yuan <> whole_life_yuan)
            THEN 'violated' ELSE 'pass' END AS outcome,
       words({'project': project_name,
               'problem': format('年度资金{}，实施期资金{}{}', in_unit(annual_yuan, '元'), in_unit(whole_life_yuan, '元'),
            if(annual_yuan > whole_life_yuan, '，年度大于实施期', '，项目期只有一年，应当相等'))}) AS arguments, page_from AS page_no
FROM project_form WHERE annual_yuan IS NOT NULL AND whole_life_yuan IS NOT NULL
