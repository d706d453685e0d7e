-- title: 人员类支出列为项目
-- severity: info
-- convention: state
-- tables: 
-- basis: 财办〔2020〕13号（预算管理一体化规范：人员类、运转类、特定目标类项目）
-- message: 项目“{name}”（{a}）疑属人员类支出。
-- false_alarms: 临时聘用人员的费用可属其他运转类
-- not_applicable: 没有项目
SELECT report_id, table_no || '/' || row_no AS instance_key, table_no, '表' || table_no || '“' || name
       || '”' AS location,
       if(regexp_matches(name, '遗属|抚恤|工资|社保|养老保险|公积金|补助人员') AND NOT regexp_matches(name, '临聘|临时|编外|公益岗'), 'violated',
           'pass') AS outcome,
       amount_yuan AS actual_yuan, words({'name': name, 'a': in_unit(amount_yuan, unit)}) AS arguments,
       [role_cell(cell_id, 'left')] AS cells
FROM project_row WHERE amount_yuan > 0
