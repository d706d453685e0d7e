-- title: 总数相同的两表逐行一致
-- severity: error
-- convention: twice
-- tables: 
-- basis: 财预〔2016〕143号（各表口径一致）；总数和多数行都相同的两表列的是同一笔支出
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 只在两表合计相同、至少两行相同、不同的至多两行时判断；有专门规则核对的科目不重复核对
-- not_applicable: 没有合计和多数行相同的两张表，或表式已有专门规则
-- pairs:
WITH line AS ( -- rows of codes and classes, economic items by code, functions by name; each key once in a list
    SELECT f.report_id, f.table_no, f.table_shown, f.column_key, f.cell_id, f.amount_yuan, f.quantum_yuan, f.row_label,
           f.row_key,
           CASE WHEN f.row_key IN ('total', 'current_year_total', 'grand_total') THEN 'total'
               ELSE coalesce(replace(f.code, '-', ''), p.path) END AS key
    FROM figure f LEFT JOIN item_path p ON p.report_id = f.report_id AND p.table_no = f.table_no
      AND p.side = coalesce(f.side, '') AND p.row_no = f.row_no
    WHERE is_general(f.form_id) AND coalesce(f.side, 'expenditure') = 'expenditure'
      AND f.column_key IN ('total', 'amount', 'general_public_budget')
      AND (f.row_kind IN ('code', 'class', 'category', 'item') AND (f.code IS NOT NULL OR p.path IS NOT NULL)
          OR f.row_key IN ('total', 'current_year_total', 'grand_total'))
    QUALIFY key = 'total' OR count(*) OVER (PARTITION BY f.report_id, f.table_no, f.column_key, key) = 1
), whole AS ( -- what a list comes to by itself: below 本年支出合计 the grand total has what is left over as well
    SELECT report_id, table_no, column_key, amount_yuan FROM line WHERE key = 'total' AND non_zero(amount_yuan)
    QUALIFY row_number() OVER (PARTITION BY report_id, table_no, column_key
        ORDER BY row_key = 'grand_total', row_key = 'current_year_total') = 1
), list AS (
    SELECT DISTINCT a.report_id, a.table_no AS left_no, a.column_key AS left_key, b.table_no AS right_no,
           b.column_key AS right_key
    FROM whole a JOIN whole b ON b.report_id = a.report_id AND b.table_no > a.table_no AND b.amount_yuan = a.amount_yuan
), held AS (
    SELECT l.*, a.key, a.row_label, a.cell_id AS left_cell, b.cell_id AS right_cell, a.amount_yuan AS left_yuan,
           b.amount_yuan AS right_yuan,
           a.table_shown AS left_shown, b.table_shown AS right_shown,
           coalesce(a.amount_yuan, 0) = coalesce(b.amount_yuan, 0) AS is_same
    FROM list l JOIN line a ON a.report_id = l.report_id AND a.table_no = l.left_no AND a.column_key = l.left_key
    JOIN line b ON b.report_id = l.report_id AND b.table_no = l.right_no AND b.column_key = l.right_key
      AND b.key = a.key
    WHERE a.key <> 'total' AND (non_zero(a.amount_yuan) OR non_zero(b.amount_yuan))
      AND (contains(a.key, '/') OR (l.left_no, l.right_no) NOT IN ((1, 3), (2, 3), (3, 5), (5, 22), (6, 23))
          AND NOT (l.left_no = 4 AND l.right_no = 5 AND l.left_key = 'general_public_budget'))
), counted AS (
    SELECT *, count(*) FILTER (is_same) OVER one AS same, count(*) FILTER (NOT is_same) OVER one AS different
    FROM held WINDOW one AS (PARTITION BY report_id, left_no, left_key, right_no, right_key)
), pair AS (
    SELECT report_id, concat_ws('/', left_no, left_key, right_no, right_key, key) AS instance_key,
           row_name(if(contains(key, '/'), NULL, key), row_label) AS what,
           left_shown AS left_place, right_shown AS right_place, [left_cell] AS left_cells, [right_cell] AS right_cells
    FROM counted WHERE same >= 2 AND different <= 2
    -- against how many tables a row is held matters little: each row of a table once, against the first that fits
    QUALIFY row_number() OVER (PARTITION BY report_id, right_no, right_key, key ORDER BY left_no, left_key) = 1
)
FROM pair
