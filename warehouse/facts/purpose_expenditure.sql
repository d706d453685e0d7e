-- Lines by purpose of tables 1 and 4: basic, project, reserve.
INSERT INTO budget.purpose_expenditure BY NAME
SELECT c.cell_id, c.report_id, p.mof_div_code, p.agency_code, p.agency_name, p.fiscal_year,
       p.report_kind, p.report_level, c.table_no, c.row_key AS purpose, c.row_label AS purpose_name,
       c.amount_yuan
FROM source.cell c JOIN source.current_report p USING (report_id)
WHERE c.table_no IN (1, 4) AND (c.side = 'purpose' OR c.side = 'expenditure' AND is_purpose(c.row_key))
ORDER BY c.report_id, c.table_no, c.row_no, c.side, c.column_key;
