-- The years of a department; of a unit of which no department is known, those of its own reports.
SELECT agency_code, agency_name, fiscal_year, report_kind, 'department' AS report_level, status,
       due_on, published_on, report_id, status LIKE 'published%' AS published, published AS received,
       is_expected AS expected
FROM mart.coverage WHERE coalesce(agency_code, agency_name) = $agency
UNION ALL BY NAME
SELECT DISTINCT ON (fiscal_year, report_kind)
       agency_code, agency_name, fiscal_year, report_kind, report_level,
       if(status = 'read', 'published', 'published_with_gaps') AS status, published_on, report_id,
       true AS published, true AS received, false AS expected
FROM source.current_report r
WHERE report_level = 'unit' AND coalesce(agency_code, agency_name) = $agency AND fiscal_year IS NOT NULL
  AND NOT EXISTS (FROM mart.coverage c WHERE coalesce(c.agency_code, c.agency_name) = $agency
                  AND c.fiscal_year = r.fiscal_year AND c.report_kind = r.report_kind)
ORDER BY fiscal_year DESC, report_kind, report_id
