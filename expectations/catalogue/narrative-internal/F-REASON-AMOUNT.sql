-- title: 原因中的金额解释度
-- severity: info
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）（增减变化的原因）
-- message: “{quote}”的原因中列明{a}，{problem}。
-- false_alarms: 有增有减互相抵消的不判断；带“等”字的不判断
-- not_applicable: 原因中没有金额
WITH reason AS (
    SELECT report_id, section_no, subject[8:] AS subject, sum(amount_yuan) AS explained_yuan,
           count(DISTINCT direction) AS directions, any_value(direction) AS direction,
           bool_or(quote LIKE '%等%') AS is_open, min(statement_no) AS first_no,
           list(statement_id ORDER BY statement_id) AS ids
    FROM said_now WHERE starts_with(subject, 'reason:') AND amount_yuan IS NOT NULL GROUP BY ALL
)
SELECT m.report_id, m.change_id AS instance_key, '说明“' || m.change_quote || '”' AS location,
       explained_yuan AS actual_yuan, m.change_yuan AS expected_yuan,
       CASE WHEN directions > 1 OR r.direction <> m.direction THEN 'not_evaluable'
            WHEN explained_yuan > m.change_yuan + m.quantum_yuan AND NOT is_open THEN 'violated'
            WHEN explained_yuan < 0.8 * m.change_yuan AND NOT is_open THEN 'violated' ELSE 'pass' END AS outcome,
       CASE WHEN directions > 1 OR r.direction <> m.direction THEN '有增有减，不能相加' END AS reason,
       words({'quote': m.change_quote, 'a': in_unit(explained_yuan, m.unit),
            'problem': CASE WHEN explained_yuan > m.change_yuan THEN '大于变动额' ELSE format('其余{}没有说明',
                       in_unit(m.change_yuan - explained_yuan, m.unit)) END}) AS arguments,
       list_prepend(m.change_id, r.ids) AS statement_ids
FROM movement m JOIN reason r USING (report_id, section_no, subject)
JOIN source.statement c ON c.statement_id = m.change_id
WHERE non_zero(m.change_yuan)
QUALIFY row_number() OVER (PARTITION BY m.change_id ORDER BY r.section_no) = 1 -- and of several changes the one before it
    AND row_number() OVER (PARTITION BY r.ids ORDER BY c.statement_no > first_no, c.statement_no DESC) = 1
