-- A table that adds up by itself and contradicts nearly all that it is held against is another year's or
-- another draft's: one cause, whose consequences are those contradictions. Where its title prints
-- another year, the finding that says so leads.
-- Looked for in what is violated first, then held against all checks of those few reports.
CREATE TEMP MACRO places_of(checks) AS TABLE
SELECT *, is_spoken OR count(*) OVER (PARTITION BY report_id, rule_id, instance_key) > 1 AS is_cross
FROM (SELECT DISTINCT report_id, rule_id, instance_key, table_no, table_shown, severity, is_spoken
      FROM (SELECT report_id, rule_id, instance_key, severity, coalesce(len(statement_ids), 0) > 0 AS is_spoken,
          unnest(cells).cell_id AS cell_id
            FROM query_table(checks)
            WHERE outcome IN ('pass', 'rounding', 'violated') AND (non_zero(expected_yuan) OR non_zero(actual_yuan)))
      JOIN figure USING (report_id, cell_id));

CREATE TEMP TABLE contradicted_table AS
SELECT report_id, table_no, any_value(table_shown) AS table_shown, count(*) AS contradictions
FROM places_of('violated') GROUP BY report_id, table_no
HAVING count(*) FILTER (severity = 'error') >= 5 AND bool_and(is_cross);
CREATE TEMP TABLE comparison AS
SELECT i.* FROM quality.instance i SEMI JOIN contradicted_table USING (report_id);

CREATE TEMP TABLE foreign_table AS
SELECT c.report_id, c.table_no, c.table_shown
FROM contradicted_table c JOIN places_of('comparison') p USING (report_id, table_no) WHERE p.is_cross
GROUP BY c.report_id, c.table_no, c.table_shown HAVING any_value(c.contradictions) >= 0.6 * count(*)
QUALIFY count(*) OVER (PARTITION BY c.report_id) = 1;
DELETE FROM foreign_table WHERE report_id IN (SELECT report_id FROM copied_table);
INSERT INTO foreign_table BY NAME SELECT report_id, table_no, table_shown FROM copied_table;

CREATE TEMP TABLE foreign_cause AS
WITH member AS (
    SELECT DISTINCT w.finding_key, t.report_id, t.table_no, t.table_shown
    FROM foreign_table t JOIN places_of('violated') p USING (report_id, table_no)
    JOIN violated w USING (report_id, rule_id, instance_key)
    UNION
    SELECT unnest(finding_keys), report_id, table_no, table_shown FROM copied_table
), whole AS (
    SELECT m.* FROM member m JOIN quality.finding f USING (finding_key)
    WHERE NOT EXISTS (FROM quality.finding o
        WHERE o.cause_key = f.cause_key AND o.finding_key NOT IN (SELECT finding_key FROM member))
), titled AS (
    SELECT t.report_id, t.table_no, w.finding_key, r.printed_year
    FROM foreign_table t JOIN violated w ON w.report_id = t.report_id AND w.rule_id = 'E-YEAR'
      AND w.instance_key = 'table/' || t.table_no
    JOIN source.report_table r ON r.report_id = t.report_id AND r.table_no = t.table_no
), joined AS (
    SELECT finding_key, report_id, table_no, table_shown, NULL AS printed_year FROM whole
    UNION ALL
    SELECT t.finding_key, t.report_id, t.table_no, f.table_shown, t.printed_year FROM titled t
    JOIN foreign_table f USING (report_id, table_no)
)
SELECT j.finding_key, j.report_id, j.table_no, j.table_shown, count(*) OVER one - 1 AS consequences,
       max(j.printed_year) OVER one AS printed_year,
       first_value(j.finding_key) OVER (PARTITION BY j.report_id ORDER BY j.printed_year IS NULL,
           CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, f.is_consequence, f.rule_id,
           f.finding_key) AS main_finding_key
FROM joined j JOIN quality.finding f USING (finding_key) WINDOW one AS (PARTITION BY j.report_id);

INSERT INTO quality.cause BY NAME
SELECT left(sha256('foreign' || m.main_finding_key), 16) AS cause_key, m.report_id, f.agency_code, f.fiscal_year,
       m.main_finding_key,
       (m.consequences + 1)::INTEGER AS findings, false AS decided, NULL::INTEGER AS changes, 0 AS alternatives,
       m.table_shown || CASE WHEN NOT EXISTS (FROM figure g
           WHERE g.report_id = m.report_id AND g.table_no = m.table_no AND non_zero(g.amount_yuan))
           THEN '没有填数，与其他各表和说明的{all}项核对不成立都由此而来，请补填。'
           WHEN o.other_shown IS NOT NULL
           THEN '印的各数与' || o.other_shown || '完全相同，与其他各表和说明却有{all}项对不上，疑为误印了'
               || o.other_shown || '，请换成本表。'
           WHEN m.printed_year IS NULL THEN '自身相加都成立，与其他各表和说明却有{all}项对不上，疑为另一年度或另一稿的表，请核对。'
           ELSE '印的是' || m.printed_year || '年的表，与其他各表和说明的{others}项核对不成立都由此而来，请换成本年度的表。' END AS sentence
FROM foreign_cause m JOIN quality.finding f USING (finding_key)
LEFT JOIN copied_table o ON o.report_id = m.report_id AND o.table_no = m.table_no
WHERE m.finding_key = m.main_finding_key AND m.consequences > 0;

UPDATE quality.finding f SET cause_key = c.cause_key, is_consequence = f.finding_key <> c.main_finding_key
FROM foreign_cause m JOIN quality.cause c ON c.main_finding_key = m.main_finding_key AND c.alternatives = 0
  AND c.changes IS NULL
 AND c.cause_key = left(sha256('foreign' || m.main_finding_key), 16)
WHERE f.finding_key = m.finding_key;
