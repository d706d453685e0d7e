-- title: 增减额与增减幅复算
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）（说明增减变化）
-- message: “{quote}”：{problem}，请核对。
-- false_alarms: 精度以文字印出的位数为准，末位之差只作说明；一句中有几个数可能被比较的，都不符才算错；本节没有、别处只有一个数的，以别处的数为准，只作提醒
-- not_applicable: 说明中没有增减额和增减幅
WITH elsewhere AS ( -- the one amount that the report says of it, where its own section says none before it
    SELECT report_id, subject, year, any_value(amount_yuan) AS said_yuan, max(quantum_yuan) AS said_quantum,
           min(statement_id) AS said_id, min(unit) AS said_unit
    FROM said_now
    WHERE measure = 'level' AND amount_yuan IS NOT NULL AND NOT regexp_matches(subject, '^(unknown|item:|reason:)')
    GROUP BY report_id, subject, year HAVING count(DISTINCT amount_yuan) = 1
), pair AS (
    SELECT p.* REPLACE (coalesce(now_yuan, said_yuan) AS now_yuan, coalesce(now_quantum, said_quantum) AS now_quantum,
                        coalesce(level_id, said_id) AS level_id, coalesce(p.unit, said_unit) AS unit),
           now_yuan IS NULL AND said_yuan IS NOT NULL AS is_elsewhere
    FROM movement_pair p LEFT JOIN source.statement m ON m.statement_id = p.moved_id
    LEFT JOIN elsewhere e ON e.report_id = p.report_id AND e.subject = p.subject AND e.year = m.year
      AND p.now_yuan IS NULL AND coalesce(p.change_unit, '元') IN ('元', '千元', '万元', '亿元')
), computed AS (
    SELECT *, now_yuan - signed_change AS base, 'change' AS by_what, NULL AS base_q FROM pair
    WHERE percent IS NOT NULL AND now_yuan IS NOT NULL AND signed_change IS NOT NULL AND direction <> 'same'
    UNION ALL BY NAME
    SELECT *, said_base_yuan AS base, 'base' AS by_what, base_quantum AS base_q FROM pair
    WHERE percent IS NOT NULL AND now_yuan IS NOT NULL AND said_base_yuan IS NOT NULL
      AND (change_yuan IS NULL OR abs(now_yuan - signed_change - said_base_yuan) > greatest(quantum_yuan,
              base_quantum) * 1.5) AND direction <> 'same'
), bounds AS (
    SELECT *, if(by_what = 'base', now_yuan - base, signed_change) AS moved,
           CASE WHEN by_what = 'base' THEN growth_low(now_yuan, base, now_quantum, base_q)
                ELSE list_min(growths_by(signed_change, now_yuan, change_quantum, now_quantum)) END AS one,
           CASE WHEN by_what = 'base' THEN growth_high(now_yuan, base, now_quantum, base_q)
                ELSE list_max(growths_by(signed_change, now_yuan, change_quantum, now_quantum)) END AS other,
           if(direction = 'decrease', -1, 1) * abs(percent) AS printed
    FROM computed
), grown AS (
    SELECT *, if(is_either, percent_text(abs(percent), decimals), moved_text(printed, decimals)) AS printed_text,
           if(by_what = 'change', turned_outcome(signed_change, now_yuan, change_quantum, now_quantum, printed, decimals),
               'violated') AS turned, CASE
        WHEN base < -quantum_yuan OR now_yuan = 0 AND signed_change = 0 AND percent <> 0 THEN 'violated' WHEN base <= 0
            THEN 'not_evaluable'
                   WHEN by_what = 'base' AND sign(moved) * sign(printed) < 0 AND NOT is_either THEN 'pass'
                   WHEN turned = 'pass' AND growth_direction <> direction THEN 'pass' -- F-DIRECTION says which word
                   ELSE outcome_between(printed, least(one, other), greatest(one, other), decimals) END AS outcome
    FROM bounds
), best AS (
    SELECT *, moved_text(100.0 * moved / base, greatest(decimals, 2)) AS needed_text FROM grown
    QUALIFY row_number() OVER (PARTITION BY relation_id
        ORDER BY outcome_rank(outcome), level_rank, base_rank, by_what DESC, direction) = 1
), borne_out AS ( -- another sentence says the same of this level with one of the two otherwise
    SELECT b.relation_id, any_value(if(o.signed_change = b.signed_change, 'percent', 'change')) AS wrong
    FROM best b JOIN best o ON o.report_id = b.report_id AND o.now_yuan = b.now_yuan AND o.outcome = 'pass'
      AND (o.signed_change = b.signed_change) <> (o.printed = b.printed)
    WHERE b.outcome = 'violated' GROUP BY b.relation_id HAVING count(DISTINCT o.signed_change = b.signed_change) = 1
), worded AS (
    SELECT b.*, if(abs(now_yuan - signed_change - said_base_yuan) <= greatest(quantum_yuan, base_quantum), 'percent',
               o.wrong) AS wrong,
           if(printed > -100 AND abs(now_yuan * printed / (100 + printed)) >= change_quantum,
               now_yuan * printed / (100 + printed), NULL) AS meant_change,
           outcome_between(printed,
               list_min(growths_by(sign(signed_change) * now_yuan, abs(signed_change), now_quantum, change_quantum)),
               list_max(growths_by(sign(signed_change) * now_yuan, abs(signed_change), now_quantum, change_quantum)),
               decimals) = 'pass' AS is_exchanged
    FROM best b LEFT JOIN borne_out o USING (relation_id)
), changed AS (
    SELECT *, if(now_yuan - said_base_yuan = -signed_change AND NOT is_either
               AND NOT regexp_matches(change_quote, '[+＋－−-]\d'), 'pass', -- F-DIRECTION says which word
               outcome_env(now_yuan - signed_change - said_base_yuan, 2, greatest(quantum_yuan, base_quantum))) AS outcome
    FROM pair WHERE said_base_yuan IS NOT NULL AND now_yuan IS NOT NULL AND signed_change IS NOT NULL
), signed AS (
    SELECT *, if(now_yuan - signed_change < -quantum_yuan, 'violated', 'pass') AS outcome FROM pair
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
FROM worded
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
