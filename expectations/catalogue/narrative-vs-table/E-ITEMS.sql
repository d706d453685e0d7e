-- title: 逐科目说明与表一致
-- severity: error
-- convention: state
-- tables: 5
-- basis: 财预〔2016〕143号（公开情况说明）；预算公开表5
-- message: {problem}。
-- false_alarms: 同一句中上年的金额不比；表中同名的项不止一行时不作判断；名称字序颠倒而金额相符的只作提醒
-- not_applicable: 没有逐科目的说明
SELECT * REPLACE (map_concat(arguments, words({'problem': format('说明“{}”写为{}，{}“{}”{}，相差{}',
       arguments['quote'], arguments['a'], arguments['table'], arguments['what'], arguments['b'],
       arguments['d'])})) AS arguments)
FROM spoken_against('E-ITEMS')
UNION ALL BY NAME
SELECT report_id, 'name/' || statement_id AS instance_key, table_no, '说明“' || quote || '”' AS location,
       'violated' AS outcome, 'warning' AS severity,
       words({'problem': format('说明“{}”所写的科目“{}”，表{}为“{}”', quote, what, table_no, printed_name)}) AS arguments,
       [role_cell(cell_id, 'right')] AS cells, [statement_id] AS statement_ids
FROM spoken WHERE rule_id = 'E-ITEMS' AND printed_yuan = said_yuan
  AND class_name(printed_name) <> class_name(what)
  AND name_letters(class_name(printed_name)) = name_letters(class_name(what))
