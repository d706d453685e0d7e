-- title: 收入表各行：合计=各资金来源
-- severity: error
-- convention: env
-- tables: 2
-- basis: 预算公开表2
-- message: 表2 {row}的合计栏为{a}，各资金来源相加为{b}，相差{d}。
-- false_alarms: 有的地方把上年结转计入合计：由合计行判断，全表统一
-- not_applicable: 表2全部空白
-- sums:
WITH part AS (
    SELECT p.axis, p.total_no, p.part_no FROM column_part p JOIN figure f ON f.cell_no = p.part_no
    WHERE p.table_no = 2
      AND NOT (f.column_key = 'carry_over' AND f.report_id IN (FROM income_beside_carry_over))
    UNION
    SELECT 'across', t.cell_no, c.cell_no
    FROM income_including_carry_over i
    JOIN figure t ON t.report_id = i.report_id AND t.table_no = 2 AND t.column_key = 'total'
    JOIN figure c ON c.report_id = t.report_id AND c.table_no = 2 AND c.row_no = t.row_no
     AND c.column_key = 'carry_over'
)
FROM part
