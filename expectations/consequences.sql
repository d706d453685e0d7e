-- A check that no longer fails once causes are put right follows from the nearest of them; one that was
-- taken for a consequence and still fails is a finding of its own.
CREATE TEMP TABLE put_right AS
SELECT m.finding_key, m.cause_key, m.distance, f.cause_key AS own_cause_key, f.is_consequence,
       f.cause_key IN (SELECT cause_key FROM may_follow) AS is_put_right,
       (v.rule_id, v.report_id, v.instance_key) IN (FROM still_wrong) AS is_wrong
FROM may_follow m JOIN violated v USING (finding_key) JOIN quality.finding f USING (finding_key)
WHERE v.rule_id IN (FROM asked_again);

-- Where a cause has nothing put right, all of its findings follow from another one, or none.
CREATE TEMP TABLE follower AS
WITH held AS (
    SELECT f.finding_key, bool_and(coalesce(NOT p.is_wrong, false)) OVER (
               PARTITION BY coalesce(f.cause_key, f.finding_key)) AS holds
    FROM quality.finding f LEFT JOIN put_right p USING (finding_key)
    WHERE f.report_id IN (SELECT report_id FROM may_follow)
)
SELECT p.finding_key, arg_min(p.cause_key, (p.distance, -c.findings, p.cause_key)) AS cause_key
FROM put_right p JOIN held h USING (finding_key) JOIN quality.cause c ON c.cause_key = p.cause_key
WHERE h.holds AND NOT coalesce(p.is_put_right, false) GROUP BY ALL;

UPDATE quality.finding f SET cause_key = l.cause_key, is_consequence = true
FROM follower l WHERE l.finding_key = f.finding_key;
UPDATE quality.finding f SET cause_key = NULL, is_consequence = false
FROM put_right p WHERE p.finding_key = f.finding_key AND p.is_put_right AND p.is_wrong AND p.is_consequence;

-- Two sides that a rule over all reports compares are not asked again: what holds between them once one
-- is put right followed from it.
UPDATE quality.finding f SET cause_key = p.cause_key, is_consequence = true
FROM (SELECT f.finding_key, min(r.cause_key) AS cause_key
      FROM quality.finding f JOIN quality.finding_cell c USING (finding_key)
      JOIN source.cell s USING (cell_id) LEFT JOIN right_cell r USING (cell_id)
      WHERE f.rule_id = 'FUNCTION-ECONOMIC' AND f.cause_key IS NULL
      GROUP BY f.finding_key
      HAVING count(r.cell_id) > 0
         AND abs(sum(if(c.role = 'left', 1, -1) * coalesce(r.needed_yuan, s.amount_yuan))) <= 2 * max(s.quantum_yuan)) p
WHERE p.finding_key = f.finding_key;
