-- Income lines of tables 1 and 4, and of income tables by source.
INSERT INTO budget.income BY NAME
SELECT c.cell_id, c.report_id, p.mof_div_code, p.agency_code, p.agency_name, p.fiscal_year,
       p.report_kind, p.report_level, c.table_no, c.row_key AS income_line,
       c.row_label AS income_name, c.amount_yuan
FROM source.cell c JOIN source.current_report p USING (report_id)
WHERE c.table_no IN (1, 4, 21) AND c.side = 'income'
ORDER BY c.report_id, c.table_no, c.row_no, c.side, c.column_key;
