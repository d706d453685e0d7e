-- The beginning of a query: `class_amount`, what departments spend by class (table 3), one row a
-- department, year, kind and class. A class that a report does not print is added up from the next
-- level that it prints, as in mart.spending_by_function; what nothing confirms is not certain.
WITH printed AS (
    SELECT coalesce(e.agency_code, e.agency_name) AS agency_key, e.fiscal_year, e.report_kind, e.level,
           e.exp_func_code AS code, any_value(e.exp_func_name) AS name, sum(e.amount_yuan) AS amount_yuan,
           bool_and(c.certainty IS DISTINCT FROM 'uncertain') AS is_certain
    FROM budget.function_expenditure e LEFT JOIN source.cell c USING (cell_id)
    WHERE e.table_no = 3 AND e.exp_type = 'total' AND e.report_level = 'department'
      AND e.exp_func_code IS NOT NULL AND e.amount_yuan IS NOT NULL
      AND ($agency = '' OR coalesce(e.agency_code, e.agency_name) = $agency)
    GROUP BY ALL
), item AS (
    SELECT agency_key, fiscal_year, report_kind, code[:5] AS code, NULL AS name,
           sum(amount_yuan) AS amount_yuan, bool_and(is_certain) AS is_certain
    FROM printed WHERE level = 3 GROUP BY ALL
), section AS (
    SELECT * EXCLUDE (level) FROM printed WHERE level = 2
    UNION ALL BY NAME
    FROM item ANTI JOIN (FROM printed WHERE level = 2) USING (agency_key, fiscal_year, report_kind, code)
), below AS (
    SELECT agency_key, fiscal_year, report_kind, code[:3] AS code, NULL AS name,
           sum(amount_yuan) AS amount_yuan, bool_and(is_certain) AS is_certain
    FROM section GROUP BY ALL
), class AS (
    SELECT * EXCLUDE (level) FROM printed WHERE level = 1
    UNION ALL BY NAME
    FROM below ANTI JOIN (FROM printed WHERE level = 1) USING (agency_key, fiscal_year, report_kind, code)
), class_amount AS (
    SELECT c.* EXCLUDE (name), coalesce(max(c.name), max(n.name), max(c.code)) AS name
    FROM class c LEFT JOIN reference.function_classification n
      ON n.code = c.code AND c.fiscal_year BETWEEN n.valid_from AND coalesce(n.valid_to, 9999)
    GROUP BY ALL
)
