-- title: 规定表格齐全
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号附表；《预算法》（公开）
-- message: {problem}。
-- false_alarms: 决算的国有资本经营预算表自2020年度起要求；有未识别的页或表时不作判断，除非各表依次排列而前后两张表的页紧挨着；本地区没有规定表式而缺三张以上的，多半另有表式，不作判断；不按任何已知表式编的，只看各地都有的五张，作提醒，政府性基金收支表也算支出表
-- not_applicable: 没有适用的表式
WITH everywhere AS ( -- what every form prints, and none as a table of another kind (收入总表 by units, by items)
    FROM (VALUES (1, '收入支出决算总表'), (4, '财政拨款收入支出决算总表'), (5, '一般公共预算财政拨款支出决算表'),
        (8, '政府性基金预算财政拨款收入支出决算表'), (10, '财政拨款“三公”经费支出决算表')) AS v(table_no, final_title)
), prescribed AS (
    SELECT r.report_id FROM source.current_report r
    JOIN reference.form_in_force f USING (mof_div_code, report_kind, form_id)
    WHERE coalesce(r.fiscal_year, f.first_year) BETWEEN f.first_year AND coalesce(f.last_year, 9999)
), twice AS (
    SELECT DISTINCT report_id, table_no FROM source.gap WHERE kind = 'duplicate_table'
), printed AS ( -- a statement of a fund's income and expenditure is that of its expenditure
    SELECT report_id, if(table_no = 32, 8, table_no) AS table_no, min(page_from) AS page_from, max(page_to) AS page_to
    FROM source.report_table GROUP BY ALL
), form AS (
    SELECT r.report_id, f.table_no, is_general(r.form_id) AS is_general, -- final accounts have names of their own
           if(r.report_kind = 'final_account' AND is_general(r.form_id), coalesce(e.final_title, f.title), f.title) AS title,
           t.report_id IS NOT NULL AS is_there,
           d.table_no IS NOT NULL AS is_twice,
           r.report_id NOT IN (FROM prescribed)
             AND count(*) FILTER (t.report_id IS NULL) OVER (PARTITION BY r.report_id) > 2 AS is_other_form,
           t.page_from, max(t.page_from) OVER (PARTITION BY r.report_id
               ORDER BY f.table_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before_begins,
           max(t.page_to) OVER (PARTITION BY r.report_id
               ORDER BY f.table_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before_ends,
           min(t.page_from) OVER (PARTITION BY r.report_id
               ORDER BY f.table_no ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_begins
    FROM source.current_report r
    JOIN reference.form_table f ON f.form_id = r.form_id
      AND (f.required OR is_general(r.form_id) AND f.table_no IN (SELECT table_no FROM everywhere))
     AND NOT (r.report_kind = 'final_account' AND coalesce(r.fiscal_year, 2015) < 2020 AND contains(f.title, '国有资本经营'))
    LEFT JOIN everywhere e ON e.table_no = f.table_no
    LEFT JOIN printed t ON t.report_id = r.report_id AND t.table_no = f.table_no
    LEFT JOIN twice d ON d.report_id = r.report_id AND d.table_no = f.table_no
), seen AS (
    SELECT f.* EXCLUDE (page_from, before_begins),
           NOT bool_or(coalesce(page_from < before_begins,
                   false)) OVER (PARTITION BY report_id) -- else it may stand anywhere
           AND before_ends IS NOT NULL AND next_begins IS NOT NULL AND next_begins - before_ends <= 1
           AND NOT EXISTS (FROM source.gap g
               WHERE g.report_id = f.report_id
                 AND g.kind IN ('unknown_table', 'image_page', 'unread_content', 'unread_picture')
                           AND (g.kind = 'unknown_table' AND coalesce(g.table_no, f.table_no) = f.table_no
                               OR coalesce(g.page_no BETWEEN before_ends AND next_begins, true)))
           -- on a scanned page a blank table may stand between two others
           AND NOT EXISTS (FROM unread u WHERE u.report_id = f.report_id AND u.what = 'scan') AS has_no_room
    FROM form f
)
SELECT report_id, 'table/' || table_no AS instance_key, table_no, format('表{}《{}》', table_no, title)
           AS location,
       CASE WHEN is_twice THEN 'violated' WHEN is_there THEN 'pass' WHEN is_other_form THEN 'not_evaluable'
           ELSE 'violated' END AS outcome,
       if(is_twice OR is_general, 'warning', NULL) AS severity,
       CASE WHEN is_twice THEN '重复' WHEN is_there THEN '已公开' WHEN is_other_form THEN '本地区没有规定表式，缺的表多，可能另有表式'
           ELSE '缺表' END AS reason,
       words({'problem': CASE WHEN is_twice THEN '' ELSE '缺少' END || if(is_general, '', '表' || table_no) || '《' || title
               || '》' || if(is_twice, '出现两次', '')}) AS arguments,
       if(is_twice, NULL, coalesce(before_ends, next_begins)) AS page_no,
       if(is_twice OR has_no_room, [], [table_no || ' table', 'tables', 'scan']) AS absent
FROM seen
