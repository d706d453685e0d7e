-- What one sentence says of a level, its budget and last year is refuted several times over by one
-- wrong figure or word: one cause. Led by what a table says, then by the amount, then by the words.
CREATE TEMP TABLE told_again AS
WITH spoken AS (
    SELECT f.finding_key, f.rule_id, s.statement_id,
           CASE f.rule_id WHEN 'E-ITEMS' THEN 0 WHEN 'F-CHANGE' THEN 1 WHEN 'F-COMPLETION' THEN 2 WHEN 'F-ORDER' THEN 3 ELSE 4 END AS place
    FROM quality.finding f JOIN quality.finding_statement s USING (finding_key)
    WHERE f.rule_id IN ('E-ITEMS', 'F-CHANGE', 'F-COMPLETION', 'F-ORDER', 'F-DIRECTION')
      AND f.cause_key IS NULL AND f.severity = 'error'
), pair AS (
    SELECT b.finding_key, arg_min(a.finding_key, (a.place, a.finding_key)) AS main_finding_key
    FROM spoken b JOIN spoken a ON a.statement_id = b.statement_id AND a.place < b.place GROUP BY b.finding_key
)
FROM pair WHERE main_finding_key NOT IN (SELECT finding_key FROM pair);

INSERT INTO quality.cause BY NAME
SELECT left(sha256('told' || f.finding_key), 16) AS cause_key, f.report_id, f.agency_code, f.fiscal_year, f.finding_key AS main_finding_key,
       (count(*) + 1)::INTEGER AS findings, false AS decided, NULL::INTEGER AS changes, 0 AS alternatives,
       '这句话有' || (count(*) + 1) || '处核对不成立，都与同一个数有关，请一并核对。' AS sentence
FROM quality.finding f JOIN told_again r ON r.main_finding_key = f.finding_key GROUP BY ALL;

UPDATE quality.finding f SET cause_key = left(sha256('told' || r.main_finding_key), 16), is_consequence = f.finding_key <> r.main_finding_key
FROM (FROM told_again UNION SELECT main_finding_key, main_finding_key FROM told_again) r
WHERE f.finding_key = r.finding_key;
