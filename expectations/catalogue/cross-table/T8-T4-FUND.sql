-- title: 政府性基金各表一致
-- severity: error
-- convention: twice
-- tables: 4,7,8
-- basis: 预算公开表4,7,8
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 表4含上年结转，支出只在没有结转时比较
-- not_applicable: 没有政府性基金预算
WITH carried AS (
    SELECT report_id FROM figure WHERE table_no = 4 AND side = 'income'
      AND row_key IN ('carry_over', 'carry_over.government_fund') AND non_zero(amount_yuan) GROUP BY report_id
), pair AS (
    SELECT e.report_id, 'expenditure' AS instance_key, '政府性基金预算支出' AS what, '表8' AS left_place, '表4' AS right_place,
           [e.cell_id] AS left_cells, [f.cell_id] AS right_cells
    FROM figure e JOIN figure f ON f.report_id = e.report_id AND f.table_no = 4 AND f.side = 'expenditure'
     AND f.row_key = 'current_year_total' AND f.column_key = 'government_fund'
    WHERE e.table_no = 8 AND coalesce(e.side, 'expenditure') = 'expenditure' AND e.row_key = 'total' AND e.column_key = 'total'
      AND e.report_id NOT IN (FROM carried)
    UNION ALL
    SELECT i.report_id, 'income/' || f.table_no, '政府性基金预算收入', '表7', '表' || f.table_no, [i.cell_id], [f.cell_id]
    FROM figure i JOIN figure f ON f.report_id = i.report_id AND f.table_no IN (1, 4) AND f.side = 'income' AND f.row_key = 'government_fund'
    WHERE i.table_no = 7 AND coalesce(i.side, 'income') = 'income' AND i.row_key = 'total' AND i.column_key = 'amount'
)
FROM same_figure('pair')
