-- title: 空表说明
-- severity: warning
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（没有数据的表格应当列出空表并说明）
-- message: 表{n}{problem}。
-- false_alarms: 印为0.00也是没有数据；说明印在正文里、说“0万元”的，只作说明；只有表格的文件不判断
-- not_applicable: 没有认出表
WITH amount AS (
    SELECT report_id, table_no, arg_max(in_unit(amount_yuan, unit), abs(amount_yuan)) AS largest
    FROM figure WHERE non_zero(amount_yuan) GROUP BY ALL
), filled AS (
    SELECT t.report_id, t.table_no, t.note, t.page_from, a.largest IS NOT NULL AS has_amount, a.largest,
           regexp_matches(coalesce(t.note, ''), '无数据|没有|为空|不涉及|未安排|空表|无此')
               -- what is to be done if there is nothing: 本表无数据的，公开空表并说明
               AND NOT regexp_matches(t.note, '(数据|内容|为空|空表)的[，,、]|[如若]果?[本此该]?[部门单位表]*[无没为]') AS says_empty,
           -- a note that denies anything says why nothing is there
           regexp_matches(coalesce(t.note, ''), '无|没|未|不|空') AS denies,
           regexp_extract(t.title, '政府性基金|国有资本|上年结转', 0) AS name
    FROM source.report_table t JOIN source.current_report USING (report_id)
    LEFT JOIN amount a USING (report_id, table_no)
), explained AS (
    SELECT DISTINCT f.report_id, f.table_no
    FROM filled f JOIN source.section s ON s.report_id = f.report_id
    WHERE NOT f.has_amount
      AND (CASE f.name WHEN '政府性基金' THEN regexp_matches(s.text, '(无|没有|不涉及|未安排)[^。；]{0,12}政府性基金')
                       WHEN '国有资本' THEN regexp_matches(s.text, '(无|没有|不涉及|未安排)[^。；]{0,12}国有资本')
                       WHEN '上年结转' THEN regexp_matches(s.text, '(无|没有|不涉及|未安排)[^。；]{0,12}上年结转')
                       ELSE contains(s.text, '表' || f.table_no)
                         AND regexp_matches(s.text, '(无|没有|不涉及|未安排)[^。；]{0,12}表' || f.table_no) END
           OR f.name <> '' AND contains(s.title, f.name) AND regexp_matches(s.text, '(^|[^\d.,])0(\.0+)?万?元|为零|为0'))
), noted AS (
    SELECT f.*, CASE WHEN f.name = '政府性基金' AND contains(note, '国有资本') AND NOT contains(note, f.name)
                     OR f.name = '国有资本' AND contains(note, '政府性基金') AND NOT contains(note, f.name)
                         THEN note END AS foreign_note,
           report_id IN (SELECT report_id FROM said_now) AS has_prose,
           (report_id, table_no) IN (FROM explained) AS says_in_prose
    FROM filled f
)
SELECT report_id, table_no::VARCHAR AS instance_key, table_no, '表' || table_no AS location,
       CASE WHEN has_amount AND says_empty OR foreign_note IS NOT NULL THEN 'violated' WHEN has_amount OR denies
           THEN 'pass'
            WHEN says_in_prose OR has_prose THEN 'violated' ELSE 'not_evaluable' END AS outcome,
       if(has_prose, NULL, '文件里没有文字说明，不能确定是否作了说明') AS reason,
       if(foreign_note IS NOT NULL OR has_amount AND says_empty, 'error',
           if(says_in_prose, 'info', 'warning')) AS severity,
       words({'n': table_no::VARCHAR, 'problem': CASE WHEN foreign_note IS NOT NULL
               THEN format('的说明“{}”是另一张表的，请改为本表的说明', foreign_note)
            WHEN has_amount THEN format('有数据（{}），却注明“{}”', largest, note)
            WHEN says_in_prose THEN '没有数据，表下没有注明（正文作了说明）' ELSE '没有数据，也没有说明' END}) AS arguments, page_from AS page_no,
       if(has_amount OR foreign_note IS NOT NULL, [], [table_no || ' rows', table_no || ' columns', 'prose']) AS absent
FROM noted
