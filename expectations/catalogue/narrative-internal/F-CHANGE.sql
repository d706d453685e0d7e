-- title: 增减额与增减幅复算
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）（说明增减变化）
-- message: {problem}。
-- false_alarms: 精度以文字印出的位数为准；上年为0不在此处判断；所指不明的不判断
-- not_applicable: 说明中没有增减额和增减幅
SELECT report_id, growth_id AS instance_key, '说明“' || quote || '”' AS location,
       CASE WHEN subject = 'unknown' OR is_ambiguous THEN 'not_evaluable'
            WHEN base_yuan < -quantum_yuan THEN 'violated'
            WHEN base_yuan = 0 THEN 'not_applicable'
            ELSE outcome_percent(abs(percent), abs(signed_change), base_yuan, 2 * quantum_yuan, decimals)
            END AS outcome,
       CASE WHEN subject = 'unknown' THEN '不能确定说的是哪一项'
            WHEN is_ambiguous THEN '同一句中有几个金额或几个增减额，不能确定对应哪一个'
            WHEN base_yuan = 0 THEN '上年为0，没有增减幅' END AS reason,
       CASE WHEN base_yuan < -quantum_yuan THEN 'error'
            ELSE severity_percent(abs(percent), abs(signed_change), base_yuan, 2 * quantum_yuan, decimals) END AS severity,
       words({'problem': CASE WHEN base_yuan < 0
                THEN format('“{}”：{}比上年增加{}，上年就成了负数', quote, in_unit(now_yuan, unit), in_unit(abs(signed_change), unit))
                ELSE format('“{}”：{}，{}{}，按金额计算应为{}，印为{}', quote, in_unit(now_yuan, unit),
                    if(signed_change < 0, '减少', '增加'), in_unit(abs(signed_change), unit),
                    percent_text(100.0 * abs(signed_change) / base_yuan, greatest(decimals, 2)),
                    percent_text(abs(percent), decimals)) END}) AS arguments,
       [growth_id, change_id, level_id] AS statement_ids
FROM movement WHERE percent IS NOT NULL AND now_yuan IS NOT NULL AND signed_change IS NOT NULL
UNION ALL BY NAME
SELECT report_id, change_id || '/base' AS instance_key, '说明“' || quote || '”' AS location,
       CASE WHEN is_ambiguous THEN 'not_evaluable'
            ELSE outcome_env(now_yuan - signed_change - said_base_yuan, 2, quantum_yuan) END AS outcome,
       CASE WHEN is_ambiguous THEN '同一句中有几个金额，不能确定对应哪一个' END AS reason, NULL AS severity,
       words({'problem': format('“{}”：本年{}、上年{}，相差{}，印为{}{}', quote, in_unit(now_yuan, unit),
            in_unit(said_base_yuan, unit), in_unit(abs(now_yuan - said_base_yuan), unit),
            if(signed_change < 0, '减少', '增加'), in_unit(abs(signed_change), unit))}) AS arguments,
       [change_id, level_id, base_id] AS statement_ids
FROM movement WHERE said_base_yuan IS NOT NULL AND now_yuan IS NOT NULL AND signed_change IS NOT NULL
UNION ALL BY NAME
SELECT report_id, change_id || '/sign' AS instance_key, '说明“' || level_quote || '”' AS location,
       CASE WHEN is_ambiguous THEN 'not_evaluable' WHEN base_yuan < -quantum_yuan THEN 'violated' ELSE 'pass' END AS outcome,
       CASE WHEN is_ambiguous THEN '同一句中有几个金额，不能确定对应哪一个' END AS reason, 'error' AS severity,
       words({'problem': format('“{}，{}”：上年就成了负数', level_quote, change_quote)}) AS arguments,
       [change_id, level_id] AS statement_ids
FROM movement WHERE percent IS NULL AND said_base_yuan IS NULL AND now_yuan IS NOT NULL AND signed_change > 0
