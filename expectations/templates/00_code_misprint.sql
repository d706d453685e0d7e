-- Codes that are misprints, with the code that is meant: one finding says so (CODE-MISPRINT), and all
-- other rules go by the code that is meant, so that one slip is not told once a rule.
-- A code is doubted where the catalogue lacks it, or names it otherwise. The meant one bears its name
-- in the catalogue, is not printed in the table, belongs to the row above (its parent, or a sibling),
-- and is the only such; or another table of the report prints that name with it and the same amount.
CREATE TEMP TABLE coded_row AS
SELECT t.report_id, t.table_no, t.side, t.row_no, t.code, t.row_label, plain_name(t.row_label) AS plain, r.fiscal_year,
       lag(t.code) OVER one AS code_above
FROM source.table_row t JOIN source.current_report r USING (report_id)
WHERE t.row_kind = 'code' AND (t.table_no IN (2, 3, 5, 8, 22) OR t.table_no = 9 AND t.side = 'expenditure')
WINDOW one AS (PARTITION BY t.report_id, t.table_no, t.side ORDER BY t.row_no);

-- Where the year is not known, a name of any edition may be meant.
CREATE MACRO was_valid(year, valid_from, valid_to) AS coalesce(year BETWEEN valid_from AND valid_to, true);
CREATE TEMP TABLE function_name AS
SELECT code, plain_name(name) AS plain, valid_from, coalesce(valid_to, 9999) AS valid_to, name
FROM reference.function_classification;

CREATE TEMP TABLE doubted_code AS
SELECT d.* FROM (SELECT DISTINCT code, plain, fiscal_year FROM coded_row) d
WHERE EXISTS (FROM function_name n
    WHERE n.plain = d.plain AND n.code <> d.code AND was_valid(d.fiscal_year, n.valid_from, n.valid_to))
  AND NOT EXISTS (FROM function_name n WHERE n.code = d.code AND n.plain = d.plain);

-- A code right below its own section, or beside its own siblings, is not that of another section.
CREATE MACRO is_well_placed(code, above, meant) AS
    len(code) = 7 AND left(code, 5) IN (above, left(above, 5)) AND left(meant, 5) <> left(code, 5);

CREATE TEMP TABLE misprinted_code AS
WITH doubted AS (
    SELECT c.*, EXISTS (FROM function_name n WHERE n.code = c.code) AS is_listed
    FROM coded_row c JOIN doubted_code u ON u.code = c.code AND u.plain = c.plain
     AND u.fiscal_year IS NOT DISTINCT FROM c.fiscal_year
), amount AS (
    SELECT report_id, table_no, side, row_no, max(amount_yuan) AS amount_yuan FROM source.cell
    WHERE column_key = 'total' AND report_id IN (SELECT report_id FROM doubted) GROUP BY ALL
), candidate AS (
    SELECT d.report_id, d.table_no, d.side, d.row_no, d.code, n.code AS meant_code
    FROM doubted d JOIN function_name n ON n.plain = d.plain AND n.code <> d.code
     AND was_valid(d.fiscal_year, n.valid_from, n.valid_to)
     AND (NOT d.is_listed AND NOT coalesce(is_well_placed(d.code, d.code_above, n.code), false) AND len(n.code) > 3
         AND (starts_with(n.code, d.code_above)
            OR len(d.code_above) = len(n.code) AND left(d.code_above, len(n.code) - 2) = left(n.code, len(n.code) - 2))
          OR EXISTS (FROM coded_row o JOIN amount a USING (report_id, table_no, row_no)
                     JOIN amount b ON b.report_id = d.report_id AND b.table_no = d.table_no AND b.row_no = d.row_no
                     WHERE o.report_id = d.report_id AND o.table_no <> d.table_no AND o.code = n.code
                       AND o.plain = d.plain
                       AND a.amount_yuan = b.amount_yuan AND b.amount_yuan <> 0))
    WHERE NOT EXISTS (FROM coded_row o WHERE o.report_id = d.report_id AND o.table_no = d.table_no
                      AND o.side IS NOT DISTINCT FROM d.side AND o.code = n.code)
)
SELECT report_id, table_no, side, row_no, any_value(code) AS code, any_value(meant_code) AS meant_code
FROM candidate GROUP BY report_id, table_no, side, row_no HAVING count(DISTINCT meant_code) = 1
QUALIFY count(*) OVER (PARTITION BY report_id, table_no, side, any_value(meant_code)) = 1;

-- Every row of a table that holds a misprint, as it is meant: its code, and its parent by the codes.
CREATE TEMP TABLE meant_row AS
WITH held AS (
    SELECT t.report_id, t.table_no, t.side, t.row_no, coalesce(m.meant_code, t.code) AS code
    FROM source.table_row t SEMI JOIN misprinted_code x ON x.report_id = t.report_id AND x.table_no = t.table_no
    LEFT JOIN misprinted_code m ON m.report_id = t.report_id AND m.table_no = t.table_no AND m.row_no = t.row_no
     AND m.side IS NOT DISTINCT FROM t.side
    WHERE t.row_kind = 'code'
)
SELECT c.*, greatest(1, (len(c.code) - 1) // 2) AS level, max(p.row_no) AS parent_row_no
FROM held c LEFT JOIN held p ON p.report_id = c.report_id AND p.table_no = c.table_no
 AND p.side IS NOT DISTINCT FROM c.side AND len(p.code) = len(c.code) - 2 AND starts_with(c.code, p.code)
GROUP BY ALL;
