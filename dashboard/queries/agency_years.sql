-- A department's budget and final account of each year side by side, newest first; certain totals only.
SELECT fiscal_year,
       sum(amount_yuan) FILTER (report_kind = 'budget') AS budget_yuan,
       sum(uncertain_yuan) FILTER (report_kind = 'budget') AS budget_uncertain_yuan,
       sum(amount_yuan) FILTER (report_kind = 'final_account') AS final_yuan,
       sum(uncertain_yuan) FILTER (report_kind = 'final_account') AS final_uncertain_yuan,
       coalesce(any_value(o.errors), 0) AS errors
FROM mart.spending_by_agency
LEFT JOIN (SELECT fiscal_year, sum(errors) AS errors FROM open_count WHERE agency_key = $agency GROUP BY ALL) o
    USING (fiscal_year)
WHERE coalesce(agency_code, agency_name) = $agency
GROUP BY fiscal_year ORDER BY fiscal_year DESC LIMIT 6
