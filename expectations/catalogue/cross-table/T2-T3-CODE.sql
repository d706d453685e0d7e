-- title: 收入与支出逐科目一致
-- severity: error
-- convention: env
-- tables: 2,3
-- reports: budget
-- basis: 预算公开表2、3（同一套科目）
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 收入表按收入科目编列的、没有上年结转一栏而只列本年收入的不适用
-- not_applicable: 两表都没有科目行，或收入表只有本年收入
-- pairs:
WITH two AS (
    SELECT report_id, coalesce(code, row_key) AS key, min(row_label) AS row_label,
           list(cell_id ORDER BY cell_id) AS cells
    FROM figure WHERE table_no = 2 AND column_key IN ('total', 'carry_over')
      AND NOT (column_key = 'carry_over'
               AND report_id IN (SELECT report_id FROM income_including_carry_over))
    GROUP BY ALL
), three AS (
    SELECT report_id, coalesce(code, row_key) AS key, min(row_label) AS row_label,
           list(cell_id ORDER BY cell_id) AS cells
    FROM figure WHERE table_no = 3 AND column_key = 'total'
    GROUP BY ALL
), pair AS (
    SELECT report_id, key AS instance_key, row_name(nullif(key, 'total'), coalesce(b.row_label, a.row_label)) AS what,
           '表2收入（含上年结转）' AS left_place, '表3支出合计' AS right_place,
           coalesce(a.cells, []) AS left_cells, coalesce(b.cells, []) AS right_cells
    FROM two a FULL JOIN three b USING (report_id, key)
    -- a table of one row, or of units alone, lists no codes that the other could lack
    WHERE report_id IN (SELECT report_id FROM two WHERE regexp_full_match(key, '[0-9]+'))
      AND report_id IN (SELECT report_id FROM three)
      AND report_id NOT IN (SELECT report_id FROM income_of_this_year)
      -- the whole, and units among the codes, only where both tables print them
      AND (regexp_full_match(key, '[0-9]+') OR (a.cells IS NOT NULL AND b.cells IS NOT NULL))
)
FROM pair
