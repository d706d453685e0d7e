-- title: PDF 中的每个数值格都有位置
SELECT c.cell_id FROM source.cell c JOIN source.report r USING (report_id)
JOIN source.document d USING (document_sha256)
WHERE d.file_format = 'pdf' AND c.amount_yuan IS NOT NULL AND (c.x0 IS NULL OR c.bottom IS NULL)
