-- Every department and year that must publish, or did; what is not seen is only missing where all
-- portals were read whole that night, and none lists a report that can't be had and may be it.
INSERT INTO mart.coverage BY NAME
WITH published AS (
    SELECT r.*, row_number() OVER (
        PARTITION BY fiscal_year, report_kind, coalesce(agency_code, agency_name)
        ORDER BY (status = 'quarantined'), report_id) AS rank
    FROM source.report r
    WHERE superseded_by IS NULL AND coalesce(report_level, 'department') = 'department'
      AND fiscal_year IS NOT NULL AND report_kind IS NOT NULL
      -- a paper of another kind that names no department is nobody's report
      AND NOT (coalesce(status_code IN ('no_form', 'unknown_form'), false)
               AND coalesce(agency_code, agency_name) IS NULL)
), expected AS (
    -- where nobody told the limit, it is time when others have published, or the year is over
    SELECT e.mof_div_code, e.fiscal_year, e.report_kind, e.agency_code, a.agency_name, e.due_on, a.secret,
           e.fiscal_year + (e.report_kind = 'final_account')::INTEGER < year(n.as_of)
           OR (e.fiscal_year, e.report_kind) IN (SELECT (fiscal_year, report_kind) FROM published) AS is_time
    FROM meta.night n, reference.expected_report e JOIN reference.agency a USING (mof_div_code, agency_code)
    UNION ALL
    -- a department in no register of which only units' reports were seen; a name that begins as the
    -- unit's, with another in brackets behind it, is the unit's own
    SELECT DISTINCT mof_div_code, fiscal_year, report_kind, NULL, agency_name, NULL::DATE, false, true
    FROM source.current_report r
    WHERE report_level = 'unit' AND agency_code IS NULL AND NOT starts_with(agency_name, unit_name)
      AND fiscal_year IS NOT NULL
      AND NOT EXISTS (FROM published p WHERE p.agency_name = r.agency_name AND p.fiscal_year = r.fiscal_year
                      AND p.report_kind = r.report_kind)
)
SELECT * RENAME (standing AS status) FROM (
SELECT coalesce(e.fiscal_year, p.fiscal_year) AS fiscal_year,
       coalesce(e.report_kind, p.report_kind) AS report_kind,
       coalesce(e.agency_code, p.agency_code) AS agency_code,
       coalesce(e.agency_name, p.agency_name) AS agency_name,
       CASE WHEN p.status = 'read' THEN 'published'
            WHEN p.status = 'read_with_gaps' THEN 'published_with_gaps'
            WHEN p.status_code = 'prose_only' THEN 'prose_only'
            WHEN p.status = 'quarantined' AND unread_by(p.status_code) = 'content' THEN 'no_report'
            WHEN p.status = 'quarantined' AND unread_by(p.status_code) = 'us' THEN 'unread'
            WHEN p.status = 'quarantined' THEN 'quarantined'
            WHEN e.secret THEN 'secret'
            WHEN d.url IS NOT NULL THEN 'dead_link'
            WHEN coalesce(e.due_on >= n.as_of, NOT is_time) THEN 'not_due'
            WHEN e.due_on IS NULL OR coalesce(w.unread, true) OR u.title IS NOT NULL THEN 'unseen'
                ELSE 'missing' END AS standing,
       e.due_on, p.published_on, p.report_id,
       e.agency_code IS NOT NULL AND standing NOT IN ('secret', 'not_due') AS is_expected,
       p.published_on > e.due_on AS is_late,
       coalesce(f.errors, 0) AS errors, coalesce(f.warnings, 0) AS warnings
FROM meta.night n, expected e
FULL JOIN (FROM published WHERE rank = 1) p
  ON p.fiscal_year = e.fiscal_year AND p.report_kind = e.report_kind
 AND p.agency_code = e.agency_code
LEFT JOIN source.dead_link d ON d.fiscal_year = e.fiscal_year AND d.report_kind = e.report_kind
 AND d.agency_code = e.agency_code AND d.mof_div_code = e.mof_div_code
LEFT JOIN source.unclaimed_report u ON u.fiscal_year = e.fiscal_year AND u.report_kind = e.report_kind
 AND u.agency_code = e.agency_code AND u.mof_div_code = e.mof_div_code
LEFT JOIN (SELECT mof_div_code, bool_or(verdict <> 'whole') AS unread FROM source.portal_tonight GROUP BY 1) w
  ON w.mof_div_code = e.mof_div_code
LEFT JOIN finding_count f ON f.fiscal_year = coalesce(e.fiscal_year, p.fiscal_year)
 AND f.report_kind = coalesce(e.report_kind, p.report_kind)
 AND f.agency_key IS NOT DISTINCT FROM coalesce(e.agency_code, p.agency_code, p.agency_name)
) ORDER BY fiscal_year, report_kind, agency_code, agency_name;
