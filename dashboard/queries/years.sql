-- The years and kinds that can be chosen, newest first.
SELECT fiscal_year, report_kind, count(*) FILTER (is_expected AND status LIKE 'published%') AS published,
       count(coalesce(agency_code, agency_name)) FILTER (status LIKE 'published%') AS received,
       count(*) FILTER (status IN ('quarantined', 'dead_link')) AS unopened,
       count(*) FILTER (status IN ('no_report', 'prose_only', 'unread')) AS tableless,
       count(*) FILTER (status = 'missing') AS missing,
       count(*) FILTER (status = 'unseen') AS unseen,
       count(*) FILTER (is_expected) AS expected, (SELECT count(*) FROM reference.agency) AS registered
FROM mart.coverage GROUP BY ALL ORDER BY fiscal_year DESC, report_kind
