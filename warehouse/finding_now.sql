-- The night's findings with the reviewers' word as it stands now. `decided` holds the newest words,
-- `past` whether an earlier night is known. A false alarm stands while the figures are those it was
-- said of, and takes along what follows from the same cause. `false_alarm` and `exemption` are the
-- two parts of `waiver`: the reviewers' and the place's. `is_listed`: its department has a line in
-- mart.coverage of that year and kind (the district's own and those of a file of nobody have none).
CREATE OR REPLACE TEMP VIEW finding_now AS
WITH word AS (
    SELECT f.finding_key, p.fingerprint, p.waiver, d.* EXCLUDE (finding_key, fingerprint),
           coalesce(d.fingerprint = p.fingerprint, false) AS stands,
           CASE WHEN d.fingerprint = p.fingerprint AND d.decision = 'false_alarm' THEN
                '审核为误报：' || d.decision_reason || '（' || d.decided_by || '，'
                || strftime(d.decided_at, '%Y-%m-%d') || '）' END AS quiet
    FROM quality.finding f JOIN quality.fingerprint p USING (finding_key)
    LEFT JOIN decided d USING (finding_key)
)
SELECT f.* REPLACE (nullif(concat_ws('；', w.waiver, coalesce(w.quiet, lead.quiet)), '') AS waiver,
                  if(past.is_known, f.change, NULL) AS change),
       coalesce(f.agency_code, f.agency_name) AS agency_key, listed.agency_key IS NOT NULL AS is_listed,
       coalesce(w.quiet, lead.quiet) AS false_alarm, w.waiver AS exemption,
       w.fingerprint, w.decision, w.decision_reason, w.decided_by, w.decided_at, w.stands
FROM quality.finding f JOIN word w USING (finding_key) CROSS JOIN past
LEFT JOIN quality.cause c USING (cause_key)
LEFT JOIN word lead ON lead.finding_key = c.main_finding_key
LEFT JOIN (SELECT DISTINCT fiscal_year, report_kind, coalesce(agency_code, agency_name) AS agency_key
    FROM mart.coverage) listed
  ON listed.fiscal_year = f.fiscal_year AND listed.report_kind = f.report_kind
 AND listed.agency_key = coalesce(f.agency_code, f.agency_name);
CREATE OR REPLACE TEMP VIEW open_finding AS
SELECT f.*,
       if(c.decided,
          regexp_replace(c.sentence, '^改动一处即可使[0-9]+项核对全部成立：', ''),
          f.message) AS words
FROM finding_now f LEFT JOIN quality.cause c USING (cause_key)
WHERE f.waiver IS NULL AND NOT f.is_consequence;
-- How many stand open: the one count of summary, pages, exports and messages.
CREATE OR REPLACE TEMP VIEW open_count AS
SELECT fiscal_year, report_kind, agency_key, count(*) FILTER (severity = 'error')::INTEGER AS errors,
       count(*) FILTER (severity = 'warning')::INTEGER AS warnings
FROM open_finding GROUP BY ALL
