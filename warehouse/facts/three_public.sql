-- Table 10, less what some forms print beside it.
INSERT INTO budget.three_public BY NAME
SELECT c.cell_id, c.report_id, p.mof_div_code, p.agency_code, p.agency_name, p.fiscal_year,
       p.report_kind, p.report_level, c.table_no, c.row_key AS item, c.column_key AS fund_type,
       c.amount_yuan
FROM source.cell c JOIN source.current_report p USING (report_id)
WHERE c.table_no = 10 AND is_three_public(c.row_key)
ORDER BY c.report_id, c.table_no, c.row_no, c.side, c.column_key;
