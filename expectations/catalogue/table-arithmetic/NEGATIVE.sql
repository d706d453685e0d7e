-- title: 负数
-- severity: warning
-- convention: state
-- tables: 
-- basis: 预算公开表
-- message: 表{n} {row}（{column}）为负数{a}。
-- false_alarms: 增减变化的行和栏不在此列；冲减结转；用括号或△表示负数
-- not_applicable: 没有金额
SELECT report_id, cell_id[length(report_id) + 2:] AS instance_key, table_no, '表' || table_no || ' '
       || row_name(code, row_label) AS location,
       'violated' AS outcome, amount_yuan AS actual_yuan,
       words({'n': table_no::VARCHAR, 'row': row_name(code, row_label), 'column': column_name,
               'a': in_unit(amount_yuan, unit)}) AS arguments,
       [role_cell(cell_id, 'left')] AS cells, [] AS absent
FROM figure WHERE amount_yuan < 0 AND NOT is_change(row_key, column_key)
UNION ALL BY NAME
SELECT report_id, 'all' AS instance_key, '各表' AS location, 'pass' AS outcome
FROM figure WHERE NOT is_change(row_key, column_key) GROUP BY report_id HAVING min(amount_yuan) >= 0
