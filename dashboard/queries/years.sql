-- The years and kinds that can be chosen, newest first.
SELECT fiscal_year, report_kind, count(*) FILTER (status LIKE 'published%') AS published,
       count(*) FILTER (status = 'quarantined') AS quarantined,
       count(*) FILTER (status = 'missing') AS missing,
       count(*) FILTER (status NOT IN ('secret', 'not_due')
                        AND coalesce(agency_code, agency_name) IS NOT NULL) AS expected
FROM mart.coverage GROUP BY ALL ORDER BY fiscal_year DESC, report_kind
