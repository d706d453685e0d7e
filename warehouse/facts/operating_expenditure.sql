-- Table 11, or the figure that some forms print beside 三公.
INSERT INTO budget.operating_expenditure BY NAME
SELECT c.cell_id, c.report_id, p.mof_div_code, p.agency_code, p.agency_name, p.fiscal_year,
       p.report_kind, p.report_level, c.table_no, c.row_label AS unit_name,
       c.row_kind = 'total' OR c.table_no = 10 AS is_total, c.code AS dep_bgt_eco_code, c.level,
       c.column_key AS fund_type, c.amount_yuan
FROM source.cell c JOIN source.current_report p USING (report_id)
WHERE c.table_no = 11 OR c.table_no = 10 AND c.row_key = 'operating'
ORDER BY c.report_id, c.table_no, c.row_no, c.side, c.column_key;
