-- Budget and final account of one year, by department; certain totals only. `whole` is all of them.
SELECT coalesce(agency_code, agency_name) AS agency_key, any_value(agency_name) AS agency_name,
       sum(amount_yuan) FILTER (report_kind = 'budget') AS budget_yuan,
       sum(amount_yuan) FILTER (report_kind = 'final_account') AS final_yuan,
       bool_and(amount_yuan IS NOT DISTINCT FROM trusted_amount_yuan) AS trusted
FROM mart.spending_by_agency WHERE fiscal_year = $year
GROUP BY agency_key
HAVING count(amount_yuan) FILTER (report_kind = 'budget') > 0
   AND count(amount_yuan) FILTER (report_kind = 'final_account') > 0
ORDER BY budget_yuan DESC, agency_key
