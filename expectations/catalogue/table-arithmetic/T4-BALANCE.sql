-- title: 财政拨款收支平衡及合计
-- severity: error
-- convention: env
-- tables: 4
-- basis: 预算公开表4
-- message: 表4{line}{a}，{right}{b}，相差{d}。
-- false_alarms: -
-- not_applicable: 表4全部空白
-- sums:
FROM row_part WHERE table_no = 4
-- pairs:
SELECT i.report_id, 'balance' AS instance_key, '收支平衡' AS what, '表4收入总计' AS left_place,
       '支出总计' AS right_place, [i.cell_id] AS left_cells, [e.cell_id] AS right_cells
FROM settled_figure i JOIN settled_figure e USING (report_id, table_no, row_key)
WHERE table_no = 4 AND row_key = 'grand_total' AND i.side = 'income'
  AND e.side = 'expenditure' AND e.column_key = 'total'
-- checks:
SELECT report_id, instance_key, table_no, location, expected_yuan, actual_yuan, parts, quantum_yuan,
       map_concat(arguments, words({'line': '“' || arguments['line'] || '”（' || arguments['column'] || '）',
           'right': '各项相加', 'a': '为' || arguments['a'],
           'b': '为' || arguments['b']})) AS arguments, cells, absent
FROM checked_sums WHERE rule_id = 'T4-BALANCE'
UNION ALL BY NAME
SELECT * EXCLUDE (rule_id) REPLACE (map_concat(arguments, words({'line': '收入总计'})) AS arguments)
FROM checked_pairs WHERE rule_id = 'T4-BALANCE'
