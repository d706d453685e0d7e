-- The figures that rules speak of: value cells of current reports, with the names of their columns.
CREATE TEMP TABLE figure AS
SELECT c.*, r.form_id, t.unit, coalesce(f.column_name, c.column_key) AS column_name
FROM source.cell c
JOIN source.current_report r USING (report_id)
JOIN source.report_table t USING (report_id, table_no)
LEFT JOIN reference.form_column f
  ON f.form_id = r.form_id AND f.table_no = c.table_no AND f.side IS NOT DISTINCT FROM c.side
 AND f.column_key = c.column_key
ORDER BY c.report_id, c.table_no, c.row_no;
