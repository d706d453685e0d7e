-- The additions and repetitions that were checked, as linear equations over the cells of a report:
-- sum(sign * amount) = difference. Only those whose equation reproduces the difference are kept.
-- Only of reports in which something is off; amounts in fen, cells and identities by row number.
CREATE TEMP TABLE IF NOT EXISTS identity_term AS
WITH uneven AS (
    SELECT DISTINCT report_id FROM quality.instance JOIN identity_rule USING (rule_id)
    WHERE outcome IN ('rounding', 'violated')
), told AS (
    SELECT i.rowid AS identity_no, i.difference_yuan, unnest(i.cells) AS c
    FROM quality.instance i JOIN identity_rule USING (rule_id) JOIN uneven USING (report_id)
    WHERE i.outcome IN ('pass', 'rounding', 'violated')
), term AS (
    SELECT t.identity_no, t.difference_yuan, c.rowid AS cell_no,
           CASE WHEN t.c.role IN ('total', 'left') THEN 1 WHEN t.c.role IN ('part', 'right') THEN -1 END AS sign,
           coalesce(c.amount_yuan * 100, 0)::BIGINT AS amount_fen,
           (c.quantum_yuan * 100)::BIGINT AS quantum_fen
    FROM told t JOIN source.cell c ON c.cell_id = t.c.cell_id
), sound AS (
    SELECT identity_no FROM term GROUP BY identity_no, difference_yuan
    HAVING sum(sign * amount_fen) = difference_yuan * 100 AND count(*) > 1
       AND count(DISTINCT cell_no) = count(*)
)
SELECT identity_no, cell_no, sign::TINYINT AS sign, amount_fen, quantum_fen
FROM term JOIN sound USING (identity_no);

-- `allowed_fen` is what rounding may explain: half a unit a figure, more where units differ.
CREATE TEMP TABLE IF NOT EXISTS identity AS
WITH shape AS (
    SELECT identity_no, max(quantum_fen) AS quantum_fen,
           max(quantum_fen) > min(quantum_fen) AS is_converted,
           count(*) FILTER (amount_fen <> 0 AND sign = 1) AS positive,
           count(*) FILTER (amount_fen <> 0 AND sign = -1) AS negative
    FROM identity_term GROUP BY identity_no
)
SELECT s.identity_no, i.report_id, i.rule_id, i.instance_key, i.outcome, k.convention,
       (i.difference_yuan * 100)::BIGINT AS difference_fen, coalesce(s.quantum_fen, 1) AS quantum_fen,
       s.is_converted AND i.cells[1].role <> 'total' AS is_converted,
       -- compared downwards only: a whole holds other money as well, and a part above it is wrong
       i.outcome = 'violated' AND i.difference_yuan < 0
           AND (i.rule_id = 'T3-T5-CODE' OR i.rule_id = 'T1-T4-INCOME' AND i.instance_key = 'grand_total'
                OR i.rule_id = 'T4-T5-CLASS' AND len(i.cells) = 2) AS is_floor,
       CASE WHEN i.cells[1].role = 'total' THEN s.negative
            ELSE greatest(s.positive, s.negative, 1) END AS parts
FROM shape s JOIN quality.instance i ON i.rowid = s.identity_no JOIN identity_rule k USING (rule_id);
