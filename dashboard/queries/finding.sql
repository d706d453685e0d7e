-- One finding with its rule, cause, report, and the document that it stands in.
SELECT f.*, u.title AS rule_title, u.basis, u.false_alarms, c.sentence, c.decided, c.changes,
       c.alternatives, c.main_finding_key, r.title AS report_title, r.report_kind, r.report_level,
       r.published_on, r.source_url, o.document_sha256, o.name AS part_name, r.form_id, d.file_format,
       coalesce(f.agency_code, f.agency_name) AS agency_key
FROM finding_now f
LEFT JOIN quality.rule u USING (rule_id)
LEFT JOIN quality.cause c USING (cause_key)
LEFT JOIN source.report r ON r.report_id = f.report_id
LEFT JOIN source.report_document o ON o.report_id = f.report_id
 AND (coalesce(f.page_no, 1) BETWEEN o.first_page AND o.first_page + o.page_count - 1 OR o.page_count = 0)
LEFT JOIN source.document d ON d.document_sha256 = o.document_sha256
WHERE f.finding_key = ?
