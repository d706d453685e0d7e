-- title: 财政拨款支出与各本预算支出逐科目一致
-- severity: error
-- convention: env
-- tables: 5,22
-- basis: 财政拨款支出由一般公共预算、政府性基金和国有资本经营预算支出组成；财政拨款收支总表
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 只比两表都印到的层级
-- not_applicable: 没有按功能分类的财政拨款支出表，或全部空白
-- pairs:
WITH whole AS (
    SELECT report_id, coalesce(code, row_key) AS key, row_label, cell_id FROM figure
    WHERE table_no = 22 AND column_key = 'total'
), fund AS (
    SELECT report_id, coalesce(code, row_key) AS key, row_label, cell_id FROM figure
    WHERE table_no IN (5, 8, 9) AND coalesce(side, 'expenditure') = 'expenditure' AND column_key = 'total'
), pair AS (
    SELECT report_id, key AS instance_key,
           min(row_name(nullif(key, 'total'), coalesce(w.row_label, f.row_label))) AS what,
           '财政拨款支出表' AS left_place, '一般公共预算等支出表' AS right_place,
           coalesce(list(DISTINCT w.cell_id ORDER BY w.cell_id) FILTER (w.cell_id IS NOT NULL), []) AS left_cells,
           coalesce(list(DISTINCT f.cell_id ORDER BY f.cell_id) FILTER (f.cell_id IS NOT NULL), []) AS right_cells
    FROM whole w FULL JOIN fund f USING (report_id, key)
    WHERE report_id IN (SELECT report_id FROM whole) GROUP BY report_id, key
    UNION ALL
    SELECT w.report_id, 'grant', '财政拨款支出合计', '财政拨款收支总表', '财政拨款支出表', [t.cell_id], [w.cell_id]
    FROM whole w JOIN figure t ON t.report_id = w.report_id AND t.table_no = 4 AND t.side = 'expenditure'
     AND t.row_key = 'grand_total' AND t.column_key = 'total'
    WHERE w.key = 'total'
)
FROM pair
