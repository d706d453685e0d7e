-- title: PDF 中的每个数值格都有位置
SELECT c.cell_id FROM source.cell c
JOIN source.report_document r ON r.report_id = c.report_id
 AND c.page_no BETWEEN r.first_page AND r.first_page + r.page_count - 1
JOIN source.document d ON d.document_sha256 = r.document_sha256
WHERE d.file_format = 'pdf' AND c.amount_yuan IS NOT NULL AND (c.x0 IS NULL OR c.bottom IS NULL)
