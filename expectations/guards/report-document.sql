-- title: 每份报告的每个部分都有保存的原件，主要部分排在第一
SELECT r.report_id FROM source.report_document r ANTI JOIN source.document d USING (document_sha256)
UNION ALL
SELECT r.report_id FROM source.report r
LEFT JOIN source.report_document p ON p.report_id = r.report_id AND p.part_no = 1
WHERE p.document_sha256 IS DISTINCT FROM r.document_sha256
