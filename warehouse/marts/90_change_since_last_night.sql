-- What is new, changed or gone since the night before. `previous` is that night's file.
INSERT INTO mart.change_since_last_night BY NAME
WITH now_report AS (FROM source.report WHERE superseded_by IS NULL),
     -- a file of an older version may lack columns: they are NULL
     old_report AS (FROM (FROM previous.source.report UNION ALL BY NAME (FROM source.report WHERE false))
         WHERE superseded_by IS NULL),
     figure AS (
    SELECT r.fiscal_year, r.agency_code, r.agency_name, coalesce(n.shown, '表' || c.table_no) AS shown,
           c.row_label, c.printed,
           concat_ws('/', r.report_kind, r.report_level, r.unit_name, c.table_no, c.side, c.row_key, c.column_key,
                     row_number() OVER (PARTITION BY r.report_id, c.table_no, c.side, c.row_key,
                                        c.column_key ORDER BY c.row_no)) AS place
    FROM source.cell c JOIN now_report r USING (report_id)
    LEFT JOIN source.table_name n ON n.report_id = c.report_id AND n.table_no = c.table_no),
     old_figure AS (
    SELECT r.fiscal_year, r.agency_code, c.printed,
           concat_ws('/', r.report_kind, r.report_level, r.unit_name, c.table_no, c.side, c.row_key, c.column_key,
                     row_number() OVER (PARTITION BY r.report_id, c.table_no, c.side, c.row_key,
                                        c.column_key ORDER BY c.row_no)) AS place
    FROM previous.source.cell c JOIN old_report r USING (report_id))
SELECT 'report_added' AS kind, n.fiscal_year, n.agency_code, n.agency_name,
       coalesce(n.title, n.report_id) AS subject, NULL AS before, n.status AS after
FROM now_report n ANTI JOIN old_report o ON o.report_id = n.report_id
UNION ALL
SELECT 'report_gone', o.fiscal_year, o.agency_code, o.agency_name, coalesce(o.title, o.report_id),
       o.status, NULL
FROM old_report o ANTI JOIN now_report n ON n.report_id = o.report_id
UNION ALL
SELECT 'figure_changed', f.fiscal_year, f.agency_code, f.agency_name,
       f.shown || ' ' || f.row_label, o.printed, f.printed
FROM figure f JOIN old_figure o
  ON o.fiscal_year = f.fiscal_year AND o.agency_code = f.agency_code AND o.place = f.place
WHERE f.printed <> o.printed
UNION ALL
SELECT 'finding_new', fiscal_year, agency_code, agency_name, message, NULL, severity
FROM quality.finding ANTI JOIN previous.quality.finding p USING (finding_key)
UNION ALL
SELECT 'finding_closed', p.fiscal_year, p.agency_code, p.agency_name, p.message, p.severity, NULL
FROM previous.quality.finding p ANTI JOIN quality.finding f USING (finding_key)
ORDER BY ALL;
