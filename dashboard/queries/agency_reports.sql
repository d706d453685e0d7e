-- All versions of a department's reports, its units' too, newest first.
SELECT r.*, d.file_format, d.page_count,
       (SELECT count(*) FROM source.report_table t WHERE t.report_id = r.report_id) AS tables,
       (SELECT count(amount_yuan) FROM source.cell c WHERE c.report_id = r.report_id) AS figures,
       (SELECT count(*) FROM source.publication p
        WHERE p.document_sha256 = r.document_sha256) AS sightings
FROM source.report r LEFT JOIN source.document d USING (document_sha256)
WHERE coalesce(r.agency_code, r.agency_name) = $agency
ORDER BY r.fiscal_year DESC NULLS LAST, r.report_kind, r.report_level,
         r.superseded_by IS NOT NULL, r.published_on DESC NULLS LAST, r.report_id
