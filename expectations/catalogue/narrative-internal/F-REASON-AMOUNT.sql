-- title: 原因中的金额解释度
-- severity: info
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）（增减变化的原因）
-- message: “{quote}”的原因中列明{a}，{problem}。
-- false_alarms: 有增有减互相抵消的，只在颠倒相邻两位数字或改一处增减方向就正好相等时提醒；带“等”字的不判断
-- not_applicable: 原因中没有金额
WITH reason AS (
    SELECT report_id, section_no, subject[8:] AS subject, sum(amount_yuan) AS explained_yuan,
           count(DISTINCT direction) AS directions, any_value(direction) AS direction,
           bool_or(quote LIKE '%等%') AS is_open, min(statement_no) AS first_no,
           list(statement_id ORDER BY statement_id) AS ids
    FROM said_now WHERE starts_with(subject, 'reason:') AND amount_yuan IS NOT NULL GROUP BY ALL
), explained AS ( -- and of several changes the one before it
    SELECT m.*, r.* EXCLUDE (report_id, section_no, subject, direction), r.direction AS way
    FROM movement m JOIN reason r USING (report_id, section_no, subject)
    JOIN source.statement c ON c.statement_id = m.change_id
    WHERE non_zero(m.change_yuan)
    QUALIFY row_number() OVER (PARTITION BY m.change_id ORDER BY r.section_no) = 1
        AND row_number() OVER (PARTITION BY r.ids ORDER BY c.statement_no > first_no, c.statement_no DESC) = 1
), part AS ( -- what each figure of a reason adds to the change, or takes from it
    SELECT e.report_id, e.change_id, e.change_quote, e.signed_change, e.unit, e.ids, s.statement_id,
           s.quote, s.amount_yuan,
           s.quantum_yuan, if(s.direction = 'decrease', -1, 1) AS sign,
           sum(sign * s.amount_yuan) OVER one AS together, count(*) OVER one AS parts,
           sum(s.quantum_yuan) OVER one + e.change_quantum AS quanta,
           bool_and(s.direction IN ('increase', 'decrease')) OVER one AS is_signed
    FROM (SELECT *, unnest(ids) AS part_id FROM explained WHERE NOT is_open) e
    JOIN said_now s ON s.statement_id = e.part_id
    WINDOW one AS (PARTITION BY e.change_id)
), other AS ( -- the other way, or with two neighbouring digits exchanged
    SELECT *, -sign * amount_yuan AS meant FROM part
    UNION ALL
    SELECT * EXCLUDE (digits, i),
           sign * (left(digits, i - 1) || digits[i + 1] || digits[i] || substr(digits, i + 2))::BIGINT
           * quantum_yuan AS meant
    FROM (SELECT *, unnest(range(1, len(digits))) AS i
          FROM (SELECT *, (amount_yuan / quantum_yuan)::BIGINT::VARCHAR AS digits FROM part))
), slip AS (
    SELECT * FROM other WHERE is_signed AND parts > 1 AND abs(together - signed_change) > quanta / 2
      AND meant <> sign * amount_yuan AND abs(together - sign * amount_yuan + meant - signed_change) <= quanta / 2
)
SELECT m.report_id, m.change_id AS instance_key, '说明“' || m.change_quote || '”' AS location,
       explained_yuan AS actual_yuan, m.change_yuan AS expected_yuan,
       CASE WHEN directions > 1 OR way <> m.direction THEN 'not_evaluable'
            WHEN explained_yuan > m.change_yuan + m.quantum_yuan AND NOT is_open THEN 'violated'
            WHEN explained_yuan < 0.8 * m.change_yuan AND NOT is_open THEN 'violated' ELSE 'pass' END AS outcome,
       CASE WHEN directions > 1 OR way <> m.direction THEN '有增有减，不能相加' END AS reason,
       words({'quote': m.change_quote, 'a': in_unit(explained_yuan, m.unit),
            'problem': CASE WHEN explained_yuan > m.change_yuan THEN '大于变动额' ELSE format('其余{}没有说明',
                       in_unit(m.change_yuan - explained_yuan, m.unit)) END}) AS arguments,
       list_prepend(m.change_id, ids) AS statement_ids
FROM explained m
UNION ALL BY NAME
SELECT report_id, change_id || '/slip' AS instance_key, '说明“' || any_value(change_quote) || '”' AS location,
       'violated' AS outcome, 'warning' AS severity,
       words({'quote': any_value(change_quote), 'a': string_agg(quote, '、' ORDER BY statement_id),
            'problem': format('原因各项合计为{}；如为{}，正好相等', moved_amount(any_value(together), any_value(unit)),
                string_agg(moved_amount(meant, unit), '或' ORDER BY statement_id, meant))}) AS arguments,
       list_prepend(change_id, any_value(ids)) AS statement_ids
FROM slip GROUP BY report_id, change_id
