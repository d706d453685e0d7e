-- title: 增减方向与用词
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）（说明增减变化）
-- message: {problem}。
-- false_alarms: 比较的年度写在句中的以句中为准；差额在最末一位之内只作说明
-- not_applicable: 说明中没有增减用词
WITH worded AS (
    SELECT *, coalesce(change_id, growth_id) AS moved_id,
           CASE WHEN said_base_yuan IS NOT NULL AND now_yuan IS NOT NULL THEN now_yuan - said_base_yuan END AS moved
    FROM movement WHERE direction IS NOT NULL AND subject <> 'unknown'
)
SELECT report_id, moved_id AS instance_key, '说明“' || coalesce(change_quote, quote) || '”' AS location,
       CASE WHEN growth_direction <> direction THEN 'violated'
            WHEN is_ambiguous AND moved IS NOT NULL THEN 'not_evaluable'
            WHEN direction = 'same' AND (non_zero(change_yuan) OR non_zero(percent)) THEN 'violated'
            WHEN moved IS NULL THEN 'pass'
            WHEN direction = 'increase' AND moved < 0 OR direction = 'decrease' AND moved > 0
                 OR direction = 'same' AND moved <> 0 THEN 'violated'
            ELSE 'pass' END AS outcome,
       CASE WHEN is_ambiguous THEN '同一句中有几个上年数，不能确定对应哪一个' END AS reason,
       CASE WHEN abs(moved) <= quantum_yuan THEN 'info' END AS severity,
       words({'problem': CASE
            WHEN growth_direction <> direction
                THEN format('“{}”与“{}”方向相反', change_quote, quote)
            WHEN direction = 'same' AND moved IS NULL THEN format('“{}”写为持平，同一句却有增减的数', quote)
            ELSE format('“{}”：本年{}，上年{}，应为“{}”', coalesce(change_quote, quote), in_unit(now_yuan, unit),
                        in_unit(said_base_yuan, unit),
                        CASE sign(moved) WHEN 1 THEN '增加' WHEN -1 THEN '减少' ELSE '持平' END) END}) AS arguments,
       [moved_id, growth_id, level_id, base_id] AS statement_ids
FROM worded
