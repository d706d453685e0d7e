-- Tables by their heads: of a file, or one of a report; with the page within its file.
SELECT h.*, r.agency_name, coalesce(r.agency_code, r.agency_name) AS agency_key, r.fiscal_year,
       r.report_kind, r.form_id, d.document_sha256, h.page_from - d.first_page + 1 AS own_page,
       d.page_count
FROM source.table_head h JOIN source.report r USING (report_id)
JOIN source.report_document d ON d.report_id = h.report_id
 AND h.page_from BETWEEN d.first_page AND greatest(d.first_page, d.first_page + d.page_count - 1)
WHERE ($sha256 = '' OR d.document_sha256 = $sha256)
 AND ($report = '' OR (h.report_id = $report AND h.head_no = $head))
ORDER BY h.report_id, h.head_no LIMIT 200
