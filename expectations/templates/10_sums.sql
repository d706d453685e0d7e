-- A total against the sum of its parts: rules say which (`-- sums:`), one row a part, and all are
-- judged together. What is equal needs no words. Parts are sorted once collected, which is faster.
CREATE TEMP TABLE sums (rule_id VARCHAR, axis VARCHAR, total_no BIGINT, part_no BIGINT);
CREATE TEMP VIEW judged_sums AS
SELECT s.rule_id, t.report_id,
       concat_ws('/', s.axis, t.table_no, t.side, t.row_key, t.column_key,
                 nullif(dense_rank() OVER (PARTITION BY s.rule_id, s.axis, t.report_id, t.table_no, t.side, t.row_key,
                        t.column_key ORDER BY t.row_no), 1)) AS instance_key,
       t.table_no,
       '表' || t.table_no || ' ' || row_name(t.code, t.row_label) || '（' || t.column_name || '）' AS location,
       s.expected_yuan, coalesce(t.amount_yuan, 0)::DECIMAL(18, 2) AS actual_yuan,
       s.parts, greatest(t.quantum_yuan, s.quantum_yuan) AS quantum_yuan,
       summed_envelope(s.parts, t.quantum_yuan, s.quanta_yuan, s.quantum_yuan) AS envelope_yuan,
       CASE WHEN is_rounded_by_hand(coalesce(t.amount_yuan, 0), s.expected_yuan, t.quantum_yuan, t.unit)
           THEN 'info' END AS severity,
       CASE WHEN t.amount_yuan IS DISTINCT FROM s.expected_yuan THEN words({
            'table': '表' || t.table_no, 'row': row_name(t.code, t.row_label), 'line': t.row_label,
            'column': t.column_name, 'a': in_unit(t.amount_yuan, t.unit),
            'b': in_unit(s.expected_yuan, t.unit),
            'sum': if(s.printed_parts = 0, '各项都是空白',
                      s.printed_parts || '项相加为' || in_unit(s.expected_yuan, t.unit)),
            'd': in_unit(abs(coalesce(t.amount_yuan, 0) - s.expected_yuan), t.unit)}) END AS arguments,
       list_prepend(role_cell(t.cell_id, 'total'),
                    list_transform(s.part_cells, lambda one: role_cell(one.cell_id, 'part'))) AS cells,
       [t.table_no || if(s.axis = 'across', ' columns', ' rows')] AS absent
FROM (SELECT v.rule_id, v.axis, v.total_no,
             coalesce(sum(p.amount_yuan), 0)::DECIMAL(18, 2) AS expected_yuan,
             count(*) FILTER (non_zero(p.amount_yuan)) AS parts,
             count(p.amount_yuan) AS printed_parts,
             max(p.quantum_yuan) FILTER (non_zero(p.amount_yuan)) AS quantum_yuan,
             sum(p.quantum_yuan) FILTER (non_zero(p.amount_yuan)) AS quanta_yuan,
             list_sort(list({'row_no': p.row_no, 'column_key': p.column_key, 'cell_id': p.cell_id})
                           FILTER (p.amount_yuan IS NOT NULL)) AS part_cells
      FROM sums v JOIN figure p ON p.cell_no = v.part_no
      GROUP BY v.rule_id, v.axis, v.total_no) s
JOIN figure t ON t.cell_no = s.total_no
WHERE t.amount_yuan IS NOT NULL OR s.printed_parts > 0;
