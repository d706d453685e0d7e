-- title: 每个金额都有文件、页码、行、列和印出的文字
SELECT c.cell_id FROM source.cell c
LEFT JOIN source.report_document r ON r.report_id = c.report_id
 AND c.page_no BETWEEN r.first_page AND r.first_page + r.page_count - 1
WHERE c.amount_yuan IS NOT NULL
  AND (c.printed = '' OR c.page_no < 1 OR c.row_no < 1 OR c.column_key = '' OR r.report_id IS NULL)
