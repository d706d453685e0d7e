-- title: 决算与预算的大小
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）；公开内容应当准确（《政府信息公开条例》）
-- message: “{quote}”：{problem}，请核对。
-- false_alarms: 没有写明哪个预算数的，几个预算数都不符才算错；写“基本持平”而相差不到百分之五的不算
-- not_applicable: 说明中没有决算数与预算数的比较
WITH pair AS (
    SELECT r.report_id, r.relation_id, r.quote, r.page_no, r.word, l.amount AS outcome_yuan, b.amount AS budget_yuan,
           l.unit,
           b.rank, [l.statement_id, b.statement_id] AS statement_ids, greatest(l.quantum, b.quantum) AS quantum
    FROM source.relation r JOIN claim_term l ON l.relation_id = r.relation_id AND l.role = 'level'
    JOIN claim_term b ON b.relation_id = r.relation_id AND b.role = 'budget' WHERE r.kind = 'order'
), judged AS (
    SELECT *, CASE WHEN word = 'more' AND outcome_yuan <= budget_yuan OR word = 'less' AND outcome_yuan >= budget_yuan
        THEN 'violated'
                   WHEN word = 'same' AND contains(quote, '基本')
                     AND abs(outcome_yuan - budget_yuan) <= 0.05 * budget_yuan THEN 'pass'
                   WHEN word = 'same' AND outcome_yuan <> budget_yuan THEN 'violated' ELSE 'pass' END AS outcome
    FROM pair
)
SELECT report_id, relation_id AS instance_key, '说明“' || quote || '”' AS location, outcome, page_no,
       CASE WHEN abs(outcome_yuan - budget_yuan) <= quantum AND outcome_yuan <> budget_yuan THEN 'info' END AS severity,
       words({'quote': quote, 'problem': format('决算{}，预算{}，按数应为“{}”', said_amount(outcome_yuan, unit),
                   said_amount(budget_yuan, unit),
              CASE sign(outcome_yuan - budget_yuan) WHEN 1 THEN '大于' WHEN -1 THEN '小于' ELSE '等于' END)}) AS arguments,
  statement_ids
FROM judged QUALIFY row_number() OVER (PARTITION BY relation_id ORDER BY outcome_rank(outcome), rank) = 1
UNION ALL BY NAME
SELECT r.report_id, r.relation_id AS instance_key, '说明“' || r.quote || '”' AS location,
       CASE WHEN word = 'more' AND c.amount <= 100 - slack OR word = 'less' AND c.amount >= 100 + slack
              OR word = 'same' AND NOT contains(r.quote, '基本') AND abs(c.amount - 100) > slack THEN 'violated'
                  ELSE 'pass' END AS outcome, r.page_no,
       words({'quote': s.quote || '……' || r.quote,
               'problem': format('写明完成预算的{}，按数应为“{}”', percent_text(c.amount, c.decimals),
              CASE sign(c.amount - 100) WHEN 1 THEN '大于' WHEN -1 THEN '小于' ELSE '等于' END)}) AS arguments,
  [c.statement_id] AS statement_ids
FROM source.relation r JOIN claim_term c ON c.relation_id = r.relation_id AND c.role = 'completion'
JOIN source.statement s ON s.statement_id = c.statement_id, LATERAL (SELECT pow(10, -c.decimals) AS slack)
WHERE r.kind = 'order'
