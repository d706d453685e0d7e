-- title: 每个金额都有页码、行、列和印出的文字
SELECT cell_id FROM source.cell
WHERE amount_yuan IS NOT NULL AND (printed = '' OR page_no < 1 OR row_no < 1 OR column_key = '')
