-- title: 结转衔接
-- severity: warning
-- convention: state
-- tables: 1
-- basis: 《预算法实施条例》（结转资金）
-- message: 上年结转{a}，大于上年支出总计{b}。
-- false_alarms: 权责发生制调整；机构划转
-- not_applicable: 没有上年的报告，或没有上年结转
-- across: reports
SELECT y.report_id, 'carry' AS instance_key, 1 AS table_no, '上年结转' AS location, h.total_expenditure AS expected_yuan,
       f.amount_yuan AS actual_yuan, if(f.amount_yuan > h.total_expenditure, 'violated', 'pass') AS outcome,
       words({'a': in_unit(f.amount_yuan, f.unit), 'b': in_unit(h.total_expenditure, f.unit)}) AS arguments,
       [role_cell(f.cell_id, 'left')] AS cells
FROM year_pair y JOIN headline h ON h.report_id = y.previous_id
JOIN settled_figure f ON f.report_id = y.report_id AND f.table_no = 1 AND f.side = 'income' AND f.row_key = 'carry_over'
WHERE non_zero(f.amount_yuan) AND h.total_expenditure IS NOT NULL
