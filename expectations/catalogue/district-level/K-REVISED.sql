-- title: 发布后修改
-- severity: warning
-- convention: state
-- tables: 
-- basis: 《政府信息公开条例》（准确）；《预算法》
-- message: {n}处数据在重新发布时被修改{notice}：{cells}。
-- false_alarms: 重新排版而数字不变的不算
-- not_applicable: 没有重新发布
-- across: reports
SELECT new_id AS report_id, old_id AS instance_key, '重新发布' AS location, if(changed > 0, 'violated', 'pass') AS outcome,
       if(has_notice, 'info', 'warning') AS severity,
       words({'n': changed::VARCHAR, 'notice': if(has_notice, '（有更正说明）', '，未见说明'),
            'cells': array_to_string(listed[1:5], '、') || if(len(listed) > 5, '等', '')}) AS arguments,
    cells[1:20] AS cells
FROM revision_summary WHERE shared > 0 OR changed > 0
