-- How a report reads its income table: some places count what was carried over into 合计. The total
-- row decides, once for the whole table; what is carried over must be more than rounding could be.
CREATE TEMP TABLE income_including_carry_over AS
SELECT report_id FROM settled_figure
WHERE table_no = 2 AND row_kind = 'total'
GROUP BY report_id
HAVING abs(sum(amount_yuan) FILTER (column_key = 'carry_over')) > 6 * max(quantum_yuan)
   AND coalesce(sum(amount_yuan) FILTER (column_key = 'total'), 0)
       = coalesce(sum(amount_yuan) FILTER (column_key <> 'total' AND NOT ends_with(column_key, '.subtotal')), 0);

-- Where a form counts it in and the total row of a report plainly does not, the report is right.
CREATE TEMP TABLE income_beside_carry_over AS
SELECT report_id FROM settled_figure
WHERE table_no = 2 AND row_kind = 'total' AND NOT starts_with(column_key, 'carry_over.')
GROUP BY report_id
HAVING abs(sum(amount_yuan) FILTER (column_key = 'carry_over')) > 6 * max(quantum_yuan)
   AND abs(coalesce(sum(amount_yuan) FILTER (column_key = 'total'), 0)
           - coalesce(sum(amount_yuan) FILTER (column_key NOT IN ('total', 'carry_over') AND NOT ends_with(column_key, '.subtotal')), 0)) <= 3 * max(quantum_yuan);
