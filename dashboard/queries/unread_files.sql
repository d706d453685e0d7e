-- Files of current reports that gave no report, or nobody's; ours to mend first.
SELECT r.document_sha256,
       if(r.status = 'quarantined', coalesce(r.status_code, ''), 'no_agency') AS status_code, r.status_reason, r.title,
       r.source_url, coalesce(r.agency_code, r.agency_name) AS agency_key, r.agency_name,
       r.fiscal_year, d.file_format,
       coalesce(r.status_code IN ('tool_missing', 'timed_out', 'crashed', 'unknown_form'),
                r.status = 'quarantined') AS is_ours
FROM source.report r LEFT JOIN source.document d USING (document_sha256)
WHERE r.superseded_by IS NULL AND (r.status = 'quarantined'
      OR r.report_level = 'department' AND coalesce(r.agency_code, r.agency_name) IS NULL)
ORDER BY is_ours DESC, status_code, agency_key NULLS LAST, r.report_id
