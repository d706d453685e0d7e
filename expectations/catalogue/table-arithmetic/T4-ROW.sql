-- title: 财政拨款支出：小计=三本预算
-- severity: error
-- convention: env
-- tables: 4
-- basis: 预算公开表4
-- message: 表4 {row}的小计栏为{a}，三项预算相加为{b}，相差{d}。
-- false_alarms: -
-- not_applicable: 表4支出栏全部空白
-- sums:
FROM column_part WHERE table_no = 4
