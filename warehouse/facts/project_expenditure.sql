-- Tables 12 (this year) and 13 (carried over); a project's unit is the row above it.
INSERT INTO budget.project_expenditure BY NAME
SELECT c.cell_id, c.report_id, p.mof_div_code, p.agency_code, p.agency_name, p.fiscal_year,
       p.report_kind, p.report_level, c.table_no, c.row_kind, c.row_label AS pro_name,
       coalesce(u.row_label, CASE WHEN c.row_kind = 'unit' THEN c.row_label END) AS unit_name,
       c.column_key AS fund_type, c.amount_yuan
FROM source.cell c JOIN source.current_report p USING (report_id)
LEFT JOIN source.table_row u
  ON u.report_id = c.report_id AND u.table_no = c.table_no AND u.row_no = c.parent_row_no
 AND u.row_kind = 'unit'
WHERE c.table_no IN (12, 13)
ORDER BY c.report_id, c.table_no, c.row_no, c.column_key;
