-- What the reader could not do, one row a cause: what costs trust first, what no rule looked at last.
SELECT g.*, coalesce(g.agency_code, g.agency_name) AS agency_key, r.report_kind,
       d.document_sha256, o.file_format, g.page_no - d.first_page + 1 AS own_page,
       (SELECT list({'head_no': h.head_no, 'title': h.title, 'said': h.said, 'is_applied': h.is_applied}
                    ORDER BY h.head_no)
        FROM source.table_head h WHERE h.report_id = g.report_id
         AND g.kind IN ('unknown_table', 'unknown_column', 'extra_column', 'unknown_row', 'duplicate_table', 'lost_token')
         AND g.page_no BETWEEN h.page_from AND h.page_to
         AND (g.kind IN ('unknown_table', 'duplicate_table') OR h.table_no = g.table_no)
         AND (g.kind <> 'unknown_table' OR h.table_no IS NULL)) AS heads,
       u.report_id IS NOT NULL AS costs_trust, count(*) OVER () AS whole
FROM quality.reading_gap g JOIN source.report r USING (report_id)
LEFT JOIN source.report_document d ON d.report_id = g.report_id
 AND coalesce(g.page_no, 1) BETWEEN d.first_page AND d.first_page + d.page_count - 1
LEFT JOIN source.document o ON o.document_sha256 = d.document_sha256
LEFT JOIN quality.unread_table u ON u.report_id = g.report_id AND u.table_no = g.table_no
WHERE ($kind = '' OR g.kind = $kind) AND ($key = '' OR g.gap_key = $key)
  AND ($year = '' OR g.fiscal_year::VARCHAR = $year)
QUALIFY row_number() OVER (PARTITION BY g.gap_key ORDER BY d.part_no) = 1
ORDER BY costs_trust DESC, g.kind = 'not_checked', g.kind, g.agency_code NULLS LAST, g.fiscal_year DESC,
         g.page_no, g.gap_key
LIMIT $most OFFSET $skip
