-- Expenditure by class of tables 1 and 4; lines by purpose are facts of their own.
INSERT INTO budget.class_expenditure BY NAME
SELECT c.cell_id, c.report_id, p.mof_div_code, p.agency_code, p.agency_name, p.fiscal_year,
       p.report_kind, p.report_level, c.table_no, c.row_key AS line, c.row_label AS line_name,
       c.column_key, c.amount_yuan
FROM source.cell c JOIN source.current_report p USING (report_id)
WHERE c.table_no IN (1, 4) AND c.side = 'expenditure' AND NOT is_purpose(c.row_key)
ORDER BY c.report_id, c.table_no, c.row_no, c.side, c.column_key;
