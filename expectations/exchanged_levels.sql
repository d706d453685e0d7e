-- A level that a table refutes, in a sentence whose change is printed as what the level should be: 经费1.86万元，
-- 比上年减少7.60万元. The two were exchanged: one slip with one repair of two places.
CREATE TEMP TABLE exchanged_level AS
SELECT k.cause_key, k.statement_id, c.statement_id AS change_id, l.amount AS level_yuan, k.needed, k.printed,
       in_unit(l.amount, c.unit) AS change_needed, in_unit(c.amount, c.unit) AS change_printed
FROM quality.cause q JOIN quality.cause_cell k ON k.cause_key = q.cause_key AND k.alternative = 1 AND q.changes = 1
JOIN claim_term l ON l.statement_id = k.statement_id AND l.role = 'level' AND l.kind = 'movement'
JOIN claim_term c ON c.relation_id = l.relation_id AND c.role = 'change'
WHERE abs(k.needed_yuan - c.amount) <= c.quantum / 2 AND l.amount <> c.amount
QUALIFY row_number() OVER (PARTITION BY k.cause_key ORDER BY l.rank, c.statement_id) = 1;

DELETE FROM quality.cause_cell WHERE alternative > 1 AND cause_key IN (SELECT cause_key FROM exchanged_level);
INSERT INTO quality.cause_cell BY NAME
SELECT cause_key, 1 AS alternative, 2 AS rank, NULL AS cell_id, change_id AS statement_id, change_printed AS printed,
       level_yuan AS needed_yuan, change_needed AS needed
FROM exchanged_level;
UPDATE quality.cause q
SET changes = 2, decided = true, alternatives = 1,
    sentence = format('说明“{}”与“{}”两处的数疑互换，前者应为{}，后者应为{}，请核对。', l.quote, c.quote, e.needed, e.change_needed)
FROM exchanged_level e JOIN source.statement l USING (statement_id)
JOIN source.statement c ON c.statement_id = e.change_id
WHERE e.cause_key = q.cause_key;
