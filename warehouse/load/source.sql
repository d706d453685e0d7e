-- From readings, sightings and the answer to "which document is which report" to `source`.
INSERT INTO source.document BY NAME
SELECT r.document_sha256, r.file_format,
       coalesce(r.parts[1].page_count, r.page_count) AS page_count, r.reader_version,
       s.first_seen_at, s.file_path
FROM reading r
LEFT JOIN (SELECT document_sha256, min(seen_at) AS first_seen_at, min(file_path) AS file_path
           FROM sighting GROUP BY document_sha256) s USING (document_sha256)
ORDER BY r.document_sha256;

INSERT INTO source.report BY NAME SELECT * FROM resolved_report ORDER BY report_id;

INSERT INTO source.report_document BY NAME
SELECT p.report_id, unnest(coalesce(nullif(r.parts, []), [{
           part_no: 1, document_sha256: p.document_sha256,
           role: CASE WHEN p.status = 'quarantined' THEN 'unread' WHEN len(r.statements) > 0 THEN 'whole'
               ELSE 'tables' END,
           name: NULL, first_page: 1, page_count: coalesce(r.page_count, 0)}]), recursive := true)
FROM source.report p LEFT JOIN reading r USING (document_sha256) ORDER BY ALL;

CREATE TEMP TABLE report_reading AS
SELECT p.report_id, r.* FROM source.report p JOIN reading r USING (document_sha256)
WHERE p.status <> 'quarantined';

INSERT INTO source.report_table BY NAME
SELECT report_id, t.table_no, t.title, t.unit, t.page_from, t.page_to, t.printed_no,
       t.printed_agency, t.printed_year, t.note, coalesce(t.recognised_by, []) AS recognised_by,
       t.support
FROM (SELECT report_id, unnest(tables) AS t FROM report_reading) ORDER BY ALL;

INSERT INTO source.table_name BY NAME
WITH printed AS (
    SELECT r.report_id, f.table_no, f.shown,
           '《' || nullif(regexp_replace(t.title, '^[0-9]{4}年度?', ''), '') || '》' AS title
    FROM source.report r JOIN reference.form_table f USING (form_id)
    LEFT JOIN source.report_table t ON t.report_id = r.report_id AND t.table_no = f.table_no
)
SELECT report_id, table_no,
       if(starts_with(shown, '《') AND count(*) OVER (PARTITION BY report_id, title) = 1,
          coalesce(title, shown), shown) AS shown
FROM printed ORDER BY ALL;

INSERT INTO source.table_row BY NAME
SELECT report_id, table_no, r.side, r.row_no, r.row_kind, r.row_key, r.level, r.parent_row_no,
       r.label AS row_label, r.second_label, r.code
FROM (SELECT report_id, t.table_no, unnest(t."rows") AS r
      FROM (SELECT report_id, unnest(tables) AS t FROM report_reading))
ORDER BY report_id, table_no, r.row_no, r.side;

INSERT INTO source.cell BY NAME
SELECT
       concat_ws('/', report_id, table_no, coalesce(c.side, '-'), c.row_no, c.column_key) AS cell_id,
       report_id, table_no, c.side, c.row_no, r.row_key, r.row_kind, r.level, r.parent_row_no,
       r.row_label, r.code, c.column_key, c.printed, c.amount_yuan, c.quantum_yuan, c.page_no,
       c.page_label, c.bbox[1] AS x0, c.bbox[2] AS top, c.bbox[3] AS x1, c.bbox[4] AS bottom,
       coalesce(c.certainty, 'printed') AS certainty, coalesce(c.readings, []) AS readings
FROM (SELECT report_id, t.table_no, unnest(t.cells) AS c
      FROM (SELECT report_id, unnest(tables) AS t FROM report_reading)) v
JOIN source.table_row r USING (report_id, table_no)
WHERE r.row_no = c.row_no AND r.side IS NOT DISTINCT FROM c.side
ORDER BY report_id, table_no, c.row_no, c.side, c.column_key;
