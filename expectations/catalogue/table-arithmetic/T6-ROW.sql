-- title: 经济分类各行：合计=人员+公用
-- severity: error
-- convention: env
-- tables: 6
-- basis: 预算公开表6
-- message: 表6“{line}”的合计栏为{a}，人员经费与公用经费相加为{b}，相差{d}。
-- false_alarms: -
-- not_applicable: 表6全部空白
-- sums:
FROM column_part WHERE table_no = 6
