-- title: 收支总表平衡
-- severity: error
-- convention: twice
-- tables: 1
-- basis: 《预算法》；预算公开表1
-- message: 表1收入总计{a}，支出总计{b}，收支不平衡，相差{d}。
-- false_alarms: 合计行跨页时先合并再比对
-- not_applicable: 表1收入总计和支出总计都是空白
-- pairs:
WITH pair AS (
    SELECT i.report_id, 'balance' AS instance_key, '收支平衡' AS what,
           '表1收入总计' AS left_place, '支出总计' AS right_place,
           [i.cell_id] AS left_cells, [e.cell_id] AS right_cells
    FROM settled_figure i JOIN settled_figure e USING (report_id, table_no, row_key)
    WHERE table_no = 1 AND row_key = 'grand_total' AND i.side = 'income' AND i.column_key = 'amount'
      AND e.side = 'expenditure' AND e.column_key = 'total'
)
FROM pair
