-- title: 逐科目说明与表一致
-- severity: error
-- convention: state
-- tables: 5
-- basis: 财预〔2016〕143号（公开情况说明）；预算公开表5
-- message: {problem}。
-- false_alarms: 同一句中上年的金额不比；表中同名的项不止一行时不作判断；名称字序颠倒而金额相符的只作提醒
-- not_applicable: 没有逐科目的说明
SELECT * REPLACE (with_spoken_problem(arguments) AS arguments)
FROM spoken_against('E-ITEMS')
UNION ALL BY NAME
SELECT report_id, 'name/' || statement_id AS instance_key, table_no, '说明“' || quote || '”' AS location,
       'violated' AS outcome, 'warning' AS severity,
       words({'problem': format('说明“{}”所写的科目“{}”，表{}为“{}”', quote, what, table_no, printed_name)}) AS arguments,
       [role_cell(cell_id, 'right')] AS cells, [statement_id] AS statement_ids
FROM spoken WHERE rule_id = 'E-ITEMS' AND printed_yuan = said_yuan
  AND class_name(printed_name) <> class_name(what)
  AND name_letters(class_name(printed_name)) = name_letters(class_name(what))
UNION ALL BY NAME -- 41.20万元，均为基本支出: where the row has some of the other
SELECT k.report_id, k.statement_id || '/all' AS instance_key, k.table_no, '说明“' || k.quote || '”' AS location,
       if(non_zero(o.amount_yuan), 'violated', 'pass') AS outcome,
       words({'problem': format('说明“{}”称均为{}，表{}“{}”的{}为{}', k.quote, all_of, k.table_no, k.what,
               if(all_of = '基本支出', '项目支出', '基本支出'), in_unit(o.amount_yuan, k.unit))}) AS arguments,
       [role_cell(o.cell_id, 'right')] AS cells, [k.statement_id] AS statement_ids
FROM (SELECT k.report_id, k.statement_id, k.table_no, k.quote, k.what, k.unit, k.cell_id,
             regexp_extract(t.text[s.span_end + 1:], '^[，,（(](?:其中)?(?:均|全部|全|都)[为是](?:财政拨款)?(基本支出|项目支出)', 1) AS all_of
      FROM spoken k JOIN said_now s USING (report_id, statement_id)
      JOIN source.section t ON t.report_id = k.report_id AND t.section_no = s.section_no
      WHERE k.rule_id = 'E-ITEMS') k
JOIN figure c ON c.cell_id = k.cell_id
JOIN figure o ON o.report_id = c.report_id AND o.table_no = c.table_no AND o.row_no = c.row_no
 AND o.side IS NOT DISTINCT FROM c.side AND o.column_key = if(k.all_of = '基本支出', 'project', 'basic')
WHERE k.all_of <> ''
