-- One finding with its rule, cause, report and document.
SELECT f.*, u.title AS rule_title, u.basis, u.false_alarms, c.sentence, c.decided, c.changes,
       c.alternatives, c.main_finding_key, r.title AS report_title, r.report_kind, r.report_level,
       r.published_on, r.source_url, r.document_sha256, r.form_id, d.file_format,
       coalesce(f.agency_code, f.agency_name) AS agency_key
FROM finding_now f
LEFT JOIN quality.rule u USING (rule_id)
LEFT JOIN quality.cause c USING (cause_key)
LEFT JOIN source.report r ON r.report_id = f.report_id
LEFT JOIN source.document d USING (document_sha256)
WHERE f.finding_key = ?
