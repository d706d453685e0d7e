-- What was checked by adding or comparing, as linear equations over the figures of a report:
-- sum(sign * amount) = difference. Only those whose equation reproduces the difference are kept.
-- Only of reports in which something is off; amounts in fen; identities and cells by row number,
-- figures of the prose by the number of their statement, counted down from -1.
CREATE TEMP TABLE IF NOT EXISTS checked_identity AS
WITH kind AS (
    FROM identity_rule
    UNION ALL SELECT rule_id, 'floor' FROM quality.rule WHERE rule_id = 'T6-T10-FLOOR'
    UNION ALL SELECT rule_id, 'prose' FROM quality.rule
    WHERE family IN ('narrative-vs-table', 'three-public') AND starts_with(rule_id, 'E-')
)
SELECT i.rowid AS identity_no, k.convention, i.report_id, i.rule_id, i.instance_key, i.outcome, i.difference_yuan,
       i.expected_yuan,
       i.cells, i.statement_ids[1] AS statement_id FROM quality.instance i JOIN kind k USING (rule_id)
WHERE i.outcome IN ('pass', 'rounding', 'violated') AND i.difference_yuan IS NOT NULL
  AND NOT (i.outcome = 'violated' AND i.difference_yuan = 0) -- wrong for another reason than its amounts
  AND i.report_id IN (SELECT report_id FROM quality.instance SEMI JOIN kind USING (rule_id)
                      WHERE outcome IN ('rounding', 'violated'))
  AND CASE k.convention WHEN 'floor' THEN i.outcome = 'violated'
           WHEN 'prose' THEN len(i.cells) = 1 AND len(i.statement_ids) = 1 ELSE true END;

CREATE TEMP TABLE IF NOT EXISTS identity_term AS
WITH term AS (
    SELECT t.identity_no, t.convention, t.difference_yuan, c.rowid AS cell_no,
           CASE WHEN t.c.role IN ('total', 'left') THEN 1 WHEN t.c.role IN ('part', 'right') THEN -1 END AS sign,
           coalesce(c.amount_yuan * 100, 0)::BIGINT AS amount_fen,
           (c.quantum_yuan * 100)::BIGINT AS quantum_fen
    FROM (SELECT identity_no, convention, difference_yuan, expected_yuan, unnest(cells) AS c
          FROM checked_identity) t
    JOIN source.cell c ON c.cell_id = t.c.cell_id
    WHERE t.convention <> 'floor' OR t.c.role = 'left' OR c.amount_yuan = t.expected_yuan
    UNION ALL
    SELECT i.identity_no, i.convention, i.difference_yuan, -1 - s.rowid, 1,
           (s.amount_yuan * 100)::BIGINT, quantum_of(s.unit, s.decimals)
    FROM checked_identity i JOIN source.statement s ON s.statement_id = i.statement_id
    WHERE i.convention = 'prose' AND s.amount_yuan IS NOT NULL
), distinct_term AS (
    SELECT * FROM term WHERE convention <> 'floor' OR sign = 1
    UNION ALL
    SELECT * FROM term WHERE convention = 'floor' AND sign = -1
    QUALIFY row_number() OVER (PARTITION BY identity_no ORDER BY cell_no) = 1
), sound AS (
    SELECT identity_no FROM distinct_term GROUP BY identity_no
    HAVING sum(sign * amount_fen) = any_value(difference_yuan) * 100
       AND (count(*) > 1 OR any_value(convention) = 'env') -- a total of blanks
), twice AS (SELECT DISTINCT identity_no
FROM (SELECT identity_no FROM distinct_term GROUP BY identity_no, cell_no HAVING count(*) > 1)
)
SELECT identity_no, cell_no, (if(convention = 'floor', -sign, sign))::TINYINT AS sign, amount_fen, quantum_fen
FROM distinct_term SEMI JOIN sound USING (identity_no) ANTI JOIN twice USING (identity_no);

-- A floor is compared one way only: a whole holds other money as well, a part above it is wrong.
CREATE TEMP TABLE IF NOT EXISTS identity AS
WITH shape AS (
    SELECT identity_no, sum(sign * amount_fen)::BIGINT AS difference_fen,
           coalesce(max(quantum_fen), 1) AS quantum_fen, max(quantum_fen) > min(quantum_fen) AS is_uneven,
           count(*) AS terms, count(*) FILTER (amount_fen <> 0 AND sign = 1) AS positive,
           count(*) FILTER (amount_fen <> 0 AND sign = -1) AS negative
    FROM identity_term GROUP BY identity_no
)
SELECT s.identity_no, i.report_id, i.rule_id, i.instance_key, i.outcome, i.convention, s.difference_fen, s.quantum_fen,
       i.convention = 'prose' OR s.is_uneven AND i.cells[1].role <> 'total' AS is_converted,
       i.outcome = 'violated' AND s.difference_fen < 0
           AND (i.rule_id IN ('T3-T5-CODE', 'T6-T10-FLOOR')
                OR i.rule_id = 'T1-T4-INCOME' AND i.instance_key = 'grand_total'
                OR i.rule_id = 'T4-T5-CLASS' AND len(i.cells) = 2) AS is_floor,
       if(i.cells[1].role = 'total', s.negative, greatest(s.positive, s.negative, 1)) AS parts,
       s.terms = 1 AS is_of_blanks -- says nothing of rounding
FROM shape s JOIN checked_identity i USING (identity_no);
