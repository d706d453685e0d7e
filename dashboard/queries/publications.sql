-- What was seen where: one row an address and content, newest sighting first.
SELECT p.url, p.page_url, p.title, p.origin, p.outcome, p.reason, p.http_status, p.published_on,
       p.document_sha256, p.seen_at, d.file_format,
       r.agency_name, r.fiscal_year, r.report_kind, r.status, r.superseded_by,
       coalesce(r.agency_code, r.agency_name) AS agency_key, count(*) OVER () AS whole
FROM source.publication p
LEFT JOIN source.document d USING (document_sha256)
LEFT JOIN (SELECT d.document_sha256, arg_min(d.report_id, (q.superseded_by IS NOT NULL, d.report_id)) AS report_id
           FROM source.report_document d JOIN source.report q USING (report_id)
           GROUP BY d.document_sha256) b ON b.document_sha256 = p.document_sha256
LEFT JOIN source.report r ON r.report_id = b.report_id
WHERE ($words = '' OR contains(lower(concat_ws(' ', p.title, p.url, r.agency_name, r.agency_code,
                                               p.document_sha256)), lower($words)))
  AND ($outcome = '' OR p.outcome = $outcome)
ORDER BY p.seen_at DESC, p.url, r.report_id LIMIT $most OFFSET $skip
