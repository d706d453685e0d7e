-- title: 合计行=各类之和
-- severity: error
-- convention: env
-- tables: 
-- basis: 预算公开表2、3、5、7、8、9
-- message: {table}合计行（{column}）为{a}，各类相加为{b}，相差{d}。
-- false_alarms: 缺类级行时用最上一级印出的行相加
-- not_applicable: 表2、表3、表5、表7、表8、表9都没有科目行
-- sums:
WITH part AS (
    FROM tree_part WHERE row_tree = 'code' AND row_kind = 'total' AND table_no IN (2, 3, 5, 7, 8, 9)
)
FROM part
