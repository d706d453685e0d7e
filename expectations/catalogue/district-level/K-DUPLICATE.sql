-- title: 同一报告重复发布
-- severity: warning
-- convention: state
-- tables: 
-- basis: 《政府信息公开条例》
-- message: {year}年{kind}发布{k}次，数据相同。
-- false_alarms: 表格和说明分在两个文件里的是一次发布；同一天以不同格式公开的是一次发布；原处换上新文件、旧文件已撤下的是更换
-- not_applicable: 没有重复发布
-- across: reports
SELECT new_id AS report_id, old_id AS instance_key, '发布次数' AS location,
       if(changed = 0 AND NOT is_other_format AND NOT is_replaced, 'violated', 'pass') AS outcome,
       words({'year': fiscal_year::VARCHAR, 'kind': if(report_kind = 'budget', '预算', '决算'), 'k': '2'}) AS arguments
FROM revision_summary WHERE shared > 0
