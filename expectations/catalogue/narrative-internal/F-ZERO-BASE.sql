-- title: 基数为零仍写增长率
-- severity: warning
-- convention: state
-- tables: 
-- basis: 统计规范：基数为零不计算增长率
-- message: 上年为0，不应写“{quote}”。
-- false_alarms: 很常见，不作错误；写100%的也只作提醒
-- not_applicable: 没有上年数为零的增减幅
SELECT report_id, growth_id AS instance_key, '说明“' || quote || '”' AS location,
       CASE WHEN base_yuan = 0 AND non_zero(now_yuan) AND percent <> 0 THEN 'violated' ELSE 'pass' END AS outcome,
       words({'quote': quote}) AS arguments, [growth_id, level_id] AS statement_ids
FROM movement WHERE percent IS NOT NULL AND base_yuan IS NOT NULL
