-- What the forms declare to add up, as pairs of cells: along columns, along rows, down a tree.
-- In a form that no place prescribes a line without an amount is a heading (1、财政拨款), no sum.
CREATE TEMP TABLE column_part AS
SELECT 'across' AS axis, t.table_no, t.cell_no AS total_no, p.cell_no AS part_no
FROM reference.form_column_sum s
JOIN figure t ON t.form_id = s.form_id AND t.table_no = s.table_no
 AND t.side IS NOT DISTINCT FROM s.side AND t.column_key = s.total_key
JOIN figure p ON p.report_id = t.report_id AND p.table_no = t.table_no AND p.row_no = t.row_no
 AND p.side IS NOT DISTINCT FROM t.side AND p.column_key = s.part_key;

CREATE TEMP TABLE row_part AS
WITH part AS (
    SELECT report_id, table_no, side, column_key, row_kind, row_key, cell_no FROM figure
    WHERE row_kind = 'class' OR row_key IN (SELECT part_key FROM reference.form_row_sum)
)
SELECT 'down' AS axis, t.table_no, t.side, t.row_key, t.cell_no AS total_no, p.cell_no AS part_no
FROM reference.form_row_sum s
JOIN figure t ON t.form_id = s.form_id AND t.table_no = s.table_no
 AND t.side IS NOT DISTINCT FROM s.side AND t.row_key = s.total_key
JOIN part p ON p.report_id = t.report_id AND p.table_no = t.table_no
 AND p.side IS NOT DISTINCT FROM t.side AND p.column_key = t.column_key
 AND CASE WHEN s.part_key = 'class:*' THEN p.row_kind = 'class' ELSE p.row_key = s.part_key END
WHERE t.amount_yuan IS NOT NULL OR NOT is_general(s.form_id);

-- A code whose parent is not printed counts to the nearest ancestor that is: ORPHAN speaks of the
-- gap, the sums above it still hold.
CREATE TEMP TABLE nearest_ancestor AS
WITH row AS (SELECT DISTINCT report_id, table_no, side, row_no, row_kind, code, parent_row_no FROM figure
    WHERE row_kind = 'code')
SELECT c.report_id, c.table_no, c.side, c.row_no, arg_max(a.row_no, len(a.code)) AS ancestor_row_no
FROM row c
JOIN row a ON a.report_id = c.report_id AND a.table_no = c.table_no
 AND a.side IS NOT DISTINCT FROM c.side AND a.row_kind = 'code' AND len(a.code) < len(c.code)
 AND starts_with(c.code, a.code)
WHERE c.row_kind = 'code' AND c.parent_row_no IS NULL
GROUP BY ALL;

CREATE TEMP TABLE tree_part AS
WITH placed AS (
    SELECT f.*, coalesce(f.parent_row_no, n.ancestor_row_no) AS owner_row_no
    FROM figure f LEFT JOIN nearest_ancestor n ON n.report_id = f.report_id
     AND n.table_no = f.table_no AND n.row_no = f.row_no AND n.side IS NOT DISTINCT FROM f.side
)
SELECT 'down' AS axis, t.table_no, t.row_kind, r.row_tree, t.cell_no AS total_no,
       p.cell_no AS part_no
FROM reference.form_row_tree r
JOIN figure t ON t.form_id = r.form_id AND t.table_no = r.table_no
 AND t.side IS NOT DISTINCT FROM r.side
JOIN placed p ON p.report_id = t.report_id AND p.table_no = t.table_no
 AND p.side IS NOT DISTINCT FROM t.side AND p.column_key = t.column_key
 AND (p.owner_row_no = t.row_no
      OR (r.row_tree = 'code' AND t.row_kind = 'total' AND p.row_kind = 'code'
          AND p.owner_row_no IS NULL))
WHERE r.row_tree IN ('code', 'category', 'project', 'units', 'nested');
