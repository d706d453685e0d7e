"""The questions that notices ask a snapshot.

What belongs here: SQL. What does not: what is made of the answers.
"""

NIGHT = "SELECT mof_div_code, jurisdiction_name, night_id, as_of FROM meta.night"

AGENCIES = """
SELECT agency_code, any_value(agency_name) FROM reference.agency
WHERE agency_code IS NOT NULL GROUP BY agency_code ORDER BY agency_code
"""

NAMED = """
SELECT DISTINCT agency_code FROM reference.agency
WHERE agency_code = $name OR agency_name = $name OR list_contains(aliases, $name)
"""

NEWEST_YEAR = """
SELECT coalesce((SELECT max(fiscal_year) FROM quality.finding
                 WHERE severity IN ('error', 'warning') AND agency_code IS NOT NULL
                  AND ($agency IS NULL OR agency_code = $agency)),
                (SELECT max(fiscal_year) FROM source.report
                 WHERE $agency IS NULL OR agency_code = $agency), 0)
"""

TO_NOTICE = """
SELECT DISTINCT agency_code FROM quality.finding
WHERE fiscal_year = $year AND agency_code IS NOT NULL AND severity IN ('error', 'warning')
ORDER BY agency_code
"""

FINGERPRINTS = "SELECT finding_key, fingerprint FROM quality.fingerprint"

FINDINGS = """
SELECT f.finding_key, p.fingerprint, f.rule_id, u.title, u.basis, f.severity, f.report_id,
       f.location, f.page_label, f.message, f.arithmetic, f.cause_key, f.is_consequence,
       coalesce(c.decided, false), c.sentence, p.waiver, c.main_finding_key
FROM quality.finding f JOIN quality.rule u USING (rule_id)
JOIN quality.fingerprint p USING (finding_key)
LEFT JOIN quality.cause c USING (cause_key)
WHERE f.agency_code = $agency AND f.fiscal_year = $year
ORDER BY CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
         f.is_consequence, f.table_no NULLS LAST, f.page_no NULLS LAST, f.rule_id, f.location,
         f.finding_key
"""

REPORTS = """
SELECT r.report_id, coalesce(r.title, ''), coalesce(r.source_url, ''), r.published_on,
       r.first_seen_at AT TIME ZONE 'Asia/Shanghai', r.document_sha256,
       coalesce(r.report_kind, 'budget')
FROM source.report r
WHERE r.report_id IN (SELECT report_id FROM quality.finding
                      WHERE agency_code = $agency AND fiscal_year = $year)
ORDER BY r.report_kind, r.report_level, r.report_id
"""

CHANGES = """
SELECT cc.cause_key,
       CASE WHEN c.cell_id IS NOT NULL
            THEN coalesce(n.shown, '表' || c.table_no) || coalesce(' ' || c.code || ' ', '')
                 || '“' || c.row_label
                 || '”（' || coalesce(f.column_name, c.column_key) || '），' || c.page_label
            ELSE '说明“' || coalesce(s.section, '') || '”，' || coalesce(s.page_label, '') END,
       if(cc.printed = '', '空白', cc.printed), cc.needed
FROM quality.cause_cell cc JOIN quality.cause q USING (cause_key)
LEFT JOIN source.cell c USING (cell_id)
LEFT JOIN source.report r ON r.report_id = c.report_id
LEFT JOIN reference.form_table n ON n.form_id = r.form_id AND n.table_no = c.table_no
LEFT JOIN reference.form_column f ON f.form_id = r.form_id AND f.table_no = c.table_no
 AND f.column_key = c.column_key AND f.side IS NOT DISTINCT FROM c.side
LEFT JOIN source.statement s USING (statement_id)
WHERE q.agency_code = $agency AND q.fiscal_year = $year AND q.decided AND cc.alternative = 1
ORDER BY cc.cause_key, cc.rank
"""

LISTED = """
SELECT coalesce(f.agency_code, '') AS agency_code,
       coalesce(f.agency_name, '（未归入部门）') AS agency_name, f.fiscal_year, f.severity,
       f.rule_id, u.title, f.message, f.location, f.page_label, f.actual, f.expected,
       f.difference_yuan, f.arithmetic, f.is_consequence, c.sentence, f.first_seen, f.change,
       p.waiver, f.finding_key, c.main_finding_key
FROM quality.finding f JOIN quality.rule u USING (rule_id)
LEFT JOIN quality.fingerprint p USING (finding_key)
LEFT JOIN quality.cause c USING (cause_key)
WHERE ($year IS NULL OR f.fiscal_year = $year) AND ($agency IS NULL OR f.agency_code = $agency)
ORDER BY f.fiscal_year DESC NULLS LAST, agency_code,
         CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
         f.cause_key, f.is_consequence, f.table_no NULLS LAST, f.rule_id, f.finding_key
"""

STATUS = """
SELECT agency_code, agency_name, fiscal_year, status FROM mart.coverage
WHERE report_kind = 'budget' AND status <> 'not_due' AND ($year IS NULL OR fiscal_year = $year)
 AND ($agency IS NULL OR agency_code = $agency)
ORDER BY fiscal_year DESC, agency_code
"""
