-- title: 印有数字的格要么读成金额，要么列为缺漏
SELECT c.cell_id FROM source.cell c
ANTI JOIN source.gap g ON g.report_id = c.report_id AND g.table_no = c.table_no
 AND g.kind = 'not_an_amount'
WHERE c.amount_yuan IS NULL AND regexp_matches(c.printed, '[0-9０-９]')
