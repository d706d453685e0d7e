-- title: 支出功能分类各项之和
-- severity: error
-- convention: env
-- tables: 1
-- basis: 预算公开表1
-- message: 表1“{line}”（{column}）为{a}，各项相加为{b}，相差{d}。
-- false_alarms: 类的个数各年不同：以印出的为准
-- not_applicable: 表1支出栏全部空白
-- sums:
FROM row_part WHERE table_no = 1 AND side = 'expenditure'
