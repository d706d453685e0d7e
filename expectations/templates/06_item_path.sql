-- Functions that are printed by name alone: a row is told by its class and name. A name that repeats
-- below one class (其他教育支出 as 款 and as 项) is told by its order, for levels are themselves inferred
-- from the amounts that are to be judged.
CREATE TEMP TABLE item_path AS
WITH row AS (
    SELECT DISTINCT report_id, table_no, coalesce(side, '') AS side, row_no, row_kind, class_name(row_label) AS name,
           CASE WHEN row_kind = 'class' OR row_kind = 'code' AND level = 1 THEN left(code, 3) END AS class_code, code
    FROM figure WHERE table_no IN (1, 2, 3, 4, 5, 8, 22) AND coalesce(side, 'expenditure') = 'expenditure'
), placed AS (
    SELECT *, last_value(class_code IGNORE NULLS) OVER (PARTITION BY report_id, table_no, side
        ORDER BY row_no) AS within FROM row
)
SELECT report_id, table_no, side, row_no,
       concat_ws('/', within, name, row_number() OVER (PARTITION BY report_id, table_no, side, within, name
               ORDER BY row_no)) AS path
FROM placed WHERE row_kind = 'item' AND code IS NULL AND within IS NOT NULL;
