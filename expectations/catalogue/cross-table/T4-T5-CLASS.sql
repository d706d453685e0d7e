-- title: 财政拨款表与一般公共预算支出表一致
-- severity: error
-- convention: env
-- tables: 4,5
-- basis: 预算公开表4（含上年结转）、表5（不含上年结转）
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 预算表5不含上年结转而表4含：有结转时只比各类大小和差额合计
-- not_applicable: 两表一般公共预算支出都是空白
-- pairs:
WITH undeclared AS (
    -- Whether table 5 counts in what was carried over and table 4 lists classes, only a declared form says.
    SELECT report_id FROM source.current_report WHERE starts_with(form_id, 'general')
), carried AS (
    SELECT report_id, bool_or(non_zero(amount_yuan)) FILTER (side = 'income') AS is_carried,
           coalesce(bool_or(non_zero(amount_yuan)) FILTER (contains(row_key, '.')), false) AS is_split,
           coalesce(list(cell_id ORDER BY cell_id) FILTER (row_key = 'carry_over.general_public_budget'
                                          AND non_zero(amount_yuan)), []) AS carried_cells,
           coalesce(sum(amount_yuan) FILTER (side = 'income' AND row_key = 'carry_over.general_public_budget'),
                    sum(amount_yuan) FILTER (side = 'income' AND row_key = 'carry_over')) AS brought_in,
           coalesce(list(cell_id ORDER BY cell_id) FILTER (row_key = 'year_end_carry_over'
                                          AND non_zero(amount_yuan)), []) AS kept_cells
    FROM settled_figure
    WHERE table_no = 4 AND (side = 'income' AND starts_with(row_key, 'carry_over')
                            OR column_key = 'general_public_budget' AND row_key = 'year_end_carry_over')
    GROUP BY report_id
), four AS (
    SELECT report_id, CASE row_key WHEN 'current_year_total' THEN 'total' ELSE code END AS key,
           row_label, cell_id, amount_yuan, quantum_yuan
    FROM settled_figure WHERE table_no = 4 AND side = 'expenditure' AND column_key = 'general_public_budget'
      AND (row_kind = 'class' OR row_key = 'current_year_total')
), five AS (
    SELECT report_id, 'total' AS key, row_label, cell_id, amount_yuan, quantum_yuan
    FROM settled_figure WHERE table_no = 5 AND column_key = 'total' AND row_key = 'total'
    UNION ALL
    SELECT report_id, key, row_label, cell_id, amount_yuan, NULL AS quantum_yuan FROM class_row
    WHERE table_no = 5 AND column_key = 'total'
), both_sides AS (
    SELECT report_id, key, min(coalesce(a.row_label, b.row_label)) AS label,
           coalesce(list(DISTINCT a.cell_id ORDER BY a.cell_id) FILTER (a.cell_id IS NOT NULL), []) AS left_cells,
           coalesce(list(DISTINCT b.cell_id ORDER BY b.cell_id) FILTER (b.cell_id IS NOT NULL), []) AS right_cells,
           coalesce(max(a.amount_yuan), 0) AS a, coalesce(sum(b.amount_yuan), 0) AS b,
           coalesce(greatest(max(a.quantum_yuan), max(b.quantum_yuan)), 0) AS quantum
    FROM four a FULL JOIN five b USING (report_id, key)
    WHERE report_id IN (SELECT report_id FROM four) AND report_id IN (SELECT report_id FROM five)
      AND (key = 'total' OR report_id NOT IN (FROM undeclared)
          OR report_id IN (SELECT report_id FROM four WHERE key <> 'total'))
    GROUP BY report_id, key
    HAVING key <> 'total' OR (count(a.cell_id) > 0 AND count(b.cell_id) > 0)
), same_scope AS (
    -- Final accounts print the year's expenditure in both tables, whatever paid for it, unless
    -- their totals differ by just what was carried in.
    SELECT report_id FROM both_sides JOIN source.current_report USING (report_id) JOIN carried USING (report_id)
    WHERE report_kind = 'final_account' AND key = 'total'
      AND abs(a - b - coalesce(brought_in, 0)) > 2 * quantum
), pair AS (
    SELECT report_id, key AS instance_key,
           CASE key WHEN 'total' THEN '支出合计' ELSE '“' || label || '”' END AS what,
           CASE WHEN is_whole AND kept_cells <> [] THEN '表4一般公共预算（含年终结转）'
                ELSE '表4一般公共预算' END AS left_place,
           CASE WHEN is_whole THEN '表5与上年结转相加' ELSE '表5' END AS right_place,
           CASE WHEN is_whole THEN list_concat(left_cells, kept_cells) ELSE left_cells END AS left_cells,
           CASE WHEN is_whole THEN list_concat(right_cells, carried_cells) ELSE right_cells END
               AS right_cells
    FROM (SELECT *, coalesce(is_carried AND is_split AND key = 'total'
            AND NOT (abs(a - b) <= quantum AND report_id IN (FROM undeclared))
                             AND report_id NOT IN (FROM same_scope), false) AS is_whole
          FROM both_sides LEFT JOIN carried USING (report_id))
    WHERE NOT coalesce(is_carried, false) OR is_whole OR a < b OR report_id IN (FROM same_scope)
)
FROM pair
