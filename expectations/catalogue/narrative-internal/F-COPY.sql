-- title: 百分比照抄
-- severity: warning
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）（说明增减变化）
-- message: “{quote}”：百分比与上一条相同，按金额应为{b}，疑为照抄，请核对。
-- false_alarms: 养老保险和职业年金确会同步增减：只在自身复算不符时提示，末位之差不算
-- not_applicable: 没有相邻的两个增减幅
WITH based AS (
    SELECT *, coalesce(said_base_yuan, now_yuan - signed_change) AS base,
           coalesce(signed_change, now_yuan - said_base_yuan) AS moved
    FROM movement WHERE percent IS NOT NULL
), judged AS (
    SELECT *, abs(abs(percent) - 100.0 * abs(moved) / base) > 1.5 * pow(10, -decimals) + 0.02 * percent AS is_wrong,
           lag(percent) OVER w AS before, lag(now_yuan) OVER w AS now_before
    FROM based WHERE base > 0 AND moved IS NOT NULL
    WINDOW w AS (PARTITION BY report_id ORDER BY relation_no)
)
SELECT report_id, relation_id AS instance_key, '说明“' || whole_quote || '”' AS location, page_no,
       CASE WHEN before = percent AND now_before <> now_yuan AND is_wrong THEN 'violated' ELSE 'pass' END AS outcome,
       words({'quote': whole_quote, 'b': percent_text(100.0 * abs(moved) / base, greatest(decimals, 2))}) AS arguments,
       [growth_id] AS statement_ids
FROM judged WHERE before IS NOT NULL
