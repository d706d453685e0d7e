-- title: 目录与正文一致
-- severity: info
-- convention: state
-- tables: 
-- basis: 公开内容应当便于查找（《政府信息公开条例》）
-- message: 目录所列{list}在正文中未找到。
-- false_alarms: 四分之一以上的条目没有找到时，多半是标题没有认出，不作判断；表名只比文字，不比序号和页码；一份报告只说一次
-- not_applicable: 没有目录
WITH heading AS (
    SELECT report_id, class_name(title) AS plain FROM (
        SELECT report_id, unnest(path) AS title FROM source.section
        UNION ALL SELECT report_id, title FROM source.report_table
        UNION ALL SELECT report_id, title FROM source.performance_table)
), body AS (SELECT report_id, string_agg(DISTINCT plain, '/') AS titles FROM heading GROUP BY report_id),
entry AS (
    SELECT e.*, regexp_replace(class_name(regexp_replace(entry, '[\d.…·]+$', '')),
        '^(第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|附?表[一二三四五六七八九十\d]+[：:、]?|预算公开表\d+|\d+[、.])', '') AS plain
    FROM source.contents_entry e JOIN source.current_report USING (report_id)
), missing AS (
    SELECT e.report_id, count(*) AS entries,
           count(*) FILTER (NOT contains(b.titles, e.plain)) AS missing, string_agg('“' || entry || '”', '、' ORDER BY entry_no) FILTER (NOT contains(b.titles, e.plain)) AS listed
    FROM entry e JOIN body b USING (report_id) WHERE length(e.plain) >= 3 GROUP BY e.report_id
)
SELECT report_id, 'all' AS instance_key, '目录' AS location, CASE WHEN listed IS NULL THEN 'pass' WHEN missing > 2 AND 4 * missing > entries THEN 'not_evaluable' ELSE 'violated' END AS outcome,
       CASE WHEN missing > 2 AND 4 * missing > entries THEN '目录里不少条目在正文中没有认出，不作判断' END AS reason,
       words({'list': coalesce(listed, '')}) AS arguments, coalesce(d.page_no, 1) AS page_no, ['anything'] AS absent
FROM missing LEFT JOIN (SELECT report_id, min(first_page) AS page_no FROM source.report_document
                        WHERE role IN ('whole', 'prose') GROUP BY report_id) d USING (report_id)
