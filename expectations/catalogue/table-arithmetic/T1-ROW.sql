-- title: 收支总表各行：合计=当年+结转
-- severity: error
-- convention: env
-- tables: 1
-- basis: 预算公开表1
-- message: 表1 {row}的合计栏为{a}，当年预算安排与上年结转安排相加为{b}，相差{d}。
-- false_alarms: 分页处丢列会使各行都不成立：此时本表有读取缺漏，不作判断
-- not_applicable: 表1支出栏全部空白
-- sums:
FROM column_part WHERE table_no = 1
