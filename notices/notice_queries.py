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

REPORTS = """
SELECT r.report_id, coalesce(r.title, ''), coalesce(r.source_url, ''), r.published_on,
       r.first_seen_at AT TIME ZONE 'Asia/Shanghai', r.document_sha256,
       coalesce(r.report_kind, 'budget')
FROM source.report r
WHERE r.report_id IN (SELECT report_id FROM quality.finding
                      WHERE agency_code = $agency AND fiscal_year = $year)
ORDER BY r.report_kind, r.report_level, r.report_id
"""

CONFIRMED = """
SELECT finding_key FROM finding_now
WHERE agency_code = $agency AND fiscal_year = $year AND severity IN ('error', 'warning')
 AND waiver IS NULL AND decision = 'confirmed' AND stands
"""

STATUS = """
SELECT agency_code, agency_name, fiscal_year, status FROM mart.coverage
WHERE report_kind = 'budget' AND status <> 'not_due' AND ($year IS NULL OR fiscal_year = $year)
 AND ($agency IS NULL OR agency_code = $agency)
ORDER BY fiscal_year DESC, agency_code
"""
