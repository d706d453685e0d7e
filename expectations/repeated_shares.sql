-- A share that its own sentence refutes is refuted by the table too: one cause, said of the sentence.
CREATE TEMP TABLE repeated_share AS
SELECT e.finding_key, min(f.finding_key) AS main_finding_key
FROM quality.finding e JOIN quality.finding_statement a ON a.finding_key = e.finding_key
JOIN source.statement s ON s.statement_id = a.statement_id AND s.percent IS NOT NULL
JOIN quality.finding_statement b ON b.statement_id = a.statement_id
JOIN quality.finding f ON f.finding_key = b.finding_key AND f.rule_id = 'F-SHARE'
WHERE e.rule_id = 'E-SHARES' AND e.cause_key IS NULL AND f.cause_key IS NULL
GROUP BY ALL;

INSERT INTO quality.cause BY NAME
SELECT left(sha256('share' || f.finding_key), 16) AS cause_key, f.report_id, f.agency_code, f.fiscal_year, f.finding_key AS main_finding_key,
       (count(*) + 1)::INTEGER AS findings, false AS decided, NULL::INTEGER AS changes, 0 AS alternatives,
       '占比按这句话写的金额和按表计算都不成立，是同一处错误，请核对。' AS sentence
FROM quality.finding f JOIN repeated_share r ON r.main_finding_key = f.finding_key GROUP BY ALL;

UPDATE quality.finding f SET cause_key = left(sha256('share' || r.main_finding_key), 16), is_consequence = f.finding_key <> r.main_finding_key
FROM (FROM repeated_share UNION SELECT main_finding_key, main_finding_key FROM repeated_share) r
WHERE f.finding_key = r.finding_key;
