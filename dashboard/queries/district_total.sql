-- The district's one total of a year and kind, as every page says it.
SELECT t.*, trusted_amount_yuan AS trusted_yuan,
       (SELECT list({'key': coalesce(agency_code, agency_name), 'name': agency_name, 'reason': reason,
                     'uncertain_yuan': uncertain_yuan}
                    ORDER BY last_year_yuan DESC NULLS LAST, agency_code)
        FROM mart.district_missing m
        WHERE m.fiscal_year = t.fiscal_year AND m.report_kind = t.report_kind) AS missing_list
FROM mart.district_total t WHERE fiscal_year = $year AND report_kind = $kind
