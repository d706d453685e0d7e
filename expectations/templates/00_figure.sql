-- The figures that rules speak of: value cells of current reports, with the names of their columns,
-- under the codes that are meant.
CREATE TEMP TABLE figure AS
SELECT c.rowid AS cell_no, c.* EXCLUDE (page_label, x0, top, x1, bottom, readings) REPLACE (
           coalesce(m.code, c.code) AS code, coalesce(m.code, c.row_key) AS row_key,
           coalesce(m.level, c.level) AS level,
           if(m.code IS NULL, c.parent_row_no, m.parent_row_no) AS parent_row_no), r.form_id, t.unit,
       coalesce(f.column_name, c.column_key) AS column_name,
       coalesce(n.shown, '表' || c.table_no) AS table_shown
FROM source.cell c
JOIN source.current_report r USING (report_id)
JOIN source.report_table t USING (report_id, table_no)
LEFT JOIN meant_row m ON m.report_id = c.report_id AND m.table_no = c.table_no AND m.row_no = c.row_no
 AND m.side IS NOT DISTINCT FROM c.side
LEFT JOIN source.table_name n ON n.report_id = c.report_id AND n.table_no = c.table_no
LEFT JOIN reference.form_column f
  ON f.form_id = r.form_id AND f.table_no = c.table_no AND f.side IS NOT DISTINCT FROM c.side
 AND f.column_key = c.column_key
ORDER BY c.report_id, c.table_no, c.row_no;

-- Without what stands beside them: the plan, last year's figure, the change. A rule that names no
-- column means these.
CREATE TEMP VIEW settled_figure AS
SELECT * FROM figure WHERE NOT regexp_matches(column_key, '^(budget|adjusted_budget|last_year|change)(\.|$)');

-- Cells of codes that are printed more than once: DUPLICATE-CODE speaks of them, sums do not.
CREATE TEMP TABLE repeated_cell AS
SELECT cell_id FROM figure
WHERE row_kind = 'code'
QUALIFY count(DISTINCT row_no) OVER (PARTITION BY report_id, table_no, side, code) > 1;
