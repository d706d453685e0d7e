-- title: 每个数值格都属于认出的表和行
SELECT c.cell_id FROM source.cell c
ANTI JOIN source.table_row r ON r.report_id = c.report_id AND r.table_no = c.table_no
 AND r.row_no = c.row_no AND r.side IS NOT DISTINCT FROM c.side
