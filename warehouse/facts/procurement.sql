-- Table 24, 政府采购: a row's own names, and those of the rows above it.
INSERT INTO budget.procurement BY NAME
SELECT c.cell_id, c.report_id, p.mof_div_code, p.agency_code, p.agency_name, p.fiscal_year,
       p.report_kind, p.report_level, c.table_no, c.level,
       CASE c.level WHEN 1 THEN c.row_label WHEN 2 THEN a.row_label ELSE b.row_label END AS category_name,
       CASE c.level WHEN 2 THEN c.row_label WHEN 3 THEN a.row_label END AS pro_name,
       CASE c.level WHEN 2 THEN r.second_label WHEN 3 THEN a.second_label END AS dep_bgt_eco_name,
       CASE c.level WHEN 3 THEN c.row_label END AS item_name,
       CASE c.level WHEN 3 THEN r.second_label END AS organisation, c.amount_yuan
FROM source.cell c JOIN source.current_report p USING (report_id)
JOIN source.table_row r ON r.report_id = c.report_id AND r.table_no = c.table_no AND r.row_no = c.row_no
LEFT JOIN source.table_row a ON a.report_id = r.report_id AND a.table_no = r.table_no
 AND a.row_no = r.parent_row_no
LEFT JOIN source.table_row b ON b.report_id = r.report_id AND b.table_no = r.table_no
 AND b.row_no = a.parent_row_no
WHERE c.table_no = 24
ORDER BY c.report_id, c.row_no;
