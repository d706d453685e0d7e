-- title: 合计=基本支出+项目支出
-- severity: error
-- convention: env
-- tables: 
-- basis: 预算公开表3、5、8、9；《预算法实施条例》
-- message: {table} {row}的合计栏为{a}，基本支出与项目支出相加为{b}，相差{d}。
-- false_alarms: 以元为单位且无小数时允许一元尾差
-- not_applicable: 表3、表5、表8、表9都是空白
-- sums:
FROM column_part WHERE table_no IN (3, 5, 8, 9)
