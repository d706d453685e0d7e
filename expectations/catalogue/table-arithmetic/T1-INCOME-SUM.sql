-- title: 收入各项之和
-- severity: error
-- convention: env
-- tables: 1
-- basis: 预算公开表1
-- message: 表1“{line}”为{a}，各项相加为{b}，相差{d}。
-- false_alarms: “其中”项不相加
-- not_applicable: 表1收入栏全部空白
-- sums:
FROM row_part WHERE table_no = 1 AND side = 'income'
