-- title: 占位符与模板残留
-- severity: error
-- convention: state
-- tables: 
-- basis: 公开内容应当真实、准确（《政府信息公开条例》）
-- message: “{section}”残留模板文字“{text}”。
-- false_alarms: 型号、公式里的X和目录的点线不算
-- not_applicable: 没有文字说明
WITH pattern AS (
    FROM (VALUES ('[X×Ｘ]{2,}(?:万元|元|年|单位|部门|局|个|%)?', 'error'), ('[○〇]{2,}', 'error'), ('\{[^}]{1,12}\}', 'error'),
                 ('请填写|此处填|填写说明', 'error'), ('某某(?:单位|部门|局)', 'error'), ('[＊*]{2,}', 'error'),
                 ('增加[（(]减少[）)]|增长[（(]下降[）)]|减少[（(]增加[）)]', 'warning'), ('县[（(]区[）)]级', 'warning')) AS p(regex, severity)
), hit AS (
    SELECT s.report_id, s.section_no, s.page_no, s.title, p.severity,
           unnest(list_distinct(regexp_extract_all(s.title || ' ' || s.text, p.regex))) AS text
    FROM source.section s, pattern p
    UNION ALL
    SELECT report_id, form_no, page_from, title, 'warning', '县(区)级' FROM source.performance_table
    WHERE scope = 'project' AND regexp_matches(title, '[区县]县[（(]区[）)]级')
)
SELECT report_id, title || '/' || text AS instance_key, title AS location, 'violated' AS outcome,
       min(severity) AS severity, words({'section': title, 'text': text}) AS arguments, min(page_no) AS page_no, [text] AS quotes
FROM hit GROUP BY report_id, title, text
UNION ALL BY NAME
SELECT report_id, 'all' AS instance_key, '说明' AS location, 'pass' AS outcome
FROM source.section WHERE text <> '' AND len(path) > 0 AND report_id NOT IN (SELECT report_id FROM hit) GROUP BY report_id
