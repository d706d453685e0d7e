-- A department's findings of one year: leads and consequences, with the tables they touch.
-- A picture shows a page of a PDF, or a side of a table of other files: `pages` are at least so many.
WITH marked AS (
    SELECT finding_key, cell_id FROM quality.finding_cell
    UNION
    SELECT f.finding_key, cell_id FROM quality.finding f JOIN quality.cause_cell USING (cause_key)
    WHERE alternative = 1 AND cell_id IS NOT NULL
), placed AS (
    SELECT m.finding_key, count(DISTINCT CASE WHEN d.file_format = 'pdf' THEN c.page_no::VARCHAR
                                         ELSE c.table_no || coalesce(c.side, '') END) AS pages
    FROM marked m JOIN source.cell c USING (cell_id) JOIN source.report r USING (report_id)
    JOIN source.document d USING (document_sha256)
    WHERE coalesce(r.agency_code, r.agency_name) = $agency GROUP BY ALL
)
SELECT f.*, u.title AS rule_title, c.sentence, c.decided, c.alternatives,
       list_sort(list_distinct(list_concat(
           if(f.table_no IS NULL, [], [f.table_no]), coalesce(t.tables, [])))) AS tables,
       coalesce(p.pages, 1) AS pages,
       t.tables IS NOT NULL OR f.finding_key IN (SELECT finding_key FROM quality.finding_statement)
       OR f.finding_key IN (SELECT finding_key FROM quality.finding_quote) AS is_placed
FROM finding_now f
LEFT JOIN quality.rule u USING (rule_id)
LEFT JOIN quality.cause c USING (cause_key)
LEFT JOIN source.report r ON r.report_id = f.report_id
LEFT JOIN (SELECT finding_key, list(DISTINCT table_no) AS tables
           FROM quality.finding_cell JOIN source.cell USING (cell_id) GROUP BY ALL) t
  ON t.finding_key = f.finding_key
LEFT JOIN placed p ON p.finding_key = f.finding_key
WHERE coalesce(f.agency_code, f.agency_name) = $agency AND f.fiscal_year = $year
  AND coalesce(r.report_kind, 'budget') = $kind
ORDER BY CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
         abs(f.difference_yuan) DESC NULLS LAST, f.finding_key
