-- title: 基本支出说明与表6一致
-- severity: error
-- convention: state
-- tables: 6
-- basis: 财预〔2016〕143号（公开情况说明）；预算公开表6
-- message: {problem}。
-- false_alarms: 人员、公用的合计与表相符而两项各差同一个数的，只是划分不同，作提醒；名称只差“费”“的”“支出”的、是表中科目名称一部分的都算同一科目；“等”字之前列不全不算错；表中没有这一行的多是照抄格式，只作说明
-- not_applicable: 没有基本支出的说明
-- section: 基本支出
WITH listed AS (
    SELECT s.report_id, s.section_no, s.page_no, side, instr(s.text, side) AS place,
           string_split(regexp_replace(if(side = '人员', items_included(s.text, '人员'), items_included(s.text, '公用')),
                                       '等[^、，,]*$', ''), '、') AS names
    FROM source.section s, (VALUES ('人员'), ('公用')) AS v(side)
    WHERE regexp_matches(s.title, '基本支出') AND NOT regexp_matches(s.path[1], '^第四') AND NOT is_glossary(s.path)
), name AS (
    SELECT * EXCLUDE (names, printed), trim(printed, ' ，,。') AS printed, item_name(printed) AS plain,
           count(*) OVER (PARTITION BY report_id, section_no, side, printed) AS times
    FROM (SELECT *, unnest(names) AS printed FROM listed) WHERE length(printed) BETWEEN 2 AND 24
), item AS (
    SELECT report_id, item_name(row_label) AS plain, bool_or(non_zero(amount_yuan)) AS has_amount,
           min(cell_id) AS cell_id
    FROM figure WHERE table_no IN (6, 23) AND row_kind IN ('item', 'category') GROUP BY ALL
), told AS (
    SELECT n.report_id, n.section_no, n.side, n.printed, any_value(n.page_no) AS page_no, any_value(n.place) AS place,
           any_value(n.times) AS times,
           CASE WHEN bool_or(i.has_amount) THEN 'there' WHEN bool_or(i.plain = n.plain) THEN 'blank'
               ELSE 'absent' END AS state,
           min(i.cell_id) FILTER (i.plain = n.plain) AS cell_id
    FROM name n LEFT JOIN item i ON i.report_id = n.report_id
      AND (i.plain = n.plain OR ends_with(i.plain, n.plain) AND length(n.plain) > 3 OR contains(n.plain, i.plain)
          AND length(i.plain) > 3
          OR n.plain = '社会保障缴' AND ends_with(i.plain, '缴'))
    WHERE n.report_id IN (SELECT report_id FROM item) GROUP BY ALL
), list AS (
    SELECT report_id, section_no, side, any_value(place) AS place, any_value(page_no) AS page_no,
           string_agg('“' || printed || '”', '' ORDER BY printed) FILTER (state = 'blank') AS blank,
           string_agg('“' || printed || '”', '' ORDER BY printed) FILTER (state = 'absent') AS absent,
           string_agg('“' || printed || '”', '' ORDER BY printed) FILTER (times > 1) AS twice,
           list(role_cell(cell_id, 'right') ORDER BY role_cell(cell_id, 'right')) FILTER (state = 'blank') AS cells
    FROM told GROUP BY ALL
)
SELECT report_id, statement_id AS instance_key, table_no, '说明“' || quote || '”' AS location,
       expected_yuan, said_yuan AS actual_yuan, outcome,
       -- Both together are the total: only the division differs, which the table does not print.
       if(count(*) OVER one = 2 AND abs(sum(said_yuan) OVER one - sum(expected_yuan) OVER one) <= 200, 'warning',
           NULL) AS severity,
       words({'problem': format('{}，表{}的{}各类相加为{}，相差{}', said_to_be(quote, in_unit(said_yuan, unit)), table_no,
            if(subject = 'personnel', '人员经费', '公用经费'), in_unit(expected_yuan, unit),
            in_unit(abs(said_yuan - expected_yuan), unit))}) AS arguments,
       cells, [statement_id] AS statement_ids
FROM spoken_split WINDOW one AS (PARTITION BY report_id, table_no)
UNION ALL BY NAME
SELECT * REPLACE (with_spoken_problem(arguments) AS arguments)
FROM spoken_against('E-BASIC')
UNION ALL BY NAME
SELECT report_id, side || '/' || section_no AS instance_key, 6 AS table_no, format('说明所列{}经费各项', side) AS location,
       if(blank IS NULL AND absent IS NULL AND twice IS NULL, 'pass', 'violated') AS outcome,
       if(blank IS NULL, 'info', 'warning') AS severity,
       words({'problem': format('说明的{}经费中', side)
               || concat_ws('；', '列有' || blank || '，表6此项没有金额', '列有' || absent || '，表6没有这一项', twice
                   || '列了两次')}) AS arguments, cells, page_of(report_id, section_no, place, page_no) AS page_no
FROM list
