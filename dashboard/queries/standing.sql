-- One row a department of one year and kind: coverage, what is open, its worst finding, spending.
WITH worst AS (
    SELECT agency_key, count(*) FILTER (severity = 'error') AS errors,
           count(*) FILTER (severity = 'warning') AS warnings,
           count(*) FILTER (severity <> 'info' AND change = 'new') AS fresh,
           count(*) FILTER (severity = 'error' AND decision = 'confirmed' AND stands) AS confirmed,
           max(abs(difference_yuan)) FILTER (severity = 'error') AS largest_yuan,
           coalesce(bool_and(coalesce(decision = 'corrected' AND stands, false))
                    FILTER (severity = 'error'), false) AS corrected,
           first({'key': finding_key, 'words': words, 'severity': severity}
                 ORDER BY severity = 'error' DESC,
                 coalesce(decision = 'confirmed' AND stands, false) DESC, abs(difference_yuan) DESC NULLS LAST,
                          finding_key) AS worst
    FROM open_finding
    WHERE severity <> 'info' AND fiscal_year = $year AND report_kind = $kind
    GROUP BY ALL
), spent AS (
    SELECT coalesce(agency_code, agency_name) AS agency_key, fiscal_year,
           sum(amount_yuan) AS amount_yuan, sum(uncertain_yuan) AS uncertain_yuan,
           bool_and(coalesce(t.trusted, false)) AS is_trusted, bool_or(u.report_id IS NOT NULL) AS is_unread
    FROM mart.spending_by_agency a
    LEFT JOIN mart.table_trust t ON t.report_id = a.report_id AND t.table_no = a.amount_table_no
    LEFT JOIN (SELECT DISTINCT report_id, table_no FROM quality.unread_table) u
      ON u.report_id = a.report_id AND u.table_no = a.amount_table_no
    WHERE report_kind = $kind GROUP BY ALL
)
SELECT c.*, coalesce(c.agency_code, c.agency_name) AS agency_key,
       coalesce(w.errors, 0) AS open_errors, coalesce(w.warnings, 0) AS open_warnings,
       coalesce(w.fresh, 0) AS fresh, coalesce(w.corrected, false) AS corrected,
       coalesce(w.confirmed, 0) AS confirmed, w.largest_yuan, w.worst,
       s.amount_yuan, s.uncertain_yuan, s.is_trusted, s.is_unread, b.amount_yuan AS before_yuan, r.status_reason,
       r.status_code,
       r.document_sha256
FROM mart.coverage c
LEFT JOIN worst w ON w.agency_key = coalesce(c.agency_code, c.agency_name)
LEFT JOIN spent s ON s.agency_key = coalesce(c.agency_code, c.agency_name)
 AND s.fiscal_year = $year
LEFT JOIN spent b ON b.agency_key = coalesce(c.agency_code, c.agency_name)
 AND b.fiscal_year = $year - 1
LEFT JOIN source.report r ON r.report_id = c.report_id
WHERE c.fiscal_year = $year AND c.report_kind = $kind
ORDER BY c.agency_code NULLS LAST, c.agency_name
