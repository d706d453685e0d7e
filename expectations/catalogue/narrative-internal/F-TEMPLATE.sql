-- title: 占位符与模板残留
-- severity: error
-- convention: state
-- tables: 
-- basis: 公开内容应当真实、准确（《政府信息公开条例》）
-- message: “{section}”{problem}。
-- false_alarms: 型号、公式里的X和目录的点线不算
-- not_applicable: 没有文字说明
-- Each pattern stands as a constant: one that comes from a column is compiled for every row.
WITH found AS (
    SELECT report_id, section_no, page_no, title, text AS whole, unnest([
        -- a unit with no number before it, nor a word that counts or converts
        {'severity': 'error', 'what': 'amount',
            'texts': regexp_extract_all(shown,
                '[^。，,；;：:\s]{0,40}(?:支出|收入|预算|安排|金额|[合总共小]计|[总数差余]额|增加|减少|[^位换算合]为|共|费)(?:万元|亿元)')},
        {'severity': 'error', 'what': 'text', 'texts': regexp_extract_all(shown, '[X×Ｘ]{2,}(?:万元|元|年|单位|部门|局|个|%)?')},
        {'severity': 'error', 'what': 'text', 'texts': regexp_extract_all(shown, '[○〇]{2,}')},
        {'severity': 'error', 'what': 'text', 'texts': regexp_extract_all(shown, '\{[^}]{1,12}\}')},
        {'severity': 'error', 'what': 'text', 'texts': regexp_extract_all(shown, '请填写|此处填|填写说明')},
        {'severity': 'error', 'what': 'text', 'texts': regexp_extract_all(shown, '某某(?:单位|部门|局)')},
        {'severity': 'error', 'what': 'text', 'texts': regexp_extract_all(shown, '[＊*]{2,}')},
        {'severity': 'warning', 'what': 'text',
            'texts': regexp_extract_all(shown,
                '(?:[^。，,；;\n]{0,8}[\d.]+万?元[，,])?(?:增加[（(]减少[）)]|增长[（(](?:下降|减少|降低)[）)]|减少[（(]增加[）)]|下降[（(]增长[）)])(?:[\d.,]+(?:万元|元|%|％))?')},
        {'severity': 'warning', 'what': 'text', -- both words of a choice
            'texts': regexp_extract_all(shown,
                '(?:(?:增加|增长|上升)(?:减少|下降|降低)|(?:减少|下降|降低)(?:增加|增长|上升))[\d.,]+(?:万元|元|%|％)')},
        {'severity': 'warning', 'what': 'text',
            'texts': regexp_extract_all(shown,
                '[（(](?:增加|补充|填写|删除|修改)内容[）)]|[（(]列示至[^）)]{1,12}[）)]|[（(]按[^（()）。]{2,40}填[写列报][）)]')},
        {'severity': 'warning', 'what': 'text',
            'texts': regexp_extract_all(shown,
                '(?:填列|安排)数应与[^。，,]{4,60}一致|[^。；;\n]{0,20}为必填项|仍保留该?表格式[^。]{0,20}作[下以]述?说明')},
        {'severity': 'warning', 'what': 'text', 'texts': regexp_extract_all(shown, '县[（(]区[）)]级')}]) AS hits
    FROM (SELECT *, title || ' ' || text AS shown FROM source.section)
), hit AS (
    SELECT report_id, section_no, page_no, title, whole, hits.severity, hits.what,
           unnest(list_distinct(hits.texts)) AS text FROM found
    UNION ALL
    SELECT report_id, form_no, page_from, title, '', 'info', 'text', '县(区)级' FROM source.performance_table
    WHERE scope = 'project' AND regexp_matches(title, '[区县]县[（(]区[）)]级')
), placed AS (
    SELECT *, if(contains(whole, text), page_of(report_id, section_no, instr(whole, text), page_no),
        page_no) AS stands_on FROM hit
)
SELECT report_id, title || '/' || severity || if(what = 'amount', '/amount', '') AS instance_key, title AS location,
       'violated' AS outcome, severity,
       words({'section': title, 'problem': format(if(what = 'amount', '中“{}”漏写了金额，请补填', '残留模板文字“{}”，请改为本部门的内容'),
                   string_agg(DISTINCT text, '”“' ORDER BY text))}) AS arguments, min(stands_on) AS page_no,
       list(DISTINCT text ORDER BY text) AS quotes
FROM placed GROUP BY report_id, title, severity, what
UNION ALL BY NAME
SELECT report_id, 'all' AS instance_key, '说明' AS location, 'pass' AS outcome
FROM source.section WHERE text <> '' AND len(path) > 0 AND report_id NOT IN (SELECT report_id FROM hit)
GROUP BY report_id
