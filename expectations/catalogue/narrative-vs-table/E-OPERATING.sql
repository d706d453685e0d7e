-- title: 机关运行经费说明与表一致
-- severity: error
-- convention: state
-- tables: 11
-- basis: 《预算法》（机关运行经费的安排应当说明）；预算公开表11、表6
-- message: {problem}。
-- false_alarms: 公用经费与机关运行经费只在行政、参公单位相等；所属事业单位没有机关运行经费
-- not_applicable: 没有机关运行经费的说明和数据
-- section: 机关运行
WITH shown AS (
    SELECT o.report_id, o.amount_yuan, o.unit, p.amount_yuan AS public_yuan,
           [role_cell(o.cell_id, 'left'), role_cell(p.cell_id, 'right')] AS cells
    FROM figure o JOIN figure p USING (report_id)
    WHERE o.table_no = 11 AND o.row_key = 'total' AND o.column_key = 'general_public_budget'
      AND p.table_no = 6 AND p.row_key = 'total' AND p.column_key = 'public'
)
SELECT * REPLACE (map_concat(arguments, words({'problem': format('{}，表11{}，相差{}',
       arguments['said'], arguments['b'], arguments['d'])})) AS arguments)
FROM spoken_against('E-OPERATING')
UNION ALL BY NAME
SELECT report_id, 'public' AS instance_key, 11 AS table_no, '表11与表6公用经费' AS location,
       public_yuan AS expected_yuan, amount_yuan AS actual_yuan,
       CASE WHEN coalesce(amount_yuan, 0) > coalesce(public_yuan, 0) THEN 'violated' ELSE 'pass' END AS outcome,
       CASE WHEN amount_yuan - public_yuan <= 100 THEN 'info' ELSE 'warning' END AS severity,
       words({'problem': format('表11机关运行经费{}，大于表6公用经费{}', in_unit(amount_yuan, unit),
            in_unit(public_yuan, unit))}) AS arguments, cells
FROM shown WHERE non_zero(amount_yuan) OR non_zero(public_yuan)
