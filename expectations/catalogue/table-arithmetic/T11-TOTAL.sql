-- title: 机关运行经费表合计
-- severity: error
-- convention: env
-- tables: 11
-- basis: 预算公开表11
-- message: 表11“{line}”（{column}）为{a}，相加为{b}，相差{d}。
-- false_alarms: 只有一个单位时合计与该单位相同
-- not_applicable: 表11没有金额
-- sums:
WITH part AS (
    SELECT axis, total_no, part_no FROM column_part WHERE table_no = 11
    UNION ALL SELECT axis, total_no, part_no FROM tree_part WHERE table_no = 11
)
FROM part
