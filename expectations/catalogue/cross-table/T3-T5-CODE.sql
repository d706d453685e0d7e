-- title: 支出总表与一般公共预算支出表逐科目
-- severity: error
-- convention: twice
-- tables: 2,3,5
-- basis: 预算公开表3、5
-- message: 科目{what}：{left}为{a}，{right}为{b}，相差{d}。
-- false_alarms: 表3含单位资金和上年结转：只有全部为一般公共预算的科目才要求相等，其余只要求表5不大于表3
-- not_applicable: 两表没有相同的科目
WITH general_only AS (
    SELECT report_id, coalesce(code, row_key) AS key,
           NOT bool_or(column_key NOT IN ('total', 'general_public_budget')
                       AND non_zero(amount_yuan)) AS is_general
    FROM figure WHERE table_no = 2 GROUP BY ALL
), pair AS (
    SELECT a.report_id, concat_ws('/', g.key, a.column_key) AS instance_key,
           row_name(g.key, a.row_label) || '（' || a.column_name || '）' AS what,
           '表3' AS left_place, '表5' AS right_place, [a.cell_id] AS left_cells,
           [b.cell_id] AS right_cells
    FROM figure a
    JOIN figure b ON b.report_id = a.report_id AND b.table_no = 5 AND b.row_key = a.row_key
     AND b.column_key = a.column_key
    JOIN general_only g ON g.report_id = a.report_id AND g.key = coalesce(a.code, a.row_key)
    WHERE a.table_no = 3 AND a.row_kind IN ('code', 'total')
      AND (g.is_general OR coalesce(b.amount_yuan, 0) > coalesce(a.amount_yuan, 0))
)
FROM same_figure('pair')
