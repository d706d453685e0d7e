-- title: 上级科目=下级科目之和
-- severity: error
-- convention: env
-- tables: 
-- basis: 《预算法》（支出编列到项）；预算公开表2、3、5、7、8、9
-- message: {table} {row}（{column}）为{a}，下级{sum}，相差{d}。
-- false_alarms: 没有下级科目行时不相加，由“科目层级断裂”处理
-- not_applicable: 没有带下级的科目行
-- sums:
WITH part AS (
    FROM tree_part WHERE row_tree = 'code' AND row_kind = 'code' AND table_no IN (2, 3, 5, 7, 8, 9)
)
FROM part
