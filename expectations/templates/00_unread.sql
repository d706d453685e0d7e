-- What of a report was not read, once for all rules: unread is neither blank nor nought, and what is
-- absent may be what was not read. `what` names what is not whole: '3 rows' or '3 columns' of table 3,
-- '3 table' (something bears its title), '1 purpose names' (some row of that side is read without being
-- known), 'tables' (any table may be there), 'scan', 'prose', 'anything'.
-- An unread page belongs to the tables that begin, go on or end beside it; a picture among the prose
-- belongs to none, though it may be one.
CREATE TEMP TABLE unread AS
WITH unnamed_row AS (
    -- a row kept as printed: a character of it is lost, or it is numbered among rows that the form names
    SELECT DISTINCT report_id, concat_ws(' ', table_no, side, 'names') AS what FROM source.cell
    WHERE row_kind = 'item' AND amount_yuan <> 0
      AND (contains(row_label, chr(65533)) OR regexp_matches(row_label, '^[一二三四五六七八九十]+、')
           AND (report_id, table_no, side) IN (
               SELECT (report_id, table_no, side) FROM source.cell
               WHERE row_kind = 'line' AND regexp_matches(row_label, '^[一二三四五六七八九十]+、')))
), gap AS (
    SELECT g.* FROM source.gap g
    WHERE kind IN ('lost_token', 'unknown_table', 'unknown_column', 'unknown_row', 'not_an_amount',
                   'image_page', 'readers_disagree', 'unread_content', 'unread_picture', 'torn_figure')
      AND NOT (kind = 'readers_disagree' AND EXISTS (
          FROM source.cell c WHERE c.report_id = g.report_id AND c.page_no = g.page_no
          AND c.printed = g.token AND c.amount_yuan IS NOT NULL))
), of_one_row AS ( -- lines printed as columns: a column that is not known is a line
    SELECT report_id, table_no FROM source.cell WHERE printed <> ''
    GROUP BY ALL HAVING count(DISTINCT row_no) > 1 AND max(top) - min(top) < 1 AND max(x0) > min(x0)
), placed AS (
    SELECT report_id, kind, table_no FROM gap WHERE table_no IS NOT NULL
    UNION ALL
    SELECT g.report_id, g.kind, t.table_no
    FROM gap g JOIN source.report_table t ON t.report_id = g.report_id
     AND CASE g.kind WHEN 'image_page' THEN g.page_no BETWEEN t.page_from - 1 AND t.page_to + 1
                     WHEN 'unknown_table' THEN g.page_no BETWEEN t.page_from AND t.page_to + 1
                     ELSE g.page_no BETWEEN t.page_from AND t.page_to END
    WHERE g.table_no IS NULL AND g.kind NOT IN ('unread_picture', 'torn_figure')
)
SELECT report_id, table_no || ' rows' AS what FROM placed
WHERE kind <> 'unknown_column' OR (report_id, table_no) IN (FROM of_one_row)
UNION SELECT report_id, table_no || ' columns' FROM placed WHERE kind <> 'unknown_row'
UNION SELECT report_id, table_no || ' table' FROM gap WHERE kind = 'unknown_table' AND table_no IS NOT NULL
UNION SELECT * FROM unnamed_row
UNION SELECT report_id, 'scan' FROM source.cell WHERE certainty <> 'printed'
UNION SELECT report_id, 'tables' FROM gap
WHERE kind IN ('unknown_table', 'image_page', 'unread_content', 'unread_picture')
UNION SELECT report_id, 'prose' FROM gap WHERE kind IN ('image_page', 'unread_content', 'unread_picture', 'torn_figure')
UNION SELECT report_id, 'anything' FROM gap;

-- Scanned figures that nothing confirms, and those that a second reader reads otherwise: a difference
-- there may be a misreading.
CREATE TEMP TABLE uncertain_cell AS
SELECT cell_id FROM source.cell WHERE certainty = 'uncertain'
UNION
SELECT c.cell_id FROM source.cell c JOIN source.gap g ON g.report_id = c.report_id
 AND g.page_no = c.page_no AND g.token = c.printed AND g.kind = 'readers_disagree';

-- Figures of the prose on scanned lines that were read differently each time.
CREATE TEMP TABLE uncertain_statement AS
SELECT DISTINCT s.statement_id FROM source.statement s
JOIN source.gap g ON g.report_id = s.report_id AND g.page_no = s.page_no
WHERE g.kind = 'uncertain_figure' AND g.table_no IS NULL;
