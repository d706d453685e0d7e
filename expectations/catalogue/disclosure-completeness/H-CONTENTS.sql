-- title: 目录与正文一致
-- severity: info
-- convention: state
-- tables: 
-- basis: 公开内容应当便于查找（《政府信息公开条例》）
-- message: 目录{list}。
-- false_alarms: 缺表由“规定表格齐全”说明；四分之一以上的条目没有找到时，多半是标题没有认出，不作判断；表名只比文字，不比序号、页码和末尾括号里的话；一份报告只说一次
-- not_applicable: 没有目录
WITH heading AS (
    SELECT report_id, class_name(title) AS plain FROM (
        SELECT report_id, unnest(path) AS title FROM source.section
        UNION ALL SELECT report_id, title FROM source.report_table
        UNION ALL SELECT report_id, title FROM source.performance_table)
), body AS (SELECT report_id, string_agg(DISTINCT plain, '/') AS titles FROM heading GROUP BY report_id),
entry AS (
    SELECT e.*, regexp_replace(class_name(regexp_replace(entry, '(?:[（(][^（）()]*[）)])?[\d.…·]*$', '')),
        '^(第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|附?表[一二三四五六七八九十\d]+[：:、]?|预算公开表\d+|\d+[、.])', '') AS plain
    FROM source.contents_entry e JOIN source.current_report USING (report_id)
), absent AS (
    SELECT e.*, regexp_extract(class_number(e.entry), '^.*$') AS number FROM entry e JOIN body b USING (report_id)
    WHERE length(e.plain) >= 3 AND NOT contains(b.titles, e.plain) AND NOT ends_with(e.plain, '表')
     AND NOT (regexp_matches(e.plain, '^(?:部门|单位)')
         AND (contains(b.titles, e.plain[3:])
             OR EXISTS (FROM source.section s WHERE s.report_id = e.report_id AND contains(s.text, e.plain[3:]))))
), near AS (
    SELECT a.report_id, a.entry_no, a.entry, arg_max(h.title, jaro_winkler_similarity(a.plain, h.plain)) AS title,
           arg_max(h.page_no, jaro_winkler_similarity(a.plain, h.plain)) AS page_no
    FROM absent a LEFT JOIN (SELECT s.report_id, s.path[-1] AS title, s.page_no,
        class_name(regexp_replace(s.path[-1], '^第[一二三四五六七八九十]+部分', '')) AS plain FROM source.section s
        WHERE len(s.path) > 0) h
      ON h.report_id = a.report_id AND (ends_with(h.plain, a.plain[3:]) OR class_number(h.title) = class_number(a.entry)
          AND (jaro_winkler_similarity(a.plain, h.plain) > 0.8 OR h.plain[1:2] = a.plain[1:2]
              OR h.plain[-2:] = a.plain[-2:])) GROUP BY ALL
), missing AS (
    SELECT n.report_id, count(*) FILTER (title IS NULL) AS missing, any_value(entries) AS entries,
           min(page_no) FILTER (title IS NOT NULL
               AND NOT contains(class_name(title), class_name(entry)[3:])) AS page_no,
           string_agg(CASE WHEN title IS NULL THEN format('所列“{}”在正文中未找到', entry)
               ELSE format('写作“{}”，正文写作“{}”', entry, title) END, '；' ORDER BY entry_no)
               FILTER (title IS NULL OR NOT ends_with(class_name(title),
                       class_name(regexp_replace(entry, '^第[一二三四五六七八九十]+部分', ''))[3:])) AS listed
    FROM near n JOIN (SELECT report_id, count(*) AS entries FROM entry WHERE length(plain) >= 3
        GROUP BY report_id) USING (report_id) GROUP BY n.report_id
)
SELECT e.report_id, 'all' AS instance_key, '目录' AS location, CASE WHEN any_value(m.listed) IS NULL THEN 'pass'
    WHEN any_value(m.missing) > 2 AND 4 * any_value(m.missing) > any_value(m.entries) THEN 'not_evaluable'
        ELSE 'violated' END AS outcome,
       CASE WHEN any_value(m.missing) > 2 AND 4 * any_value(m.missing) > any_value(m.entries)
           THEN '目录里不少条目在正文中没有认出，不作判断' END AS reason,
       words({'list': coalesce(any_value(m.listed), '')}) AS arguments,
       coalesce(any_value(m.page_no), any_value(d.page_no), 1) AS page_no, ['anything'] AS absent
FROM entry e LEFT JOIN missing m USING (report_id)
LEFT JOIN (SELECT report_id, min(first_page) AS page_no FROM source.report_document WHERE role IN ('whole', 'prose')
    GROUP BY report_id) d USING (report_id)
GROUP BY e.report_id
