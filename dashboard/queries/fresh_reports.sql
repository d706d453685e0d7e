-- The reports that are new tonight.
SELECT coalesce(agency_code, agency_name) AS agency_key, agency_name, fiscal_year, subject
FROM mart.change_since_last_night WHERE kind = 'report_added'
ORDER BY agency_code NULLS LAST, fiscal_year DESC LIMIT $most
