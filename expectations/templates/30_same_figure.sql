-- One figure in two places. `of` names a table or view with one row a pair: report_id,
-- instance_key, what (Chinese), left_cells and right_cells (lists of cell ids whose sums must agree).
CREATE MACRO same_figure(of) AS TABLE
SELECT report_id, instance_key, table_no, location, b AS expected_yuan, a AS actual_yuan, parts,
       quantum_yuan,
       CASE WHEN is_converted THEN outcome_converted(a - b, parts, quantum_yuan) END AS outcome,
       MAP {'what': what, 'left': left_place, 'right': right_place,
            'a': printed_as(a_printed, unit, left_cells), 'b': printed_as(b_printed, unit, right_cells),
            'd': in_unit(abs(a - b), unit)} AS arguments, cells
FROM (
    SELECT v.report_id, v.instance_key, v.what, v.left_place, v.right_place,
           min(c.table_no) FILTER (u.is_left) AS table_no,
           v.left_place || '与' || v.right_place || '：' || v.what AS location,
           coalesce(sum(c.amount_yuan) FILTER (u.is_left), 0)::DECIMAL(18, 2) AS a,
           coalesce(sum(c.amount_yuan) FILTER (NOT u.is_left), 0)::DECIMAL(18, 2) AS b,
           (sum(c.amount_yuan) FILTER (u.is_left))::DECIMAL(18, 2) AS a_printed,
           (sum(c.amount_yuan) FILTER (NOT u.is_left))::DECIMAL(18, 2) AS b_printed,
           greatest(count(*) FILTER (u.is_left AND non_zero(c.amount_yuan)),
                    count(*) FILTER (NOT u.is_left AND non_zero(c.amount_yuan)), 1) AS parts,
           max(c.quantum_yuan) AS quantum_yuan, min(c.unit) AS unit,
           max(c.quantum_yuan) > min(c.quantum_yuan) AS is_converted,
           count(*) FILTER (u.is_left) AS left_cells, count(*) FILTER (NOT u.is_left) AS right_cells,
           list(role_cell(c.cell_id, CASE WHEN u.is_left THEN 'left' ELSE 'right' END)
                ORDER BY u.is_left DESC, c.cell_id) AS cells
    FROM query_table(of) v
    JOIN (SELECT instance_key, report_id, true AS is_left, unnest(left_cells) AS cell_id
          FROM query_table(of)
          UNION ALL
          SELECT instance_key, report_id, false, unnest(right_cells) FROM query_table(of)) u
      USING (report_id, instance_key)
    JOIN figure c USING (report_id, cell_id)
    GROUP BY v.report_id, v.instance_key, v.what, v.left_place, v.right_place
)
WHERE a_printed IS NOT NULL OR b_printed IS NOT NULL;
