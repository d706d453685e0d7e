-- title: 支出总表与一般公共预算支出表逐科目
-- severity: error
-- convention: twice
-- tables: 2,3,5
-- basis: 预算公开表3、5
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 表3含单位资金和上年结转：只有全部为一般公共预算的科目才要求相等，其余只要求表5不大于表3
-- not_applicable: 两表没有相同的科目
-- pairs:
WITH general_only AS (
    SELECT report_id, row_key,
           NOT bool_or(column_key NOT IN ('total', 'general_public_budget')
                       AND non_zero(amount_yuan)) AS is_general
    FROM figure WHERE table_no = 2 GROUP BY ALL
), line AS ( -- where functions are printed by name alone, by their class, level and name
    SELECT f.* REPLACE (coalesce(p.path, f.row_key) AS row_key)
    FROM settled_figure f LEFT JOIN item_path p ON p.report_id = f.report_id AND p.table_no = f.table_no
      AND p.side = coalesce(f.side, '') AND p.row_no = f.row_no
    WHERE f.table_no IN (3, 5) AND (f.row_kind = 'code' OR f.row_key = 'total' OR p.path IS NOT NULL)
), side AS (
    SELECT report_id, table_no, row_key, column_key, min(row_label) AS row_label, min(code) AS code,
           min(column_name) AS column_name,
           any_value(form_id) AS form_id, list(cell_id ORDER BY cell_id) AS cells,
           coalesce(sum(amount_yuan), 0) AS amount
    FROM line GROUP BY ALL
), printed_level AS ( -- a table of items alone lacks no class
    SELECT DISTINCT report_id, table_no, len(code) AS digits FROM side WHERE code IS NOT NULL
), three AS (FROM side WHERE table_no = 3), five AS (FROM side WHERE table_no = 5), coded AS (
    SELECT report_id FROM three JOIN reference.form_row_tree r USING (form_id, table_no)
    WHERE r.row_tree = 'code'
), both_sides AS (
    SELECT report_id, row_key, column_key, coalesce(a.row_label, b.row_label) AS label,
           coalesce(a.code, b.code) AS code,
           coalesce(a.column_name, b.column_name) AS column_name, coalesce(a.cells, []) AS left_cells,
           coalesce(b.cells, []) AS right_cells, coalesce(a.amount, 0) AS a, coalesce(b.amount, 0) AS b
    FROM three a FULL JOIN five b USING (report_id, row_key, column_key)
    WHERE report_id IN (FROM coded) AND report_id IN (SELECT report_id FROM five)
), pair AS (
    SELECT report_id, concat_ws('/', row_key, column_key) AS instance_key,
           row_name(code, label) || '（' || column_name || '）' AS what,
           '表3' AS left_place, '表5' AS right_place, left_cells, right_cells
    FROM both_sides LEFT JOIN general_only g USING (report_id, row_key)
    WHERE (coalesce(g.is_general, false) OR b > a)
      AND ((column_key = 'total' AND (left_cells <> [] OR (report_id, 3, len(code)) IN (FROM printed_level))
            AND (right_cells <> [] OR (report_id, 5, len(code)) IN (FROM printed_level)) AND code IS NOT NULL)
        OR (left_cells <> [] AND right_cells <> []))
)
FROM pair
