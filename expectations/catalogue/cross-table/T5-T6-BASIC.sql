-- title: 基本支出：功能与经济分类合计一致
-- severity: error
-- convention: twice
-- tables: 5,6
-- basis: 预算公开表5、6；财预〔2016〕143号
-- message: 一般公共预算基本支出：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 表6含基本支出结转时，差额等于所列结转
-- not_applicable: 两表基本支出都是空白
-- pairs:
WITH carried AS (
    SELECT report_id, max(amount_yuan) AS amount_yuan FROM settled_figure
    WHERE table_no = 4 AND side = 'income' AND row_key = 'carry_over.general_public_budget'
    GROUP BY report_id
), pair AS (
    SELECT a.report_id, 'basic' AS instance_key, '一般公共预算基本支出' AS what,
           '表5' AS left_place, '表6' AS right_place, [a.cell_id] AS left_cells,
           [b.cell_id] AS right_cells
    FROM settled_figure a JOIN settled_figure b ON b.report_id = a.report_id AND b.table_no = 6
     AND b.row_kind = 'total' AND b.column_key = 'total'
    LEFT JOIN carried c ON c.report_id = a.report_id
    WHERE a.table_no = 5 AND a.row_kind = 'total' AND a.column_key = 'basic'
      AND NOT (non_zero(c.amount_yuan)
               AND coalesce(b.amount_yuan, 0) - coalesce(a.amount_yuan, 0) = c.amount_yuan)
)
FROM pair
