-- title: 套用其他层级模板
-- severity: warning
-- convention: state
-- tables: 
-- basis: 公开内容应当真实、准确（《政府信息公开条例》）
-- message: {section}一节写作“{term}”，本部门属于{level}。
-- false_alarms: 引用上级文件不算
-- not_applicable: 没有名词解释和各级标题
WITH place AS (
    SELECT r.report_id, CASE WHEN regexp_matches(r.agency_name, '[区县旗](?:委|人民|政府|[^省]*$)|上党区') THEN '县区级'
                             WHEN regexp_matches(r.agency_name, '市') THEN '市级' ELSE '省级' END AS level
    FROM source.current_report r WHERE r.agency_name IS NOT NULL
), term AS (
    SELECT s.report_id, s.section_no, s.title, s.page_no, p.level,
           regexp_extract(regexp_replace(s.text, '《[^》]*》', '', 'g'), CASE p.level
               WHEN '县区级' THEN '省直部门|省级部门|省级各部门|中央部门|市直部门|市级各部门|市级预算主管部门|市级主管部门|省本级' 
               WHEN '市级' THEN '省直部门|省级部门|中央部门|县直部门' ELSE '市直部门|县直部门' END) AS term
    FROM source.section s JOIN place p USING (report_id) WHERE s.text <> ''
      AND (starts_with(s.path[1], '第四') OR regexp_matches(s.path[1], '名词'))
)
SELECT report_id, title || '/' || section_no AS instance_key, title AS location,
       if(term = '', 'pass', 'violated') AS outcome,
       words({'section': title, 'term': term, 'level': level}) AS arguments, page_no, [term] AS quotes
FROM term
