-- title: 基本支出说明与表6一致
-- severity: error
-- convention: state
-- tables: 6
-- basis: 财预〔2016〕143号（公开情况说明）；预算公开表6
-- message: {problem}。
-- false_alarms: 人员、公用的合计与表相符而两项各差同一个数的，只是划分不同，作提醒；“机关事业单位”等前缀按科目名称补全，不按字面相似；“等”字之前列不全不算错
-- not_applicable: 没有基本支出的说明
WITH listed AS (
    SELECT s.report_id, s.section_no, s.page_no, side,
           string_split(regexp_replace(regexp_extract(s.text, side || '经费[^。；;]*?主要包括[：:]?([^。；;]*)', 1),
                                       '等[^、，,]*$', ''), '、') AS names
    FROM source.section s, (VALUES ('人员'), ('公用')) AS v(side)
    WHERE regexp_matches(s.title, '基本支出') AND NOT starts_with(s.path[1], '第四')
      AND regexp_matches(s.text, side || '经费[^。；;]*?主要包括')
), name AS (
    SELECT DISTINCT report_id, section_no, page_no, side, trim(unnest(names), ' ，,。') AS printed FROM listed
), item AS (
    SELECT report_id, row_label, string_agg(DISTINCT column_key) FILTER (non_zero(amount_yuan)) AS columns,
           bool_or(non_zero(amount_yuan)) AS has_amount
    FROM figure WHERE table_no = 6 AND row_kind = 'item' GROUP BY ALL
), matched AS (
    SELECT n.*, count(i.row_label) AS rows, bool_or(i.has_amount) AS has_amount,
           any_value(i.row_label) AS row_label
    FROM name n LEFT JOIN item i ON i.report_id = n.report_id
     AND (class_name(i.row_label) = class_name(n.printed)
          OR class_name(i.row_label) = '机关事业单位' || class_name(n.printed))
    WHERE n.printed <> '' GROUP BY ALL
)
SELECT report_id, statement_id AS instance_key, table_no, '说明“' || quote || '”' AS location,
       expected_yuan, said_yuan AS actual_yuan, outcome,
       -- Both together are the total: only the division differs, which the table does not print.
       if(count(*) OVER one = 2 AND abs(sum(said_yuan) OVER one - sum(expected_yuan) OVER one) <= 200, 'warning', NULL) AS severity,
       words({'problem': format('说明“{}”写为{}，表{}的{}各类相加为{}，相差{}', quote, in_unit(said_yuan, unit), table_no,
            if(subject = 'personnel', '人员经费', '公用经费'), in_unit(expected_yuan, unit), in_unit(abs(said_yuan - expected_yuan), unit))}) AS arguments,
       cells, [statement_id] AS statement_ids
FROM spoken_split WINDOW one AS (PARTITION BY report_id, table_no)
UNION ALL BY NAME
SELECT * REPLACE (map_concat(arguments, words({'problem': format('说明“{}”写为{}，{}“{}”{}，相差{}',
       arguments['quote'], arguments['a'], arguments['table'], arguments['what'], arguments['b'],
       arguments['d'])})) AS arguments)
FROM spoken_against('E-BASIC')
UNION ALL BY NAME
SELECT report_id, side || '/' || printed AS instance_key, 6 AS table_no,
       format('说明所列{}经费“{}”', side, printed) AS location,
       CASE WHEN rows > 0 AND has_amount THEN 'pass' ELSE 'violated' END AS outcome, 'warning' AS severity,
       words({'problem': format('说明的{}经费中列有“{}”，表6{}', side, printed,
            CASE WHEN rows = 0 THEN '没有这一项' ELSE '此项没有金额' END)}) AS arguments, page_no
FROM matched
