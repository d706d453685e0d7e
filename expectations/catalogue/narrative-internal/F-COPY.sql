-- title: 百分比照抄
-- severity: warning
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）（说明增减变化）
-- message: “{quote}”与上一条的百分比相同，按金额计算应为{b}。
-- false_alarms: 养老保险和职业年金确会同步增减：只在自身复算不符时提示
-- not_applicable: 没有相邻的两个增减幅
WITH judged AS (
    SELECT *, outcome_percent(abs(percent), abs(signed_change), base_yuan, 2 * quantum_yuan, decimals) AS own,
           lag(percent) OVER w AS before, lag(subject) OVER w AS subject_before
    FROM movement WHERE percent IS NOT NULL AND non_zero(base_yuan) AND signed_change IS NOT NULL
    WINDOW w AS (PARTITION BY report_id ORDER BY section_no, growth_id)
)
SELECT report_id, growth_id AS instance_key, '说明“' || quote || '”' AS location,
       CASE WHEN before = percent AND subject_before <> subject AND own = 'violated' THEN 'violated' ELSE 'pass' END AS outcome,
       words({'quote': quote, 'b': percent_text(100.0 * abs(signed_change) / base_yuan, greatest(decimals, 2))}) AS arguments,
       [growth_id] AS statement_ids
FROM judged WHERE before IS NOT NULL
