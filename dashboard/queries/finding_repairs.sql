-- What each repair of a finding's cause changes, in words.
SELECT k.alternative, k.rank, k.printed, k.needed, k.needed_yuan, c.table_no, c.row_label, c.code,
       coalesce(n.column_name, c.column_key) AS column_name, c.page_label, s.quote,
       s.page_label AS statement_page
FROM quality.cause_cell k
LEFT JOIN source.cell c ON c.cell_id = k.cell_id
LEFT JOIN source.report r ON r.report_id = c.report_id
LEFT JOIN reference.form_column n ON n.form_id = r.form_id AND n.table_no = c.table_no
 AND n.side IS NOT DISTINCT FROM c.side AND n.column_key = c.column_key
LEFT JOIN source.statement s ON s.statement_id = k.statement_id
WHERE k.cause_key = ? ORDER BY k.alternative, k.rank
