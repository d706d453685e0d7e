-- title: 增减额与增减幅复算
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）（说明增减变化）
-- message: “{quote}”：{problem}，请核对。
-- false_alarms: 精度以文字印出的位数为准，末位之差只作说明；一句中有几个数可能被比较的，都不符才算错；本节没有、别处只有一个数的，以别处的数为准，只作提醒
-- not_applicable: 说明中没有增减额和增减幅
WITH changed AS (
    SELECT *, outcome_env(now_yuan - signed_change - said_base_yuan, 2, greatest(quantum_yuan, base_quantum)) AS outcome
    FROM moved_pair WHERE said_base_yuan IS NOT NULL AND now_yuan IS NOT NULL AND signed_change IS NOT NULL
), signed AS (
    SELECT *, if(now_yuan - signed_change < -quantum_yuan, 'violated', 'pass') AS outcome FROM moved_pair
    WHERE percent IS NULL AND said_base_yuan IS NULL AND now_yuan IS NOT NULL AND signed_change > 0
)
SELECT report_id, relation_id AS instance_key, '说明“' || whole_quote || '”' AS location, outcome, page_no,
       if(outcome = 'not_evaluable', base_word || '为0，没有增减幅', NULL) AS reason,
       CASE WHEN is_elsewhere THEN if(severity_between(printed, least(one, other), greatest(one, other), decimals) = 'info',
               'info', 'warning')
            WHEN base < -quantum_yuan OR now_yuan = 0 AND signed_change = 0 THEN 'error'
           ELSE severity_between(printed, least(one, other), greatest(one, other), decimals) END AS severity,
       words({'quote': whole_quote, 'needed_percent': if(base > 0, 100.0 * moved / base, NULL)::VARCHAR, 'problem': CASE
           WHEN base < 0 THEN format('{}{}，增加{}，{}就成了负数', now_word, said_amount(now_yuan, unit),
               said_amount(abs(signed_change), unit), base_word)
           WHEN now_yuan = 0 AND signed_change = 0 THEN format('{}和增减额都是0，没有增减幅，印为{}', now_word, printed_text)
           WHEN by_what = 'base' THEN format('{}{}、{}{}，计算为{}，印为{}', base_word, said_amount(base, unit), now_word,
               said_amount(now_yuan, unit), needed_text, printed_text)
           WHEN wrong = 'change' THEN format('{}{}，{}，应为{}，印为{}', now_word, said_amount(now_yuan, unit),
               moved_text(printed, decimals), moved_amount(meant_change, unit), moved_amount(signed_change, unit))
           ELSE format('{}{}，{}，{}{}，印为{}', now_word, said_amount(now_yuan, unit), moved_amount(signed_change, unit),
               if(wrong = 'percent' OR turned = 'pass', '应为', '计算为'), needed_text, moved_text(printed, decimals))
               || CASE WHEN turned = 'pass' THEN format('；如为{}，正是{}', if(signed_change < 0, '增加', '减少'),
                       percent_text(abs(percent), decimals))
                   WHEN wrong = 'percent' OR meant_change IS NULL THEN ''
                   WHEN is_exchanged THEN format('；如两个金额互换，正是{}', moved_text(printed, decimals))
                   ELSE format('；如{}无误，应为{}', moved_text(printed, decimals), moved_amount(meant_change, unit)) END
           END}) AS arguments,
       [growth_id, if(by_what = 'base', NULL, change_id), level_id, base_id] AS statement_ids
FROM growth_judged
UNION ALL BY NAME
SELECT report_id, relation_id || '/base' AS instance_key, '说明“' || whole_quote || '”' AS location, outcome, page_no,
       if(is_elsewhere, 'warning', 'error') AS severity,
       words({'quote': whole_quote, 'problem': format('{}{}、{}{}，相差{}，印为{}{}', now_word, said_amount(now_yuan, unit),
                   base_word, said_amount(said_base_yuan, unit),
            said_amount(abs(now_yuan - said_base_yuan), unit), CASE WHEN is_either THEN '' WHEN signed_change < 0
                THEN '减少' ELSE '增加' END, said_amount(abs(signed_change), unit))}) AS arguments,
       [change_id, level_id, base_id] AS statement_ids
FROM changed QUALIFY row_number() OVER (PARTITION BY relation_id
    ORDER BY outcome_rank(outcome), level_rank, base_rank, direction) = 1
UNION ALL BY NAME
SELECT report_id, relation_id || '/sign' AS instance_key, '说明“' || whole_quote || '”' AS location, outcome, page_no,
       if(is_elsewhere, 'warning', 'error') AS severity,
       words({'quote': whole_quote, 'problem': format('{}{}，增加{}，{}就成了负数', now_word, said_amount(now_yuan, unit),
                   said_amount(signed_change, unit), base_word)}) AS arguments,
       [change_id, level_id] AS statement_ids
FROM signed QUALIFY row_number() OVER (PARTITION BY relation_id ORDER BY outcome_rank(outcome), level_rank) = 1
