-- title: 经济分类合计与类级、款级之和
-- severity: error
-- convention: env
-- tables: 6
-- basis: 预算公开表6；《预算法实施条例》（公开到款）
-- message: 表6“{line}”（{column}）为{a}，下级{sum}，相差{d}。
-- false_alarms: 两栏并列的表各栏分别相加
-- not_applicable: 表6没有分类行
-- sums:
FROM tree_part WHERE table_no = 6
