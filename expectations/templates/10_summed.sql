-- A total against the sum of its parts, whatever the parts are: the shape that all sum templates
-- end in. `of` names a table or view with one row a part: axis,
-- total_cell, part_cell.
CREATE MACRO summed(of) AS TABLE
SELECT t.report_id,
       concat_ws('/', s.axis, t.table_no, t.side, t.row_key, t.column_key,
                 nullif(dense_rank() OVER (PARTITION BY s.axis, t.report_id, t.table_no, t.side, t.row_key,
                        t.column_key ORDER BY t.row_no), 1)) AS instance_key,
       t.table_no, t.side, t.row_no, t.row_key, t.column_key,
       '表' || t.table_no || ' ' || row_name(t.code, t.row_label) || '（' || t.column_name || '）' AS location,
       s.expected_yuan, coalesce(t.amount_yuan, 0)::DECIMAL(18, 2) AS actual_yuan,
       s.parts, greatest(t.quantum_yuan, s.quantum_yuan) AS quantum_yuan,
       MAP {'table': '表' || t.table_no, 'row': row_name(t.code, t.row_label), 'line': t.row_label,
            'column': t.column_name, 'a': in_unit(t.amount_yuan, t.unit),
            'b': in_unit(s.expected_yuan, t.unit), 'k': s.printed_parts::VARCHAR,
            'd': in_unit(abs(coalesce(t.amount_yuan, 0) - s.expected_yuan), t.unit)} AS arguments,
       list_prepend(role_cell(t.cell_id, 'total'), s.part_cells) AS cells
FROM (SELECT v.axis, v.total_cell,
             coalesce(sum(p.amount_yuan), 0)::DECIMAL(18, 2) AS expected_yuan,
             count(*) FILTER (non_zero(p.amount_yuan)) AS parts,
             count(p.amount_yuan) AS printed_parts,
             max(p.quantum_yuan) AS quantum_yuan,
             list(role_cell(p.cell_id, 'part') ORDER BY p.row_no, p.column_key)
                 FILTER (p.amount_yuan IS NOT NULL) AS part_cells
      FROM query_table(of) v JOIN figure p ON p.cell_id = v.part_cell
      GROUP BY v.axis, v.total_cell) s
JOIN figure t ON t.cell_id = s.total_cell
WHERE t.amount_yuan IS NOT NULL OR s.printed_parts > 0;
