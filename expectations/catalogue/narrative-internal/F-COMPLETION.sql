-- title: 完成预算的比率
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）；统计规范：基数为零不计算完成率
-- message: “{quote}”：{problem}，请核对。
-- false_alarms: 精度以文字印出的位数为准，末位之差只作说明；没有写明哪个预算数的，几个预算数都不符才算错
-- not_applicable: 说明中没有完成预算的比率
WITH pair AS (
    SELECT r.report_id, r.relation_id, r.quote, r.page_no, p.amount AS percent, p.decimals, p.label, p.statement_id,
           l.amount AS outcome_yuan, l.quantum AS outcome_quantum, l.unit, l.rank AS level_rank, l.statement_id AS level_id,
           b.amount AS budget_yuan, b.quantum AS budget_quantum, b.label AS budget_label, b.rank AS budget_rank, b.statement_id AS budget_id
    FROM source.relation r JOIN claim_term p ON p.relation_id = r.relation_id AND p.role = 'completion'
    JOIN claim_term l ON l.relation_id = r.relation_id AND l.role = 'level'
    JOIN claim_term b ON b.relation_id = r.relation_id AND b.role = 'budget'
), judged AS (
    SELECT *, 100 + growth_low(outcome_yuan, budget_yuan, outcome_quantum, budget_quantum) AS low,
           100 + growth_high(outcome_yuan, budget_yuan, outcome_quantum, budget_quantum) AS high,
           label = 'any' OR budget_label IN ('any', label) AS is_named
    FROM pair
), rated AS (
    SELECT *, CASE WHEN budget_yuan = 0 AND outcome_yuan = 0 THEN 'not_evaluable'
                   WHEN budget_yuan = 0 THEN if(percent = 0, 'not_evaluable', 'violated')
                   ELSE outcome_between(percent, low, high, decimals) END AS outcome
    FROM judged
), fitting AS (
    SELECT relation_id, any_value(CASE budget_label WHEN 'full' THEN '全年预算' WHEN 'initial' THEN '年初预算' ELSE '另一预算数' END) AS fits
    FROM rated WHERE NOT is_named AND outcome = 'pass' GROUP BY relation_id
)
SELECT report_id, relation_id AS instance_key, '说明“' || quote || '”' AS location, outcome, page_no,
       if(outcome = 'not_evaluable', '预算数为0', NULL) AS reason,
       CASE WHEN budget_yuan = 0 OR fits IS NOT NULL THEN 'error' ELSE severity_between(percent, low, high, decimals) END AS severity,
       words({'quote': quote, 'problem': concat(
            CASE WHEN budget_yuan = 0 THEN format('{}为0，没有完成率可言', if(budget_label = 'full', '全年预算', '年初预算'))
                 ELSE format('决算{}、预算{}，应为{}，印为{}', said_amount(outcome_yuan, unit), said_amount(budget_yuan, unit),
                             percent_text(100.0 * outcome_yuan / budget_yuan, greatest(decimals, 2)), percent_text(percent, decimals)) END,
            '；所印的是对' || fits || '的比率')}) AS arguments,
       [statement_id, level_id, budget_id] AS statement_ids
FROM rated LEFT JOIN fitting USING (relation_id) WHERE is_named
QUALIFY row_number() OVER (PARTITION BY relation_id ORDER BY outcome_rank(outcome), level_rank, budget_rank) = 1
