-- The findings that are new tonight, errors and large amounts first.
SELECT finding_key, severity, agency_name, agency_key, fiscal_year, report_kind, words FROM open_finding
WHERE severity <> 'info' AND change = 'new'
ORDER BY severity = 'error' DESC, abs(difference_yuan) DESC NULLS LAST, finding_key LIMIT $most
