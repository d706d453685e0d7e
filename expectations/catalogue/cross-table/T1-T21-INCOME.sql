-- title: 收支总表与按来源的收入总表一致
-- severity: error
-- convention: twice
-- tables: 1,21
-- basis: 收入总表按来源编列的表式
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 两表没有同名的行时不比
-- not_applicable: 两表收入都是空白
-- pairs:
WITH pair AS (
    SELECT a.report_id, a.row_key AS instance_key, a.row_label AS what, '收支总表' AS left_place,
           '收入总表' AS right_place, [a.cell_id] AS left_cells, [b.cell_id] AS right_cells
    FROM settled_figure a JOIN settled_figure b ON b.report_id = a.report_id AND b.table_no = 21
      AND b.row_key = a.row_key
    WHERE a.table_no = 1 AND a.side = 'income'
)
FROM pair
