-- title: 每份报告都有保存的原件
SELECT r.report_id FROM source.report r ANTI JOIN source.document d USING (document_sha256)
