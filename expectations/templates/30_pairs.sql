-- One figure in two places: rules say which (`-- pairs:`), one row a pair, and all are judged
-- together. `what` and the places are Chinese; left_cells and right_cells are cells whose sums agree.
CREATE TEMP TABLE pairs (rule_id VARCHAR, report_id VARCHAR, instance_key VARCHAR, what VARCHAR,
    left_place VARCHAR, right_place VARCHAR, left_cells VARCHAR[], right_cells VARCHAR[], absent VARCHAR[]);
CREATE TEMP VIEW judged_pairs AS
SELECT rule_id, report_id, instance_key, table_no, location, b AS expected_yuan, a AS actual_yuan, parts,
       quantum_yuan,
       CASE WHEN is_converted THEN outcome_converted(a - b, parts, quantum_yuan) END AS outcome,
       CASE WHEN a <> b THEN words({
            'what': what, 'left': left_place, 'right': right_place,
            'a': printed_as(a_printed, unit, left_cells), 'b': printed_as(b_printed, unit, right_cells),
            'd': in_unit(abs(a - b), unit)}) END AS arguments, cells, absent
FROM (
    SELECT v.rule_id, v.report_id, v.instance_key, v.what, v.left_place, v.right_place, v.absent,
           min(c.table_no) FILTER (is_left) AS table_no,
           v.left_place || '与' || v.right_place || '：' || v.what AS location,
           coalesce(sum(c.amount_yuan) FILTER (is_left), 0)::DECIMAL(18, 2) AS a,
           coalesce(sum(c.amount_yuan) FILTER (NOT is_left), 0)::DECIMAL(18, 2) AS b,
           (sum(c.amount_yuan) FILTER (is_left))::DECIMAL(18, 2) AS a_printed,
           (sum(c.amount_yuan) FILTER (NOT is_left))::DECIMAL(18, 2) AS b_printed,
           greatest(count(*) FILTER (is_left AND non_zero(c.amount_yuan)),
                    count(*) FILTER (NOT is_left AND non_zero(c.amount_yuan)), 1) AS parts,
           max(c.quantum_yuan) AS quantum_yuan, min(c.unit) AS unit,
           max(c.quantum_yuan) > min(c.quantum_yuan) AS is_converted,
           count(*) FILTER (is_left) AS left_cells, count(*) FILTER (NOT is_left) AS right_cells,
           list_concat(list_sort(list(role_cell(c.cell_id, 'left')) FILTER (is_left)),
                       list_sort(list(role_cell(c.cell_id, 'right')) FILTER (NOT is_left))) AS cells
    FROM (SELECT * EXCLUDE (left_cells, right_cells), true AS is_left, unnest(left_cells) AS cell_id
          FROM pairs
          UNION ALL
          SELECT * EXCLUDE (left_cells, right_cells), false, unnest(right_cells) FROM pairs) v
    JOIN figure c USING (cell_id)
    GROUP BY v.rule_id, v.report_id, v.instance_key, v.what, v.left_place, v.right_place, v.absent
)
WHERE a_printed IS NOT NULL OR b_printed IS NOT NULL;
