-- A department's findings of one year: leads and consequences, with the tables they touch.
SELECT f.*, u.title AS rule_title, c.sentence, c.decided, c.alternatives,
       list_sort(list_distinct(list_concat(
           if(f.table_no IS NULL, [], [f.table_no]), coalesce(t.tables, [])))) AS tables,
       t.tables IS NOT NULL OR f.finding_key IN (SELECT finding_key FROM quality.finding_statement)
       OR f.finding_key IN (SELECT finding_key FROM quality.finding_quote) AS is_placed
FROM finding_now f
LEFT JOIN quality.rule u USING (rule_id)
LEFT JOIN quality.cause c USING (cause_key)
LEFT JOIN source.report r ON r.report_id = f.report_id
LEFT JOIN (SELECT finding_key, list(DISTINCT table_no) AS tables
           FROM quality.finding_cell JOIN source.cell USING (cell_id) GROUP BY ALL) t
  ON t.finding_key = f.finding_key
WHERE coalesce(f.agency_code, f.agency_name) = $agency AND f.fiscal_year = $year
  AND coalesce(r.report_kind, 'budget') = $kind
ORDER BY CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
         abs(f.difference_yuan) DESC NULLS LAST, f.finding_key
