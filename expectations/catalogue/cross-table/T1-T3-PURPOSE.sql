-- title: 支出用途与支出总额一致
-- severity: error
-- convention: env
-- tables: 1,3
-- basis: 收支总表并列功能分类和支出用途的表式
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 支出用途不含结转下年，与当年支出小计比
-- not_applicable: 收支总表不列支出用途，或全部空白
-- pairs:
WITH purpose AS (
    -- 人员经费 and 公用经费 are parts of 基本支出 where that is printed, economic categories of any other line
    FROM figure WHERE table_no = 1 AND side = 'purpose' AND column_key = 'total' AND row_kind IN ('line', 'category')
     AND row_key <> 'year_end_carry_over'
    QUALIFY (row_key NOT IN ('personnel', 'public') OR NOT bool_or(row_key = 'basic') OVER (PARTITION BY report_id))
        AND (row_kind = 'line' OR NOT bool_or(row_kind = 'line') OVER (PARTITION BY report_id))
),
pair AS (
    SELECT p.report_id, 'total' AS instance_key, '当年支出' AS what, '收支总表当年支出小计' AS left_place,
           '各用途相加' AS right_place, [any_value(t.cell_id)] AS left_cells,
           list(p.cell_id ORDER BY p.row_no) AS right_cells
    FROM purpose p JOIN figure t ON t.report_id = p.report_id AND t.table_no = 1 AND t.side = 'expenditure'
     AND t.row_key = 'current_year_total' AND t.column_key = 'total'
    GROUP BY p.report_id
    UNION ALL
    SELECT p.report_id, p.row_key, p.row_label, '收支总表', '支出总表', [p.cell_id], [t.cell_id]
    FROM purpose p JOIN figure t ON t.report_id = p.report_id AND t.table_no = 3 AND t.row_key = 'total'
     AND t.column_key = p.row_key
)
FROM pair
