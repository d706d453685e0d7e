-- title: 财政拨款基本支出与一般公共预算基本支出
-- severity: error
-- convention: twice
-- tables: 6,23
-- basis: 财政拨款基本支出包含一般公共预算基本支出；财政拨款收支总表
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 政府性基金也可安排基本支出：有基金支出时只要求不小于
-- not_applicable: 没有按经济分类的财政拨款基本支出表，或全部空白
-- pairs:
WITH funded AS (
    SELECT report_id FROM figure WHERE table_no IN (8, 9) AND non_zero(amount_yuan) GROUP BY report_id
), whole AS (
    SELECT report_id, coalesce(code, row_key) AS key, row_label, cell_id, amount_yuan FROM figure
    WHERE table_no = 23 AND column_key = 'total'
), general AS (
    SELECT report_id, coalesce(code, row_key) AS key, row_label, cell_id, amount_yuan FROM figure
    WHERE table_no = 6 AND column_key = 'total'
), both_sides AS (
    SELECT report_id, key, min(row_name(nullif(key, 'total'), coalesce(w.row_label, g.row_label))) AS what,
           coalesce(list(DISTINCT w.cell_id ORDER BY w.cell_id) FILTER (w.cell_id IS NOT NULL), []) AS left_cells,
           coalesce(list(DISTINCT g.cell_id ORDER BY g.cell_id) FILTER (g.cell_id IS NOT NULL), []) AS right_cells,
           coalesce(max(w.amount_yuan), 0) AS a, coalesce(max(g.amount_yuan), 0) AS b
    FROM whole w FULL JOIN general g USING (report_id, key)
    WHERE report_id IN (SELECT report_id FROM whole) AND report_id IN (SELECT report_id FROM general)
    GROUP BY report_id, key
), pair AS (
    SELECT report_id, key AS instance_key, what, '财政拨款基本支出表' AS left_place,
           '一般公共预算基本支出表' AS right_place, left_cells, right_cells
    FROM both_sides WHERE a < b OR report_id NOT IN (FROM funded)
    UNION ALL
    SELECT w.report_id, 'grant', '财政拨款基本支出合计', '财政拨款收支总表', '财政拨款基本支出表', [t.cell_id], [w.cell_id]
    FROM whole w JOIN figure t ON t.report_id = w.report_id AND t.table_no = 4 AND t.side = 'expenditure'
     AND t.row_key = 'basic' AND t.column_key = 'total'
    WHERE w.key = 'total'
)
FROM pair
