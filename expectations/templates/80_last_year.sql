-- A report and the one of the same department, kind and level of the year before, where held.
CREATE TEMP TABLE year_pair AS
SELECT n.report_id, p.report_id AS previous_id, n.agency_code, n.agency_name, n.fiscal_year
FROM source.current_report n JOIN source.current_report p
  ON p.mof_div_code = n.mof_div_code AND p.agency_code = n.agency_code AND p.report_kind = n.report_kind
 AND p.report_level = n.report_level AND p.unit_name IS NOT DISTINCT FROM n.unit_name
 AND p.fiscal_year = n.fiscal_year - 1;

-- The totals that are followed over the years and compared between departments, where they were read
-- for sure. 三公 that are blank are none at all, but only in a table that was read whole.
CREATE TEMP TABLE headline AS
SELECT report_id,
       max(amount_yuan) FILTER (table_no = 1 AND side = 'income' AND row_key = 'grand_total') AS total_income,
       max(amount_yuan) FILTER (table_no = 1 AND side = 'expenditure' AND row_key = 'grand_total'
           AND column_key = 'total') AS total_expenditure,
       max(amount_yuan) FILTER (table_no = 5 AND row_key = 'total'
           AND column_key = 'total') AS general_public_budget_expenditure,
       max(amount_yuan) FILTER (table_no = 3 AND row_key = 'total' AND column_key = 'basic') AS basic,
       max(amount_yuan) FILTER (table_no = 3 AND row_key = 'total' AND column_key = 'project') AS project,
       max(amount_yuan) FILTER (table_no = 6 AND row_key = 'total' AND column_key = 'personnel') AS personnel,
       max(amount_yuan) FILTER (table_no = 6 AND row_key = 'total' AND column_key = 'public') AS public,
       coalesce(max(amount_yuan) FILTER (table_no = 10 AND row_key = 'total' AND column_key = 'total'),
                CASE WHEN bool_or(table_no = 10) AND (report_id, '10 rows') NOT IN (FROM unread)
                      AND (report_id, '10 columns') NOT IN (FROM unread)
                      AND report_id NOT IN (SELECT report_id FROM source.cell SEMI JOIN uncertain_cell USING (cell_id)
                          WHERE table_no = 10)
                 THEN 0 END) AS three_public,
       max(amount_yuan) FILTER (table_no = 11 AND row_key = 'total' AND column_key = 'total') AS operating,
       max(unit) AS unit, max(quantum_yuan) AS quantum_yuan
FROM settled_figure ANTI JOIN uncertain_cell USING (cell_id) GROUP BY report_id;
CREATE TEMP TABLE headline_figure AS
UNPIVOT (SELECT * EXCLUDE (unit, quantum_yuan) FROM headline)
ON COLUMNS(* EXCLUDE report_id) INTO NAME subject VALUE amount_yuan;
CREATE MACRO subject_name(subject) AS CASE subject
    WHEN 'total_income' THEN '收入总计' WHEN 'total_expenditure' THEN '支出总计'
    WHEN 'general_public_budget_expenditure' THEN '一般公共预算支出' WHEN 'basic' THEN '基本支出'
    WHEN 'project' THEN '项目支出' WHEN 'three_public' THEN '“三公”经费' WHEN 'operating' THEN '机关运行经费'
    WHEN 'personnel' THEN '人员经费' WHEN 'public' THEN '公用经费' ELSE subject END;
