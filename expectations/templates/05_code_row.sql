-- The rows of codes, one each, with the cells of their figures. `repetition` numbers the rows that
-- one code has in one table: blank for the first, then 2, 3 and on. `rows_of_code` counts below one
-- unit's row: where a table has a block a unit, each block has its own 201.
CREATE TEMP TABLE code_row AS
SELECT c.*, r.fiscal_year, u.row_no AS unit_row_no,
       count(*) OVER (PARTITION BY c.report_id, c.table_no, c.side, u.row_no, c.code) AS rows_of_code,
       nullif(row_number() OVER (same_code ORDER BY c.row_no), 1) AS repetition
FROM (SELECT report_id, table_no, side, row_no, code, row_label, level, parent_row_no,
             any_value(unit) AS unit, bool_or(non_zero(amount_yuan)) AS has_amount,
             max(amount_yuan) FILTER (column_key IN ('total', 'amount')) AS total_yuan,
             list_transform(list_sort(list(cell_id) FILTER (amount_yuan IS NOT NULL)),
                 lambda one: role_cell(one, 'left')) AS cells
      FROM figure WHERE row_kind = 'code' GROUP BY ALL) c
JOIN source.current_report r USING (report_id)
ASOF LEFT JOIN (SELECT DISTINCT report_id, table_no, coalesce(side, '') AS side, row_no FROM figure
    WHERE row_kind = 'unit') u
  ON u.report_id = c.report_id AND u.table_no = c.table_no AND u.side = coalesce(c.side, '') AND u.row_no <= c.row_no
WINDOW same_code AS (PARTITION BY c.report_id, c.table_no, c.side, c.code);
