-- title: 收支总表与支出总表分类一致
-- severity: error
-- convention: env
-- tables: 1,3
-- basis: 预算公开表1、3
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 类的名称更改时按行号对应的编码比对
-- not_applicable: 两表支出都是空白
WITH one AS (
    SELECT report_id, CASE row_key WHEN 'current_year_total' THEN 'total' ELSE code END AS key,
           row_label, cell_id
    FROM figure WHERE table_no = 1 AND side = 'expenditure' AND column_key = 'total'
      AND (row_kind = 'class' OR row_key = 'current_year_total')
), three AS (
    SELECT report_id, 'total' AS key, row_label, cell_id
    FROM figure WHERE table_no = 3 AND column_key = 'total' AND row_key = 'total'
    UNION ALL
    SELECT report_id, key, row_label, cell_id FROM class_row
    WHERE table_no = 3 AND column_key = 'total'
), pair AS (
    SELECT report_id, key AS instance_key,
           CASE key WHEN 'total' THEN '支出合计' ELSE '“' || min(coalesce(o.row_label, t.row_label)) || '”' END
               AS what,
           '表1' AS left_place, '表3' AS right_place,
           coalesce(list(DISTINCT o.cell_id) FILTER (o.cell_id IS NOT NULL), []) AS left_cells,
           coalesce(list(DISTINCT t.cell_id) FILTER (t.cell_id IS NOT NULL), []) AS right_cells
    FROM one o FULL JOIN three t USING (report_id, key)
    WHERE report_id IN (SELECT report_id FROM one) AND report_id IN (SELECT report_id FROM three)
    GROUP BY report_id, key
    HAVING key <> 'total' OR (count(o.cell_id) > 0 AND count(t.cell_id) > 0)
)
FROM same_figure('pair')
