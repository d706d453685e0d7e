-- One row a district: its last night, and its department budgets of $year. Amounts in yuan.
SELECT n.mof_div_code, n.jurisdiction_name AS name, n.night_id, n.started_at,
       c.reports, c.expected, c.received, coalesce(f.errors, 0) AS errors, coalesce(f.warnings, 0) AS warnings,
       t.amount_yuan, t.trusted_amount_yuan AS trusted_yuan, t.reports AS counted, t.missing AS uncounted
FROM meta.night n
LEFT JOIN (
    SELECT mof_div_code, count(*) FILTER (is_expected AND status LIKE 'published%') AS reports,
           count(*) FILTER (is_expected) AS expected,
           count(*) FILTER (status LIKE 'published%') AS received
    FROM mart.coverage
    WHERE fiscal_year = $year AND report_kind = 'budget' AND status NOT IN ('secret', 'not_due')
    GROUP BY ALL
) c USING (mof_div_code)
LEFT JOIN (
    SELECT f.mof_div_code, count(*) FILTER (severity = 'error') AS errors,
           count(*) FILTER (severity = 'warning') AS warnings
    FROM quality.finding f
    WHERE f.waiver IS NULL AND NOT f.is_consequence AND f.fiscal_year = $year
      AND coalesce(f.report_kind, 'budget') = 'budget'
    GROUP BY ALL
) f USING (mof_div_code)
LEFT JOIN mart.district_total t
       ON t.mof_div_code = n.mof_div_code AND t.fiscal_year = $year AND t.report_kind = 'budget'
ORDER BY n.mof_div_code;
