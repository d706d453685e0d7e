-- title: 上年结转各表一致
-- severity: error
-- convention: state
-- tables: 1,4,13
-- basis: 预算公开表1、表4、表13
-- message: {problem}。
-- false_alarms: 单位资金的结转只在表1；基本支出的结转不在表13
-- not_applicable: 没有上年结转
WITH carry AS (
    SELECT report_id,
           any_value(amount_yuan) FILTER (table_no = 1 AND side = 'income' AND row_key = 'carry_over') AS one,
           any_value(amount_yuan) FILTER (table_no = 4 AND side = 'income' AND row_key = 'carry_over') AS four,
           sum(amount_yuan) FILTER (table_no = 13 AND parent_row_no IS NULL AND column_key = 'total'
               AND row_kind IN ('department', 'unit', 'project')) AS thirteen,
           max(quantum_yuan) AS quantum, any_value(unit) FILTER (table_no = 1) AS unit,
           list(role_cell(cell_id, CASE table_no WHEN 1 THEN 'left' ELSE 'right' END)
               ORDER BY role_cell(cell_id, CASE table_no WHEN 1 THEN 'left' ELSE 'right' END)) FILTER (
               amount_yuan IS NOT NULL AND (table_no IN (1, 4) AND side = 'income' AND row_key = 'carry_over'
               OR table_no = 13 AND parent_row_no IS NULL AND column_key = 'total')) AS cells
    FROM settled_figure GROUP BY report_id
)
SELECT report_id, 'four' AS instance_key, 4 AS table_no, '上年结转' AS location, one AS expected_yuan, four AS actual_yuan,
       if(coalesce(four, 0) > coalesce(one, 0), 'violated', 'pass') AS outcome,
       words({'problem': format('上年结转：表4财政拨款结转{}，大于表1上年结转{}', in_unit(four, unit),
                   in_unit(coalesce(one, 0), unit))}) AS arguments, cells,
       ['1 rows', '1 columns', '4 rows', '4 columns'] AS absent
FROM carry WHERE non_zero(one) OR non_zero(four)
UNION ALL BY NAME
SELECT report_id, 'projects' AS instance_key, 13 AS table_no, '表13上年结转项目' AS location, four AS expected_yuan,
       thirteen AS actual_yuan,
       if(coalesce(thirteen, 0) > coalesce(four, 0) + quantum, 'violated', 'pass') AS outcome,
       words({'problem': format('上年结转：表13项目合计{}，大于表4财政拨款结转{}', in_unit(thirteen, unit),
                   in_unit(coalesce(four, 0), unit))}) AS arguments, cells,
       ['4 rows', '4 columns', '13 rows', '13 columns'] AS absent
FROM carry WHERE non_zero(thirteen) OR non_zero(four)
