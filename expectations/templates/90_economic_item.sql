-- The items of table 6 with their category, looked up by name in the year's classification.
CREATE TEMP TABLE economic_item AS
WITH item AS (
    SELECT f.report_id, f.row_no, f.row_label, t.second_label, c.row_label AS category, r.fiscal_year,
           list(role_cell(f.cell_id, 'left') ORDER BY f.cell_id) FILTER (f.amount_yuan IS NOT NULL) AS cells
    FROM figure f JOIN source.current_report r USING (report_id)
    JOIN source.table_row t ON t.report_id = f.report_id AND t.table_no = 6 AND t.row_no = f.row_no
    LEFT JOIN source.table_row c ON c.report_id = f.report_id AND c.table_no = 6 AND c.row_no = f.parent_row_no
    WHERE f.table_no = 6 AND f.row_kind = 'item' GROUP BY ALL
), known AS (
    SELECT i.code, plain_name(i.name) AS plain, plain_name(c.name) AS category, c.name AS category_name, i.valid_from,
           coalesce(i.valid_to, 9999) AS valid_to
    FROM reference.department_economic i JOIN reference.department_economic c
      ON c.code = left(i.code, 3) AND c.level = 1 AND i.level = 2
     AND c.valid_from <= coalesce(i.valid_to, 9999) AND coalesce(c.valid_to, 9999) >= i.valid_from
)
SELECT i.*, list(DISTINCT k.code ORDER BY k.code) FILTER (k.code IS NOT NULL) AS codes,
       list(DISTINCT k.category_name ORDER BY k.category_name) FILTER (k.code IS NOT NULL) AS right_categories,
       coalesce(bool_or(k.category = plain_name(i.category)), false) AS is_in_category
FROM item i LEFT JOIN known k ON k.plain = plain_name(i.row_label) AND i.fiscal_year BETWEEN k.valid_from AND k.valid_to
GROUP BY ALL;
