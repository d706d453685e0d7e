-- title: 财政拨款表与一般公共预算支出表一致
-- severity: error
-- convention: env
-- tables: 4,5
-- basis: 预算公开表4（含上年结转）、表5（不含上年结转）
-- message: {what}：{left}为{a}，{right}为{b}，相差{d}。
-- false_alarms: 表5不含上年结转而表4含：有结转时只比各类大小和差额合计
-- not_applicable: 两表一般公共预算支出都是空白
WITH carried AS (
    SELECT report_id, list(cell_id) FILTER (non_zero(amount_yuan)) AS cells
    FROM figure WHERE table_no = 4 AND side = 'income'
      AND row_key = 'carry_over.general_public_budget'
    GROUP BY report_id
), any_carried AS (
    SELECT report_id, bool_or(non_zero(amount_yuan)) AS is_carried FROM figure
    WHERE table_no = 4 AND side = 'income' AND starts_with(row_key, 'carry_over') GROUP BY report_id
), four AS (
    SELECT report_id, CASE row_key WHEN 'current_year_total' THEN 'total' ELSE code END AS key,
           row_label, cell_id, amount_yuan
    FROM figure WHERE table_no = 4 AND side = 'expenditure' AND column_key = 'general_public_budget'
      AND (row_kind = 'class' OR row_key = 'current_year_total')
), five AS (
    SELECT report_id, CASE row_kind WHEN 'total' THEN 'total' ELSE code END AS key, row_label, cell_id,
           amount_yuan
    FROM figure WHERE table_no = 5 AND column_key = 'total' AND (row_kind = 'total' OR level = 1)
), both_sides AS (
    SELECT report_id, key, any_value(coalesce(b.row_label, a.row_label)) AS label,
           coalesce(list(DISTINCT a.cell_id) FILTER (a.cell_id IS NOT NULL), []) AS left_cells,
           coalesce(list(DISTINCT b.cell_id) FILTER (b.cell_id IS NOT NULL), []) AS right_cells,
           coalesce(max(a.amount_yuan), 0) AS a, coalesce(max(b.amount_yuan), 0) AS b
    FROM four a FULL JOIN five b USING (report_id, key)
    WHERE report_id IN (SELECT report_id FROM four) AND report_id IN (SELECT report_id FROM five)
    GROUP BY report_id, key
), pair AS (
    SELECT report_id, key AS instance_key, '表4一般公共预算' AS left_place,
           CASE key WHEN 'total' THEN '本年支出合计' ELSE label END AS what,
           CASE WHEN is_carried AND key = 'total' THEN '表5与上年结转相加' ELSE '表5' END AS right_place,
           left_cells,
           CASE WHEN is_carried AND key = 'total'
                THEN list_concat(right_cells, coalesce(c.cells, [])) ELSE right_cells END AS right_cells
    FROM both_sides JOIN any_carried USING (report_id) LEFT JOIN carried c USING (report_id)
    WHERE NOT is_carried OR key = 'total' OR a < b
)
FROM same_figure('pair')
