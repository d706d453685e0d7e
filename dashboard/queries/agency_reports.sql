-- All versions of a department's reports, its units' too, newest first.
SELECT r.*, d.file_format, d.page_count,
       (SELECT count(*) FROM source.report_table t WHERE t.report_id = r.report_id) AS tables,
       (SELECT count(amount_yuan) FROM source.cell c WHERE c.report_id = r.report_id) AS figures,
       (SELECT count(*) FROM source.publication p
        WHERE p.document_sha256 = r.document_sha256) AS sightings,
       (SELECT list({'sha256': o.document_sha256, 'format': f.file_format, 'pages': f.page_count,
                     'name': o.name} ORDER BY o.part_no)
        FROM source.report_document o JOIN source.document f USING (document_sha256)
        WHERE o.report_id = r.report_id) AS parts
FROM source.report r LEFT JOIN source.document d USING (document_sha256)
WHERE coalesce(r.agency_code, r.agency_name) = $agency
ORDER BY r.fiscal_year DESC NULLS LAST, r.report_kind, r.report_level,
         r.superseded_by IS NOT NULL, r.published_on DESC NULLS LAST, r.report_id
