-- The reports as they would stand with what their causes name put right.
UPDATE source.cell SET amount_yuan = r.needed_yuan, printed = r.needed_yuan::VARCHAR,
quantum_yuan = coalesce(quantum_yuan, 0.01)
FROM right_cell r WHERE r.cell_id = cell.cell_id;

UPDATE source.statement SET amount_yuan = r.needed_yuan, amount = r.needed_yuan / yuan_per(unit)
FROM right_statement r WHERE r.statement_id = statement.statement_id;
UPDATE source.relation_term SET amount = r.needed_yuan
FROM right_statement r WHERE r.statement_id = relation_term.statement_id;

-- A line that was left out comes below the others of its parent, as one of them.
CREATE TEMP TABLE added_row AS
WITH sibling AS (
    SELECT r.*, any_value(s.row_kind) AS row_kind, any_value(s.level) AS level
    FROM right_line r JOIN source.table_row s ON s.report_id = r.report_id AND s.table_no = r.table_no
     AND s.side IS NOT DISTINCT FROM r.side AND s.parent_row_no = r.row_no
    GROUP BY ALL
)
SELECT * EXCLUDE (row_no), row_no AS parent_row_no, 100000 + row_number() OVER () AS row_no,
       coalesce(code, row_kind || ':' || row_no) AS row_key FROM sibling;
INSERT INTO source.table_row BY NAME
SELECT report_id, table_no, side, row_no, row_kind, row_key, level, parent_row_no, '' AS row_label, code
FROM added_row;
INSERT INTO source.cell BY NAME
SELECT concat_ws('/', report_id, table_no, row_no, one.column_key) AS cell_id, a.report_id, table_no, side, row_no,
       row_kind, row_key, level, parent_row_no, '' AS row_label, code, one.column_key,
       one.amount_yuan::VARCHAR AS printed, one.amount_yuan, 0.01 AS quantum_yuan, 0 AS page_no, '' AS page_label,
       'printed' AS certainty, [] AS readings
FROM added_row a, unnest(a.amounts) AS u(one);

DELETE FROM source.cell USING right_table r WHERE r.report_id = cell.report_id AND r.table_no = cell.table_no;
DELETE FROM source.table_row USING right_table r
WHERE r.report_id = table_row.report_id AND r.table_no = table_row.table_no;
