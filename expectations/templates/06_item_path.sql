-- Functions that are printed by name alone: a row is told by its class, level and name, where no other
-- row of its list has the same. Names repeat from level to level (其他教育支出), so the level counts.
CREATE TEMP TABLE item_path AS
WITH row AS (
    SELECT DISTINCT report_id, table_no, coalesce(side, '') AS side, row_no, row_kind, level, class_name(row_label) AS name,
           CASE WHEN row_kind = 'class' OR row_kind = 'code' AND level = 1 THEN left(code, 3) END AS class_code, code
    FROM figure WHERE table_no IN (1, 2, 3, 4, 5, 8, 22) AND coalesce(side, 'expenditure') = 'expenditure'
), placed AS (
    SELECT *, last_value(class_code IGNORE NULLS) OVER (PARTITION BY report_id, table_no, side ORDER BY row_no) AS within FROM row
)
SELECT report_id, table_no, side, row_no, concat_ws('/', within, level, name) AS path FROM placed
WHERE row_kind = 'item' AND code IS NULL AND within IS NOT NULL
QUALIFY count(*) OVER (PARTITION BY report_id, table_no, side, within, level, name) = 1;
