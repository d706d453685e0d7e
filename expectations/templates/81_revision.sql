-- A report that replaced another of the same department, year, kind and level: cell by cell.
CREATE TEMP TABLE revision_summary AS
WITH pair AS (
    SELECT o.report_id AS old_id, n.report_id AS new_id, o.document_sha256 AS old_document,
           n.document_sha256 AS new_document, n.fiscal_year, n.report_kind, n.title,
           a.file_format <> b.file_format
             AND coalesce(o.published_on, o.first_seen_at::DATE) = coalesce(n.published_on, n.first_seen_at::DATE)
           AS is_other_format
    FROM source.report o JOIN source.report n ON n.report_id = o.superseded_by
    JOIN source.document a ON a.document_sha256 = o.document_sha256
    JOIN source.document b ON b.document_sha256 = n.document_sha256
    WHERE o.status <> 'quarantined' AND n.status <> 'quarantined' AND o.document_sha256 <> n.document_sha256
), old_cell AS (SELECT p.old_id, p.new_id, c.* FROM pair p JOIN source.cell c ON c.report_id = p.old_id),
new_cell AS (SELECT p.old_id, p.new_id, c.* FROM pair p JOIN source.cell c ON c.report_id = p.new_id),
compared AS (
    SELECT coalesce(o.old_id, n.old_id) AS old_id, coalesce(o.new_id, n.new_id) AS new_id,
           coalesce(o.amount_yuan, 0) AS before_yuan, coalesce(n.amount_yuan, 0) AS now_yuan, n.cell_id,
           coalesce(n.table_no, o.table_no) AS table_no, coalesce(n.row_label, o.row_label) AS row_label,
           coalesce(n.row_no, o.row_no) AS row_no
    FROM old_cell o FULL JOIN new_cell n ON n.old_id = o.old_id AND n.new_id = o.new_id AND n.table_no = o.table_no
     AND n.side IS NOT DISTINCT FROM o.side AND n.row_key = o.row_key AND n.column_key = o.column_key
)
SELECT p.old_id, p.new_id, p.old_document, p.new_document, p.fiscal_year, p.report_kind,
       coalesce(p.is_other_format, false) AS is_other_format,
       regexp_matches(coalesce(p.title, ''), '更正|更新|修订|重新公开') AS has_notice,
       count(*) FILTER (before_yuan = now_yuan AND now_yuan <> 0) AS shared,
       count(*) FILTER (before_yuan <> now_yuan) AS changed,
       list('表' || table_no || '“' || row_label || '”由' || in_unit(before_yuan, '万元') || '改为' || in_unit(now_yuan, '万元')
            ORDER BY table_no, row_no) FILTER (before_yuan <> now_yuan) AS listed,
       list(role_cell(cell_id, 'left')
           ORDER BY table_no, row_no) FILTER (before_yuan <> now_yuan AND cell_id IS NOT NULL) AS cells
FROM pair p JOIN compared c USING (old_id, new_id) GROUP BY ALL;
