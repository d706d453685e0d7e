-- title: 上年基数一致
-- severity: warning
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（增减变化）
-- message: 按说明推算上年{subject}为{a}，上年公开数为{b}，相差{d}。
-- false_alarms: 上年预算在年中调整过；部门合并
-- not_applicable: 没有上年的报告，或说明中没有增减额
-- across: reports
WITH own AS ( -- the level that is said of the same thing as the change, wherever it stands in the sentence
    SELECT p.*, p.now_yuan - p.signed_change AS base_yuan
    FROM movement_pair p JOIN source.statement l ON l.statement_id = p.level_id AND l.subject = p.subject
    WHERE coalesce(p.base_rank, 1) = 1 AND p.kind = 'movement'
), candidate AS (
    SELECT *, min(now_yuan) OVER w <> max(now_yuan) OVER w AS is_ambiguous FROM own
    WINDOW w AS (PARTITION BY relation_id)
    UNION ALL BY NAME
    SELECT * FROM movement WHERE relation_id NOT IN (SELECT relation_id FROM own)
)
SELECT m.report_id, m.subject AS instance_key, '上年' || subject_name(m.subject) AS location,
       h.amount_yuan AS expected_yuan, m.base_yuan AS actual_yuan,
       CASE WHEN m.is_ambiguous THEN 'not_evaluable'
            WHEN m.base_yuan = h.amount_yuan THEN 'pass'
            WHEN abs(m.base_yuan - h.amount_yuan) <= 2 * m.quantum_yuan THEN 'rounding' ELSE 'violated' END AS outcome,
       words({'subject': subject_name(m.subject), 'a': in_unit(m.base_yuan, m.unit),
               'b': in_unit(h.amount_yuan, m.unit),
            'd': in_unit(abs(m.base_yuan - h.amount_yuan), m.unit)}) AS arguments,
       [m.change_id, m.level_id] AS statement_ids
FROM candidate m JOIN year_pair y USING (report_id)
JOIN headline_figure h ON h.report_id = y.previous_id AND h.subject = m.subject
WHERE m.base_yuan IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY m.report_id, m.subject ORDER BY m.section_no) = 1
