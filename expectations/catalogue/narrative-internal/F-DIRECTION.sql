-- title: 增减方向与用词
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）（说明增减变化）
-- message: “{quote}”：{problem}，请核对。
-- false_alarms: 比较的年度写在句中的以句中为准；一句中有几个数可能被比较的，都不符才算错；末位之差只作说明
-- not_applicable: 说明中没有增减用词
WITH worded AS ( -- which of two words that contradict each other fits the figures
    SELECT *, now_yuan - said_base_yuan AS moved,
           turned_outcome(signed_change, now_yuan, change_quantum, now_quantum, signed_percent, decimals) AS turned,
           grown_outcome(signed_change, now_yuan, change_quantum, now_quantum, signed_percent, decimals) AS straight
    FROM (SELECT *, if(direction = 'decrease', -1, 1) * abs(percent) AS signed_percent FROM movement_pair
        WHERE direction IS NOT NULL AND NOT is_either)
), judged AS (
    SELECT *, CASE WHEN growth_direction <> direction AND non_zero(percent) THEN 'violated'
                   WHEN direction = 'same' AND (non_zero(change_yuan) OR non_zero(percent)) THEN 'violated'
                   WHEN moved IS NULL THEN 'pass'
                   WHEN direction = 'increase' AND moved < 0 OR direction = 'decrease' AND moved > 0
                        OR direction = 'same' AND moved <> 0 THEN 'violated'
                   ELSE 'pass' END AS outcome
    FROM worded
)
SELECT report_id, relation_id AS instance_key, '说明“' || whole_quote || '”' AS location, outcome, page_no,
       CASE WHEN abs(moved) <= greatest(now_quantum, base_quantum)
              AND NOT coalesce(growth_direction <> direction AND non_zero(percent), false) THEN 'info' END AS severity,
       words({'quote': whole_quote, 'problem': CASE
            WHEN growth_direction <> direction AND non_zero(percent) THEN '增减额与增减幅的方向相反' || CASE
                WHEN now_yuan > 0 AND turned = 'pass' AND straight <> 'pass' THEN format('，{}', right_way(growth_direction))
                WHEN now_yuan > 0 AND straight = 'pass' AND turned <> 'pass' THEN format('，{}', right_way(direction))
                ELSE '' END
            WHEN direction = 'same' AND moved IS NULL THEN '写为持平，同一句却有增减的数'
            ELSE format('{}{}，{}{}，按数应为“{}”', now_word, said_amount(now_yuan, unit), base_word,
                said_amount(said_base_yuan, unit),
                        CASE sign(moved) WHEN 1 THEN '增加' WHEN -1 THEN '减少' ELSE '持平' END) END}) AS arguments,
       [moved_id, growth_id, level_id, base_id] AS statement_ids
FROM judged
QUALIFY row_number() OVER (PARTITION BY relation_id ORDER BY outcome_rank(outcome), level_rank, base_rank) = 1
UNION ALL BY NAME
SELECT report_id, 'reason/' || section_no || '/' || hit AS instance_key, '说明“' || hit || '”' AS location,
       'violated' AS outcome,
       page_of(report_id, section_no, instr(text, hit), page_no) AS page_no,
       words({'quote': hit, 'problem': '增减的方向与“' || regexp_extract(hit, '(?:增加|增长|上升|减少|下降|降低)的?(?:主要)?原因$')
               || '”相反'}) AS arguments, [hit] AS quotes,
       coalesce(moved_in(report_id, section_no, instr(text, hit), length(hit)), []) AS statement_ids
FROM (SELECT *, unnest(list_distinct(list_concat(
          regexp_extract_all(text, '[^。；;，,\n]*(?:持平|相同|一致|不变)[，,。；;](?:增加|增长|上升|减少|下降|降低)的?(?:主要)?原因'),
          regexp_extract_all(text, '[^。；;，,\n]*(?:增加|增长|上升|增幅|涨幅)了?为?[\d.,]+(?:%|万元|元)[，,。；;](?:减少|下降|降低)的?(?:主要)?原因'),
          regexp_extract_all(text,
              '[^。；;，,\n]*(?:减少|下降|降低|降幅|减幅)了?为?[\d.,]+(?:%|万元|元)[，,。；;](?:增加|增长|上升)的?(?:主要)?原因')))) AS hit
      FROM source.section)
UNION ALL BY NAME -- 减少5万元……。增加原因为…: where all that the section says to have moved went the other way
SELECT report_id, 'reasons/' || section_no || '/' || place AS instance_key, '说明“' || hit || '”' AS location,
       'violated' AS outcome,
       page_of(report_id, section_no, place, page_no) AS page_no,
       words({'quote': hit, 'problem': '本节所写的都是' || if(way = 'increase', '增加', '减少')}) AS arguments, [hit] AS quotes,
       statement_ids, ['prose'] AS absent
FROM (SELECT h.report_id, h.section_no, h.hit, h.place, any_value(h.page_no) AS page_no, any_value(m.direction) AS way,
    list(m.statement_id ORDER BY m.statement_no) AS statement_ids
      FROM (SELECT *, instr(text, hit) AS place
          FROM (SELECT *, ltrim(unnest(list_distinct(regexp_extract_all(text,
                              '(?:^|[。\n])(?:增加|增长|减少|下降)的?(?:主要)?原因(?:为|是|：|:)[^。\n]*'))), chr(10) || '。') AS hit
              FROM source.section)) h
      JOIN source.statement m ON m.report_id = h.report_id AND m.section_no = h.section_no AND m.span_end <= place
        AND m.direction IN ('increase', 'decrease')
       AND (non_zero(m.amount_yuan) OR non_zero(m.percent)) AND NOT starts_with(m.subject, 'reason:')
      GROUP BY h.report_id, h.section_no, h.hit, h.place
      HAVING count(DISTINCT m.direction) = 1 AND (any_value(m.direction) = 'increase') <> (left(h.hit, 1) = '增'))
