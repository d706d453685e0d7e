-- After `class_amounts`: budget and final account of one year, by class, over the departments that have
-- the class with a certain figure in both; how many have it in one alone is told, and how many
-- departments are compared by class at all.
, held AS (
    SELECT agency_key, code, name, report_kind, amount_yuan FROM class_amount
    WHERE fiscal_year = $year AND is_certain
), both_read AS (
    SELECT agency_key FROM held GROUP BY agency_key HAVING count(DISTINCT report_kind) = 2
), side AS (
    SELECT agency_key, code, any_value(name) AS name,
           sum(amount_yuan) FILTER (report_kind = 'budget') AS budget_yuan,
           sum(amount_yuan) FILTER (report_kind = 'final_account') AS final_yuan
    FROM held SEMI JOIN both_read USING (agency_key) GROUP BY ALL
)
SELECT code, any_value(name) AS name,
       sum(budget_yuan) FILTER (final_yuan IS NOT NULL) AS budget_yuan,
       sum(final_yuan) FILTER (budget_yuan IS NOT NULL) AS final_yuan,
       count(*) FILTER (budget_yuan IS NOT NULL AND final_yuan IS NOT NULL) AS agencies,
       count(*) FILTER (final_yuan IS NULL) AS only_budget,
       count(*) FILTER (budget_yuan IS NULL) AS only_final,
       (SELECT count(*) FROM both_read) AS classed
FROM side GROUP BY code ORDER BY code
