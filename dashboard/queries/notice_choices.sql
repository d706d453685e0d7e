-- What a notice could hold: leading errors and warnings that count, of departments with a code.
SELECT f.finding_key, f.severity, f.message, f.location, f.page_label, f.agency_code, f.agency_name,
       f.fiscal_year, u.title AS rule_title, c.findings AS together, f.difference_yuan,
       coalesce(f.decision = 'confirmed' AND f.stands, false) AS is_confirmed
FROM finding_now f LEFT JOIN quality.rule u USING (rule_id) LEFT JOIN quality.cause c USING (cause_key)
WHERE NOT f.is_consequence AND f.waiver IS NULL AND f.severity <> 'info'
  AND f.agency_code IS NOT NULL AND f.fiscal_year IS NOT NULL
  AND ($agency = '' OR f.agency_code = $agency) AND ($year = '' OR f.fiscal_year::VARCHAR = $year)
  AND ($agency <> '' OR list_contains($keys, f.finding_key))
ORDER BY f.agency_code, f.fiscal_year DESC, f.severity = 'error' DESC,
         abs(f.difference_yuan) DESC NULLS LAST, f.finding_key
