-- title: 完成预算的比率
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）；统计规范：基数为零不计算完成率
-- message: “{quote}”：{problem}，请核对。
-- false_alarms: 预算数只印在“三公”经费表的，表中是年初数还是全年数不一定，只作提醒；精度以文字印出的位数为准，末位之差只作说明；没有写明哪个预算数的，几个预算数都不符才算错
-- not_applicable: 说明中没有完成预算的比率
WITH pair AS (
    SELECT r.report_id, r.relation_id, r.quote, r.page_no, p.amount AS percent, p.decimals, p.label, p.statement_id,
           l.amount AS outcome_yuan, l.quantum AS outcome_quantum, l.unit, l.rank AS level_rank,
           l.statement_id AS level_id,
           b.amount AS budget_yuan, b.quantum AS budget_quantum, b.label AS budget_label, b.rank AS budget_rank,
           b.statement_id AS budget_id
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
    SELECT relation_id, any_value(CASE budget_label WHEN 'full' THEN '全年预算' WHEN 'initial' THEN '年初预算'
        ELSE '另一预算数' END) AS fits
    FROM rated WHERE NOT is_named AND outcome = 'pass' GROUP BY relation_id
)
SELECT report_id, relation_id AS instance_key, '说明“' || quote || '”' AS location, outcome, page_no,
       if(outcome = 'not_evaluable', '预算数为0', NULL) AS reason,
       CASE WHEN budget_yuan = 0 OR fits IS NOT NULL THEN 'error'
           ELSE severity_between(percent, low, high, decimals) END AS severity,
       words({'quote': quote, 'needed_percent': if(budget_yuan > 0, 100.0 * outcome_yuan / budget_yuan, NULL)::VARCHAR, 'problem': concat(
            CASE WHEN budget_yuan = 0 THEN format('{}为0，没有完成率可言', if(budget_label = 'full', '全年预算', '年初预算'))
                 ELSE format('决算{}、预算{}，{}{}，印为{}', said_amount(outcome_yuan, unit), said_amount(budget_yuan, unit),
                             comes_to(level_id IN (FROM borne_out), budget_id IN (FROM borne_out)),
                             percent_text(100.0 * outcome_yuan / budget_yuan, greatest(decimals, 2)),
                             percent_text(percent, decimals)) END,
            '；所印的是对' || fits || '的比率')}) AS arguments,
       [statement_id, level_id, budget_id] AS statement_ids
FROM rated LEFT JOIN fitting USING (relation_id) WHERE is_named
QUALIFY row_number() OVER (PARTITION BY relation_id ORDER BY outcome_rank(outcome), level_rank, budget_rank) = 1
UNION ALL BY NAME -- 公务接待费支出0.64万元，完成预算的64%: of what the table prints as its budget
SELECT s.report_id, s.statement_id || '/table' AS instance_key, '说明“' || s.quote || '”' AS location, 10 AS table_no,
       s.page_no,
       outcome_between(s.percent, low, high, s.decimals) AS outcome,
       if(severity_between(s.percent, low, high, s.decimals) = 'info', 'info', 'warning') AS severity,
       words({'quote': s.level_quote || '，' || s.quote,
               'problem': format('决算{}、{}的预算数{}，{}{}，印为{}', said_amount(said_yuan, of_unit), table_shown,
                   said_amount(budget_yuan, of_unit), comes_to(s.level_id IN (FROM borne_out), true),
                             percent_text(100.0 * said_yuan / budget_yuan, greatest(s.decimals, 2)),
                             percent_text(s.percent, s.decimals))}) AS arguments,
       [role_cell(cell_id, 'right')] AS cells, [s.statement_id, s.level_id] AS statement_ids,
       ['prose', '10 rows', '10 columns'] AS absent
FROM (SELECT s.*, l.amount_yuan AS said_yuan, l.unit AS level_unit, l.quote AS level_quote, l.statement_id AS level_id,
    f.amount_yuan AS budget_yuan, f.cell_id, f.table_shown, coalesce(l.unit, f.unit) AS of_unit,
             100 + growth_low(l.amount_yuan, f.amount_yuan, l.quantum_yuan, f.quantum_yuan) AS low,
             100 + growth_high(l.amount_yuan, f.amount_yuan, l.quantum_yuan, f.quantum_yuan) AS high
      FROM source.statement s JOIN said_now l ON l.report_id = s.report_id AND l.section_no = s.section_no
        AND l.subject = s.subject AND l.measure = 'level' AND l.statement_no < s.statement_no
        AND l.amount_yuan IS NOT NULL
      JOIN figure f ON f.report_id = s.report_id AND f.table_no = 10
        AND f.row_key = if(s.subject = 'three_public', 'total', s.subject) AND f.column_key = 'budget'
        AND f.amount_yuan > 0
      WHERE s.measure = 'rate' AND s.percent IS NOT NULL
        AND regexp_matches(s.quote, '(?:完成|为|占)(?:了)?(?:全年)?预算(?:数)?的?[\d.]+%')
        AND s.statement_id NOT IN (SELECT p.statement_id FROM claim_term p
            JOIN claim_term b ON b.relation_id = p.relation_id AND b.role = 'budget' WHERE p.role = 'completion')
      QUALIFY row_number() OVER (PARTITION BY s.statement_id ORDER BY l.statement_no DESC) = 1) s
