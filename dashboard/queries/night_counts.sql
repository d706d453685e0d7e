-- What stands now: findings of the chosen year, news of all years, portals that were not read whole.
SELECT count(*) FILTER (severity = 'error' AND is_chosen) AS errors,
       count(*) FILTER (severity = 'warning' AND is_chosen) AS warnings,
       count(*) FILTER (severity = 'error' AND is_chosen AND NOT is_listed) AS elsewhere,
       count(DISTINCT agency_key) FILTER (severity = 'error' AND is_chosen) AS departments,
       count(*) FILTER (severity = 'error') AS all_errors,
       count(*) FILTER (severity = 'warning') AS all_warnings,
       count(*) FILTER (severity <> 'info' AND change = 'new') AS fresh,
       count(*) FILTER (severity <> 'info' AND change = 'open') AS still,
       (SELECT count(*) FROM source.portal_tonight WHERE verdict NOT IN ('whole', 'off')) AS portals,
       (SELECT count(*) FROM source.portal_tonight WHERE verdict = 'off') AS portals_off,
       (SELECT count(*) FROM source.report WHERE status_code IN ('tool_missing', 'timed_out', 'crashed')
        AND superseded_by IS NULL) AS ours,
       (SELECT count(*) FROM source.current_report WHERE report_level = 'unit'
        AND fiscal_year = $year AND report_kind = $kind) AS units,
       (SELECT count(*) FROM source.current_report WHERE report_level = 'department'
        AND coalesce(agency_code, agency_name) IS NULL
        AND fiscal_year = $year AND report_kind = $kind) AS nameless
FROM (SELECT *, fiscal_year = $year AND report_kind = $kind AS is_chosen
      FROM open_finding)
