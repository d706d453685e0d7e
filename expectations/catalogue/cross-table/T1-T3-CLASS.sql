-- title: 收支总表与支出总表分类一致
-- severity: error
-- convention: env
-- tables: 1,3
-- basis: 预算公开表1、3
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 类的名称更改时按行号对应的编码比对；表3只有一行合计、没有申报表式而表1不列各类的不比各类
-- not_applicable: 两表支出都是空白
-- pairs:
WITH coded_three AS (SELECT form_id FROM reference.form_row_tree WHERE table_no = 3 AND row_tree = 'code'),
undeclared AS (
    -- Whether table 1 lists classes at all, only a declared form says.
    SELECT report_id FROM source.current_report WHERE starts_with(form_id, 'general')
), whole AS (
    SELECT report_id, if(bool_or(column_key = 'year_end_carry_over'), 'grand_total', 'current_year_total') AS row_key,
           bool_or(form_id IN (FROM coded_three)) AS has_classes
    FROM figure WHERE table_no = 3 GROUP BY report_id
), one AS (
    SELECT f.report_id, CASE f.row_kind WHEN 'class' THEN f.code ELSE 'total' END AS key, f.row_label, f.cell_id
    FROM figure f JOIN whole w USING (report_id)
    WHERE f.table_no = 1 AND f.side = 'expenditure' AND f.column_key = 'total'
      AND (f.row_kind = 'class' AND w.has_classes OR f.row_key = w.row_key)
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
           coalesce(list(DISTINCT o.cell_id ORDER BY o.cell_id) FILTER (o.cell_id IS NOT NULL), []) AS left_cells,
           coalesce(list(DISTINCT t.cell_id ORDER BY t.cell_id) FILTER (t.cell_id IS NOT NULL), []) AS right_cells
    FROM one o FULL JOIN three t USING (report_id, key)
    WHERE report_id IN (SELECT report_id FROM one) AND report_id IN (SELECT report_id FROM three)
      AND (key = 'total' OR report_id NOT IN (FROM undeclared)
          OR report_id IN (SELECT report_id FROM one WHERE key <> 'total'))
    GROUP BY report_id, key
    HAVING key <> 'total' OR (count(o.cell_id) > 0 AND count(t.cell_id) > 0)
)
FROM pair
