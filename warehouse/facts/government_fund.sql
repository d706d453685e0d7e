-- Tables 7 (income) and 8 (expenditure).
INSERT INTO budget.government_fund BY NAME
SELECT c.cell_id, c.report_id, p.mof_div_code, p.agency_code, p.agency_name, p.fiscal_year,
       p.report_kind, p.report_level, c.table_no, c.code, c.row_label AS name, c.level,
       c.column_key, c.amount_yuan
FROM source.cell c JOIN source.current_report p USING (report_id)
WHERE c.table_no IN (7, 8)
ORDER BY c.report_id, c.table_no, c.row_no, c.side, c.column_key;
