-- One wrong thing that the prose prints refutes every check that it is in: one cause. It is what most of
-- the failed checks have in common, and that no table and no other sum confirms. Led by what a table
-- says, then by the amounts, then by the words.
CREATE TEMP TABLE told_again AS
WITH refuted AS (
    SELECT f.finding_key, f.cause_key, s.statement_id, count(*) OVER (PARTITION BY f.finding_key) AS size,
           CASE WHEN f.severity = 'warning' THEN 10 ELSE 0 END + CASE f.rule_id
               WHEN 'PROSE-CODE' THEN -1 WHEN 'F-SUM' THEN 2 WHEN 'F-CHANGE' THEN 3 WHEN 'F-SHARE' THEN 4 WHEN 'F-COMPLETION' THEN 4
                   WHEN 'F-ORDER' THEN 5
               WHEN 'F-DIRECTION' THEN 6 WHEN 'F-REPEAT' THEN 7 WHEN 'F-REASON' THEN 8
                   ELSE if(starts_with(f.rule_id, 'E-'), if(size = 1, 0, 1), 7) END AS place
    FROM violated v JOIN quality.finding f USING (finding_key) JOIN quality.finding_statement s USING (finding_key)
    WHERE regexp_matches(f.rule_id, '^[EF]-|^J-VEHICLES|^PROSE-CODE|^H-ASSETS|^J-COUNTS') AND f.severity <> 'info'
      AND (f.rule_id <> 'F-REASON' OR ends_with(v.instance_key, '/way')) -- what lacks a reason contradicts nothing
), confirmed AS ( -- by a table, or by another sum where no table refutes it; neither says anything of its words
    SELECT unnest(statement_ids) AS statement_id FROM quality.instance
    WHERE outcome IN ('pass', 'rounding')
      AND (starts_with(rule_id, 'E-') AND rule_id NOT IN ('E-UNIT', 'E-YEAR') AND len(statement_ids) = 1
          OR rule_id IN ('F-CHANGE', 'F-SHARE', 'F-COMPLETION'))
    EXCEPT SELECT statement_id FROM refuted WHERE place % 10 IN (0, 5, 6)
), shared AS (
    SELECT statement_id, min(size) AS least, count(*) AS findings FROM refuted
    WHERE (place % 10 IN (5, 6, 8) OR statement_id NOT IN (FROM confirmed))
      AND statement_id NOT IN (SELECT statement_id FROM right_statement) -- what follows from these is known
    GROUP BY statement_id HAVING count(*) > 1
), chosen AS (
    SELECT s.finding_key, any_value(s.cause_key) AS cause_key, any_value(s.place) AS place,
           arg_min(s.statement_id, (h.least > 1, -h.findings, s.statement_id)) AS culprit
    FROM refuted s JOIN shared h USING (statement_id) GROUP BY s.finding_key
), crowd AS (SELECT *, count(*) OVER (PARTITION BY culprit) AS members FROM chosen
), joined AS ( -- one that stands alone with its figure goes with another check of that figure
    SELECT c.finding_key, any_value(c.cause_key) AS cause_key, any_value(c.place) AS place,
           coalesce(min(o.culprit) FILTER (c.members = 1 AND o.members > 1), any_value(c.culprit)) AS culprit
    FROM crowd c LEFT JOIN refuted s ON s.statement_id = c.culprit
    LEFT JOIN crowd o ON o.finding_key = s.finding_key AND o.culprit <> c.culprit
    GROUP BY c.finding_key
), led AS (
    SELECT *, first_value(finding_key) OVER one AS main_finding_key, first_value(cause_key) OVER one AS main_cause_key
    FROM joined WINDOW one AS (PARTITION BY culprit ORDER BY place, cause_key IS NULL, finding_key)
)
SELECT finding_key, main_finding_key,
       coalesce(main_cause_key, left(sha256('told' || main_finding_key), 16)) AS cause_key
FROM led WHERE finding_key <> main_finding_key AND cause_key IS NULL;

INSERT INTO quality.cause BY NAME
SELECT t.cause_key, f.report_id, f.agency_code, f.fiscal_year, f.finding_key AS main_finding_key,
       (count(*) + 1)::INTEGER AS findings, false AS decided, NULL::INTEGER AS changes, 0 AS alternatives,
       '有{all}处核对不成立，都与同一处说明有关，请一并核对。' AS sentence
FROM quality.finding f JOIN told_again t ON t.main_finding_key = f.finding_key
WHERE t.cause_key NOT IN (SELECT cause_key FROM quality.cause) GROUP BY ALL;

UPDATE quality.finding f SET cause_key = t.cause_key, is_consequence = f.finding_key <> t.main_finding_key
FROM (FROM told_again UNION SELECT main_finding_key, main_finding_key, cause_key FROM told_again) t
WHERE f.finding_key = t.finding_key AND (f.cause_key IS NULL OR f.finding_key <> t.main_finding_key);
