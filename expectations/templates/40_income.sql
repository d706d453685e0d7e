-- How a report reads its income table: some places count what was carried over into 合计. The total
-- row decides, once for the whole table; what is carried over must be more than rounding could be.
CREATE TEMP TABLE income_of_sources AS
SELECT report_id, max(quantum_yuan) AS quantum_yuan,
       sum(amount_yuan) FILTER (column_key = 'carry_over') AS carried_yuan,
       coalesce(sum(amount_yuan) FILTER (column_key = 'total'), 0)
           - coalesce(sum(amount_yuan) FILTER (is_source(column_key)), 0) AS beyond_yuan
FROM settled_figure
WHERE table_no = 2 AND row_kind = 'total'
GROUP BY report_id
HAVING abs(carried_yuan) > 6 * max(quantum_yuan);

CREATE TEMP TABLE income_including_carry_over AS
SELECT report_id FROM income_of_sources WHERE abs(beyond_yuan) <= 3 * quantum_yuan;

-- Where a form counts it in and the total row of a report plainly does not, the report is right.
CREATE TEMP TABLE income_beside_carry_over AS
SELECT report_id FROM income_of_sources WHERE abs(beyond_yuan + carried_yuan) <= 3 * quantum_yuan;
