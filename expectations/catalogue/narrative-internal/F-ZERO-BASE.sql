-- title: 基数为零仍写增长率
-- severity: warning
-- convention: state
-- tables: 
-- basis: 统计规范：基数为零不计算增长率
-- message: “{quote}”：上年为0，没有增减幅可言，请删去百分比。
-- false_alarms: 很常见，不作错误；写100%的也只作提醒
-- not_applicable: 没有上年数的增减幅
WITH based AS (
    SELECT *, coalesce(said_base_yuan, now_yuan - signed_change) AS base FROM movement_pair WHERE percent IS NOT NULL
)
SELECT report_id, relation_id AS instance_key, '说明“' || whole_quote || '”' AS location, page_no,
       CASE WHEN base = 0 AND non_zero(now_yuan) AND percent <> 0 THEN 'violated' ELSE 'pass' END AS outcome,
       words({'quote': whole_quote}) AS arguments, [growth_id, level_id, base_id] AS statement_ids
FROM based WHERE base IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY relation_id ORDER BY outcome_rank(outcome), level_rank, base_rank) = 1
