-- What the forms declare to add up, as pairs of cells: along columns, along rows, down a tree.
CREATE TEMP TABLE column_part AS
SELECT 'across' AS axis, t.table_no, t.cell_id AS total_cell, p.cell_id AS part_cell
FROM reference.form_column_sum s
JOIN figure t ON t.form_id = s.form_id AND t.table_no = s.table_no
 AND t.side IS NOT DISTINCT FROM s.side AND t.column_key = s.total_key
JOIN figure p ON p.report_id = t.report_id AND p.table_no = t.table_no AND p.row_no = t.row_no
 AND p.side IS NOT DISTINCT FROM t.side AND p.column_key = s.part_key;

CREATE TEMP TABLE row_part AS
SELECT 'down' AS axis, t.table_no, t.side, t.row_key, t.cell_id AS total_cell, p.cell_id AS part_cell
FROM reference.form_row_sum s
JOIN figure t ON t.form_id = s.form_id AND t.table_no = s.table_no
 AND t.side IS NOT DISTINCT FROM s.side AND t.row_key = s.total_key
JOIN figure p ON p.report_id = t.report_id AND p.table_no = t.table_no
 AND p.side IS NOT DISTINCT FROM t.side AND p.column_key = t.column_key
 AND CASE WHEN s.part_key = 'class:*' THEN p.row_kind = 'class' ELSE p.row_key = s.part_key END;

CREATE TEMP TABLE tree_part AS
SELECT 'down' AS axis, t.table_no, t.row_kind, r.row_tree, t.cell_id AS total_cell,
       p.cell_id AS part_cell
FROM reference.form_row_tree r
JOIN figure t ON t.form_id = r.form_id AND t.table_no = r.table_no
 AND t.side IS NOT DISTINCT FROM r.side
JOIN figure p ON p.report_id = t.report_id AND p.table_no = t.table_no
 AND p.side IS NOT DISTINCT FROM t.side AND p.column_key = t.column_key
 AND (p.parent_row_no = t.row_no
      OR (r.row_tree = 'code' AND t.row_kind = 'total' AND p.row_kind = 'code'
          AND p.parent_row_no IS NULL))
WHERE r.row_tree IN ('code', 'category', 'project', 'units');
