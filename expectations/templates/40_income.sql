-- How a report reads its income table: some places count what was carried over into 合计. The total
-- row decides, once for the whole table; without one, all rows that carry something over must agree.
-- What is carried over must be more than rounding could be.
CREATE TEMP TABLE income_of_sources AS
WITH printed AS (
    SELECT report_id, row_no, any_value(row_kind) = 'total' AS is_total, max(quantum_yuan) AS quantum_yuan,
           sum(amount_yuan) FILTER (column_key = 'carry_over') AS carried_yuan,
           coalesce(sum(amount_yuan) FILTER (column_key = 'total'), 0)
               - coalesce(sum(amount_yuan) FILTER (is_source(column_key)), 0) AS beyond_yuan
    FROM settled_figure
    WHERE table_no = 2
    GROUP BY report_id, row_no
)
SELECT report_id, bool_and(abs(beyond_yuan) <= 3 * quantum_yuan) AS is_inside,
       bool_and(abs(beyond_yuan + carried_yuan) <= 3 * quantum_yuan) AS is_beside
FROM printed
WHERE (is_total OR report_id NOT IN (SELECT report_id FROM printed WHERE is_total))
  AND abs(carried_yuan) > 6 * quantum_yuan
GROUP BY report_id;

CREATE TEMP TABLE income_including_carry_over AS
SELECT report_id FROM income_of_sources WHERE is_inside;

-- Where a form counts it in and a report plainly does not, the report is right.
CREATE TEMP TABLE income_beside_carry_over AS
SELECT report_id FROM income_of_sources WHERE is_beside;

-- And some have no column for it: then 合计 is the income of this year alone where the first table says
-- so, or where there is no first table and more is spent than came in; or each source has its own in it.
CREATE TEMP TABLE income_without_carry_over AS
WITH printed AS (
    SELECT report_id, max(quantum_yuan) AS quantum_yuan,
           max(amount_yuan) FILTER (table_no = 1 AND side = 'income' AND row_key = 'current_year_total') AS new_yuan,
           max(amount_yuan) FILTER (table_no = 1 AND side = 'income' AND row_key = 'grand_total') AS all_yuan,
           max(amount_yuan) FILTER (table_no = 2 AND row_kind = 'total' AND column_key = 'total') AS income_yuan,
           max(amount_yuan) FILTER (table_no = 3 AND row_kind = 'total' AND column_key = 'total') AS spent_yuan
    FROM settled_figure
    WHERE table_no IN (1, 2, 3)
    GROUP BY report_id
    HAVING NOT bool_or(table_no = 2 AND column_key = 'carry_over')
)
SELECT report_id,
       if(coalesce(new_yuan, all_yuan) IS NULL, income_yuan < spent_yuan,
          abs(income_yuan - new_yuan) <= quantum_yuan AND all_yuan - new_yuan > quantum_yuan) AS is_of_this_year,
       abs(income_yuan - all_yuan) <= quantum_yuan AND all_yuan - new_yuan > quantum_yuan AS is_in_each_source
FROM printed;

CREATE TEMP TABLE income_of_this_year AS
SELECT report_id FROM income_without_carry_over WHERE is_of_this_year;
