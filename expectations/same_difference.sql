-- Checks of one report that all miss by one amount, to the last places: a sum that was changed in some
-- places only. One cause, where no changed figure explains them together. A round amount tells nothing.
CREATE TEMP TABLE alike_difference AS
WITH uncaused AS (
    SELECT finding_key, report_id, severity, table_no, rule_id, abs(difference_yuan) AS amount_yuan,
           CASE WHEN abs(difference_yuan) >= 4000 THEN 200 ELSE 0 END AS tolerance_yuan
    FROM quality.finding
    WHERE NOT is_consequence AND severity <> 'info' AND report_id IS NOT NULL
      AND len(regexp_replace((abs(difference_yuan) * 100)::BIGINT::VARCHAR, '0+$', '')) >= 3
), near AS (
    SELECT *, coalesce(amount_yuan - lag(amount_yuan) OVER one > tolerance_yuan, true)::INTEGER AS begins
    FROM uncaused WINDOW one AS (PARTITION BY report_id ORDER BY amount_yuan, finding_key)
), grouped AS (
    SELECT *, sum(begins) OVER (PARTITION BY report_id ORDER BY amount_yuan, finding_key) AS group_no FROM near
)
SELECT *, count(*) OVER one AS checks, mode(amount_yuan) OVER one AS shown_yuan,
       first_value(finding_key) OVER (PARTITION BY report_id, group_no
           ORDER BY severity = 'warning', table_no NULLS LAST, rule_id, finding_key) AS main_finding_key
FROM grouped WINDOW one AS (PARTITION BY report_id, group_no) QUALIFY checks >= 3;

-- Whatever followed from one of them follows from the first.
CREATE TEMP TABLE alike_member AS
SELECT finding_key, main_finding_key FROM alike_difference
UNION
SELECT f.finding_key, a.main_finding_key FROM alike_difference a JOIN quality.finding l USING (finding_key)
JOIN quality.finding f ON f.cause_key = l.cause_key;

INSERT INTO quality.cause BY NAME
SELECT left(sha256('alike' || m.main_finding_key), 16) AS cause_key, f.report_id, f.agency_code, f.fiscal_year,
       m.main_finding_key,
       m.findings, false AS decided, NULL::INTEGER AS changes, 0 AS alternatives,
       '有' || if(m.findings > a.checks, m.findings || '项核对由此而来，其中', '') || a.checks || '项核对都相差'
       || in_unit(a.shown_yuan, coalesce(t.unit, '万元'))
       || '，疑为同一笔数只改了其中几处，请一并核对。' AS sentence
FROM (SELECT main_finding_key, count(*)::INTEGER AS findings FROM alike_member GROUP BY ALL) m
JOIN quality.finding f ON f.finding_key = m.main_finding_key JOIN alike_difference a ON a.finding_key = f.finding_key
LEFT JOIN source.report_table t ON t.report_id = f.report_id AND t.table_no = f.table_no;

UPDATE quality.finding f SET cause_key = left(sha256('alike' || m.main_finding_key), 16),
is_consequence = f.finding_key <> m.main_finding_key
FROM alike_member m WHERE m.finding_key = f.finding_key;
