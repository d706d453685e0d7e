-- title: 收支总表与收入总表一致
-- severity: error
-- convention: env
-- tables: 1,2
-- reports: budget
-- basis: 预算公开表1、2；财预〔2016〕143号
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 两表单位不同时折算为元再比
-- not_applicable: 两表收入都是空白，或收入表只有本年收入，或收入表各来源已含上年结转
-- pairs:
WITH pair AS (
    SELECT a.report_id, a.row_key AS instance_key, a.row_label AS what, '表1' AS left_place,
           '表2合计行' AS right_place, [a.cell_id] AS left_cells, list(b.cell_id ORDER BY b.cell_id) AS right_cells
    FROM settled_figure a
    JOIN settled_figure b ON b.report_id = a.report_id AND b.table_no = 2 AND b.row_kind = 'total'
     AND (b.column_key = a.row_key
          OR (a.row_key = 'grand_total' AND b.column_key IN ('total', 'carry_over')))
    WHERE a.table_no = 1 AND a.side = 'income'
      AND NOT (a.row_key = 'grand_total' AND b.column_key = 'carry_over'
               AND a.report_id IN (SELECT report_id FROM income_including_carry_over))
      AND NOT (a.row_key = 'grand_total' AND a.report_id IN (SELECT report_id FROM income_of_this_year))
      AND (a.row_key = 'grand_total'
           OR a.report_id NOT IN (SELECT report_id FROM income_without_carry_over WHERE is_in_each_source))
    GROUP BY ALL
)
FROM pair
