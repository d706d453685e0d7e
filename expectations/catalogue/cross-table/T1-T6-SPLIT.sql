-- title: 总表人员/公用与经济分类表一致
-- severity: error
-- convention: twice
-- tables: 
-- basis: 收支总表分列人员经费、公用经费的表式
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 总表含非财政资金时不比较
-- not_applicable: 收支总表不分列人员经费和公用经费
-- pairs:
WITH pair AS (
    SELECT a.report_id, a.column_key AS instance_key, '基本支出中的' || a.column_name AS what, '收支总表' AS left_place,
           '表6' AS right_place, [a.cell_id] AS left_cells, [b.cell_id] AS right_cells
    FROM figure a JOIN figure b ON b.report_id = a.report_id AND b.table_no = 6 AND b.row_key = 'total'
      AND b.column_key = a.column_key
    WHERE a.table_no = 1 AND a.side = 'expenditure' AND a.row_key = 'current_year_total'
      AND a.column_key IN ('personnel', 'public')
)
FROM pair
