-- Table 2: the same codes by source of money.
INSERT INTO budget.fund_expenditure BY NAME
SELECT c.cell_id, c.report_id, p.mof_div_code, p.agency_code, p.agency_name, p.fiscal_year,
       p.report_kind, p.report_level, c.table_no, c.code AS exp_func_code,
       c.row_label AS exp_func_name, c.level, c.column_key AS fund_type, c.amount_yuan
FROM source.cell c JOIN source.current_report p USING (report_id)
WHERE c.table_no = 2
ORDER BY c.report_id, c.table_no, c.row_no, c.side, c.column_key;
