-- title: 各项增减之和与总数的增减
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）（说明增减变化）
-- message: “{quote}”：总数{whole}，其后{k}项增减相加为{parts}，请核对。
-- false_alarms: 只看紧跟其后、金额相加恰为总数（没有写金额的，名称合起来恰为“三公”经费）、都写明增减额的各项；各项相加多于总数的，可能有上年的项本年没有了，只在“三公”经费和三类预算资金都列全时判断；与预算数和执行数分别比较的不判断
-- not_applicable: 说明中没有总数与各项同时写明增减额的
WITH told AS (
    SELECT m.report_id, m.section_no, m.subject, m.relation_id, m.relation_no, m.whole_quote, m.page_no, m.unit,
           m.now_yuan, m.now_quantum, m.level_id, m.moved_id,
           CASE WHEN m.direction = 'same' THEN 0
               ELSE coalesce(m.signed_change, m.now_yuan - m.said_base_yuan) END AS signed_change,
               coalesce(m.change_quantum, m.now_quantum + m.base_quantum, m.now_quantum) AS change_quantum,
               m.is_ambiguous, l.statement_no,
           regexp_matches(m.whole_quote, '[比较与同和](?:20\d\d|上|去)年[^，,。]{0,10}(?:执行|决算)') AS is_of_outturn,
           row_number() OVER (PARTITION BY m.report_id, m.section_no, m.kind ORDER BY m.relation_no) AS place, m.kind
    FROM moved_any m LEFT JOIN source.statement l ON l.statement_id = m.level_id
), pair AS (
    SELECT w.report_id, w.relation_id, w.subject AS whole_subject, w.now_yuan AS whole_yuan,
           w.is_of_outturn AS whole_base, w.statement_no AS whole_no, p.* EXCLUDE (report_id, relation_id, kind),
           p.place - w.place AS parts
    FROM told w JOIN told p ON p.report_id = w.report_id AND p.section_no = w.section_no AND p.kind = w.kind
      AND p.place BETWEEN w.place + 1 AND w.place + 12
    WHERE w.now_yuan > 0 AND w.signed_change IS NOT NULL AND NOT w.is_ambiguous
), run AS ( -- each total with the parts that follow it, as far as they go
    SELECT report_id, relation_id, parts, sum(now_yuan) OVER one AS now_yuan,
           sum(signed_change) OVER one AS signed_change,
           min(now_quantum) OVER one AS now_quantum, sum(change_quantum) OVER one AS change_quantum,
           count(*) FILTER (now_yuan IS NULL) OVER one AS unsaid,
           count(*) FILTER (signed_change IS NULL OR is_ambiguous OR is_of_outturn <> whole_base
               OR now_yuan > whole_yuan) OVER one AS unknown,
           list(moved_id ORDER BY moved_id) OVER one AS moved_ids, min(statement_no) OVER one AS first_no,
           list(subject ORDER BY subject) OVER one AS subjects, whole_subject
    FROM pair WINDOW one AS (PARTITION BY report_id, relation_id ORDER BY parts)
), closed AS (
    SELECT w.*, r.parts, r.signed_change AS summed, r.moved_ids, (w.change_quantum + r.change_quantum) / 2 AS envelope,
           whole_subject = 'three_public' AND list_has_all(subjects, ['abroad', 'reception'])
             AND list_has_any(subjects, ['vehicles', 'vehicle_running'])
             AND (unsaid = 0 OR list_contains(subjects, 'vehicles') OR list_contains(subjects, 'vehicle_purchase'))
           OR regexp_matches(array_to_string(subjects, ','), 'general_public_budget')
           AND regexp_matches(array_to_string(subjects, ','), 'government_fund')
              AND regexp_matches(array_to_string(subjects, ','), 'state_capital') AS is_whole_list
    FROM run r JOIN told w USING (report_id, relation_id)
    WHERE r.unknown = 0 AND (r.unsaid > 0 AND is_whole_list AND len(list_distinct(subjects)) = parts
          AND parts = if(list_contains(subjects, 'vehicles'), 3, 4) -- all of “三公” by their names
        OR r.unsaid = 0 AND abs(w.now_yuan - r.now_yuan) <= if(r.parts = 1, 0,
        least(w.now_quantum, r.now_quantum) * (r.parts + 1) / 2)) -- 729万元 among decimals is exact
      -- the parts belong to the nearest total before them
      AND NOT EXISTS (FROM source.statement o
          WHERE o.report_id = w.report_id AND o.section_no = w.section_no AND o.measure = 'level'
                      AND o.amount_yuan = w.now_yuan AND o.statement_no > w.statement_no
                      AND o.statement_no < r.first_no)
), judged AS (
    SELECT *, max(parts) OVER (PARTITION BY relation_id) AS most,
           CASE WHEN abs(signed_change - summed) <= envelope THEN 'pass' WHEN summed < signed_change OR is_whole_list
               THEN 'violated' ELSE 'not_evaluable' END AS outcome
    FROM closed
    QUALIFY row_number() OVER (PARTITION BY relation_id ORDER BY outcome_rank(outcome), parts DESC) = 1
)
SELECT report_id, relation_id AS instance_key, '说明“' || whole_quote || '”' AS location,
       if(most < 2, 'not_applicable', outcome) AS outcome, page_no,
       if(outcome = 'not_evaluable', '上年的项本年可能没有了', NULL) AS reason,
       words({'quote': whole_quote, 'k': parts::VARCHAR, 'whole': moved_amount(signed_change, unit),
               'parts': moved_amount(summed, unit)}) AS arguments,
       list_concat([moved_id, level_id], moved_ids) AS statement_ids
FROM judged
