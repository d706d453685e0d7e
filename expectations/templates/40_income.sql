-- How a report reads its income table: some places count what was carried over into 合计. The total
-- row decides, once for the whole table.
CREATE TEMP TABLE income_including_carry_over AS
SELECT report_id FROM figure
WHERE table_no = 2 AND row_kind = 'total'
GROUP BY report_id
HAVING non_zero(sum(amount_yuan) FILTER (column_key = 'carry_over'))
   AND coalesce(sum(amount_yuan) FILTER (column_key = 'total'), 0)
       = coalesce(sum(amount_yuan) FILTER (column_key <> 'total'), 0);
