-- Two percents of one section of which each should be what the other is printed as were exchanged, or
-- their amounts were: one slip, led by the first.
CREATE TEMP TABLE misfit AS
SELECT f.finding_key, f.cause_key, f.report_id, s.section_no, min(s.statement_no) AS place_no,
       any_value(abs(v.arguments['needed_percent']::DOUBLE)) AS needed,
       arg_min(s.percent, s.statement_no) AS printed, arg_min(s.decimals, s.statement_no) AS decimals,
       arg_min(s.quote, s.statement_no) AS quote
FROM quality.finding f JOIN violated v USING (finding_key)
JOIN quality.finding_statement USING (finding_key) JOIN source.statement s USING (statement_id)
WHERE f.severity = 'error' AND NOT f.is_consequence AND s.percent IS NOT NULL
  AND v.arguments['needed_percent'] IS NOT NULL
GROUP BY ALL;

CREATE TEMP TABLE exchanged_percent AS
SELECT a.finding_key, b.finding_key AS other_key, a.report_id, a.cause_key AS own_cause, b.cause_key AS other_cause,
       a.quote, b.quote AS other_quote
FROM misfit a JOIN misfit b USING (report_id, section_no)
WHERE a.place_no < b.place_no AND a.printed <> b.printed
  AND abs(a.needed - b.printed) <= pow(10, -b.decimals) + 1e-9 AND abs(b.needed - a.printed) <= pow(10, -a.decimals) + 1e-9
QUALIFY count(*) OVER (PARTITION BY a.finding_key) = 1 AND count(*) OVER (PARTITION BY b.finding_key) = 1;

INSERT INTO quality.cause BY NAME
SELECT left(sha256('percents' || x.finding_key), 16) AS cause_key, f.report_id, f.agency_code, f.fiscal_year,
       x.finding_key AS main_finding_key,
       (SELECT count(*) FROM quality.finding o WHERE o.finding_key IN (x.finding_key, x.other_key)
            OR o.cause_key IN (x.own_cause, x.other_cause))::INTEGER AS findings,
       false AS decided, NULL::INTEGER AS changes, 0 AS alternatives,
       format('“{}”与“{}”两处的百分比或金额疑互换，请一并核对。', x.quote, x.other_quote) AS sentence
FROM exchanged_percent x JOIN quality.finding f USING (finding_key);

UPDATE quality.finding f
SET cause_key = left(sha256('percents' || x.finding_key), 16), is_consequence = f.finding_key <> x.finding_key
FROM exchanged_percent x
WHERE f.finding_key IN (x.finding_key, x.other_key) OR f.cause_key IN (x.own_cause, x.other_cause);

DELETE FROM quality.cause_cell WHERE cause_key IN (SELECT unnest([own_cause, other_cause]) FROM exchanged_percent);
DELETE FROM quality.cause WHERE cause_key IN (SELECT unnest([own_cause, other_cause]) FROM exchanged_percent);
