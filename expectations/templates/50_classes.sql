-- The classes of a table by code: the class's own row, or where it is not printed the highest rows
-- below it (ORPHAN speaks of the missing row).
CREATE TEMP TABLE class_row AS
SELECT report_id, table_no, column_key, left(code, 3) AS key, row_label, cell_id, amount_yuan
FROM figure WHERE row_kind = 'code' AND side IS NULL
QUALIFY level = min(level) OVER (PARTITION BY report_id, table_no, column_key, left(code, 3));
