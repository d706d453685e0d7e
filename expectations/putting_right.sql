-- The reports as they would stand with what their causes name put right.
UPDATE source.cell SET amount_yuan = r.needed_yuan, printed = r.needed_yuan::VARCHAR,
quantum_yuan = coalesce(quantum_yuan, 0.01)
FROM right_cell r WHERE r.cell_id = cell.cell_id;

UPDATE source.statement SET amount_yuan = r.needed_yuan, amount = r.needed_yuan / yuan_per(unit)
FROM right_statement r WHERE r.statement_id = statement.statement_id;
UPDATE source.relation_term SET amount = r.needed_yuan
FROM right_statement r WHERE r.statement_id = relation_term.statement_id;

-- A line that was left out comes last, below its parent and above what its code is the beginning of.
CREATE TEMP TABLE added_row AS
SELECT * EXCLUDE (row_no), row_no AS parent_row_no, 100000 + row_number() OVER () AS row_no,
       coalesce(code, row_kind || ':' || row_no) AS row_key FROM right_line;
UPDATE source.table_row t SET parent_row_no = a.row_no FROM added_row a
WHERE t.report_id = a.report_id AND t.table_no = a.table_no AND t.side IS NOT DISTINCT FROM a.side
  AND len(t.code) = len(a.code) + 2 AND starts_with(t.code, a.code);
UPDATE source.cell t SET parent_row_no = a.row_no FROM added_row a
WHERE t.report_id = a.report_id AND t.table_no = a.table_no AND t.side IS NOT DISTINCT FROM a.side
  AND len(t.code) = len(a.code) + 2 AND starts_with(t.code, a.code);
INSERT INTO source.table_row BY NAME
SELECT report_id, table_no, side, row_no, row_kind, row_key, level, parent_row_no, row_label, code
FROM added_row;
INSERT INTO source.cell BY NAME
SELECT concat_ws('/', report_id, table_no, row_no, one.column_key) AS cell_id, a.report_id, table_no, side, row_no,
       row_kind, row_key, level, parent_row_no, row_label, code, one.column_key,
       one.amount_yuan::VARCHAR AS printed, one.amount_yuan, 0.01 AS quantum_yuan, 0 AS page_no, '' AS page_label,
       'printed' AS certainty, [] AS readings
FROM added_row a, unnest(a.amounts) AS u(one);

DELETE FROM source.cell USING right_table r WHERE r.report_id = cell.report_id AND r.table_no = cell.table_no;
DELETE FROM source.table_row USING right_table r
WHERE r.report_id = table_row.report_id AND r.table_no = table_row.table_no;
