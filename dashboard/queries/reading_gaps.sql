-- What the reader could not do: one row a thing to be done, which is the same in every report that has
-- it (the same words but for the year): what costs trust first, what no rule looked at last.
WITH gap AS (
    SELECT g.*, coalesce(g.agency_code, g.agency_name) AS agency_key, r.report_kind,
           d.document_sha256, o.file_format, g.page_no - d.first_page + 1 AS own_page,
           u.report_id IS NOT NULL AS costs_trust,
           regexp_replace(g.detail, '[0-9]{4}年?度?', '', 'g') AS undated
    FROM quality.reading_gap g JOIN source.report r USING (report_id)
    LEFT JOIN source.report_document d ON d.report_id = g.report_id
     AND coalesce(g.page_no, 1) BETWEEN d.first_page AND d.first_page + d.page_count - 1
    LEFT JOIN source.document o ON o.document_sha256 = d.document_sha256
    LEFT JOIN quality.unread_table u ON u.report_id = g.report_id AND u.table_no = g.table_no
    WHERE ($kind = '' OR g.kind = $kind) AND ($key = '' OR g.gap_key = $key)
      AND ($year = '' OR g.fiscal_year::VARCHAR = $year)
    QUALIFY row_number() OVER (PARTITION BY g.gap_key ORDER BY d.part_no) = 1
), alike AS (
    SELECT *, row_number() OVER same AS nth,
           list({'agency_key': agency_key, 'agency_name': agency_name, 'fiscal_year': fiscal_year,
                 'report_kind': report_kind, 'document_sha256': document_sha256,
                 'place': place}) OVER whole_group AS alike
    FROM gap
    WINDOW same AS (PARTITION BY kind, undated, tokens, help, costs_trust
                    ORDER BY fiscal_year DESC, agency_code NULLS LAST, page_no, gap_key),
           whole_group AS (same ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
)
SELECT * EXCLUDE (undated, alike, nth), alike[2:] AS others,
       (SELECT list({'head_no': h.head_no, 'title': h.title, 'columns': h.columns, 'said': h.said,
                     'is_applied': h.is_applied}
                    ORDER BY h.head_no)
        FROM source.table_head h WHERE h.report_id = a.report_id
         AND a.kind IN ('unknown_table', 'unknown_column', 'extra_column', 'unknown_row', 'duplicate_table',
             'lost_token')
         AND a.page_no BETWEEN h.page_from AND h.page_to
         AND (a.kind IN ('unknown_table', 'duplicate_table') OR h.table_no = a.table_no)
         AND (a.kind <> 'unknown_table' OR h.table_no IS NULL)) AS heads,
       count(*) OVER () AS whole
FROM alike a WHERE a.nth = 1
ORDER BY costs_trust DESC, kind = 'not_checked', kind, len(others) DESC, agency_code NULLS LAST, fiscal_year DESC,
         page_no, gap_key
LIMIT $most OFFSET $skip
