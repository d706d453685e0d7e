-- Table 6, and table 23 of all fiscal money. Table 6 often prints names, not codes: the code is the one item of that name below its category in
-- the classification of the year; none, or several, leaves NULL.
CREATE TEMP TABLE economic_row AS
SELECT r.report_id, r.table_no, r.row_no, r.row_kind, plain_name(r.row_label) AS name,
       plain_name(r.second_label) AS gov_name, plain_name(coalesce(c.row_label, r.row_label)) AS category,
       p.fiscal_year
FROM source.table_row r JOIN source.current_report p USING (report_id)
LEFT JOIN source.table_row c
  ON c.report_id = r.report_id AND c.table_no = r.table_no AND c.row_no = r.parent_row_no
 AND c.row_kind = 'category'
WHERE r.table_no IN (6, 23);

CREATE TEMP TABLE economic_code AS
SELECT e.report_id, e.table_no, e.row_no,
       CASE WHEN count(DISTINCT i.code) = 1 THEN min(i.code) END AS dep_code,
       CASE WHEN count(DISTINCT g.code) = 1 THEN min(g.code) END AS gov_code
FROM economic_row e
LEFT JOIN reference.department_economic k
  ON k.level = 1 AND plain_name(k.name) = e.category
 AND e.fiscal_year BETWEEN k.valid_from AND coalesce(k.valid_to, 9999)
LEFT JOIN reference.department_economic i
  ON plain_name(i.name) = e.name AND e.fiscal_year BETWEEN i.valid_from AND coalesce(i.valid_to, 9999)
 AND CASE WHEN e.row_kind = 'category' THEN i.code = k.code
          WHEN e.row_kind = 'item' THEN i.level = 2 AND left(i.code, 3) = k.code END
LEFT JOIN reference.economic_crosswalk x ON x.dep_bgt_eco_code = i.code
LEFT JOIN reference.government_economic g
  ON g.code = x.gov_bgt_eco_code AND plain_name(g.name) = e.gov_name
GROUP BY ALL;

INSERT INTO budget.economic_expenditure BY NAME
SELECT c.cell_id, c.report_id, p.mof_div_code, p.agency_code, p.agency_name, p.fiscal_year,
       p.report_kind, p.report_level, c.table_no, coalesce(r.code, e.dep_code) AS dep_bgt_eco_code,
       c.row_label AS dep_bgt_eco_name, e.gov_code AS gov_bgt_eco_code,
       r.second_label AS gov_bgt_eco_name, c.level, c.column_key AS exp_side, c.amount_yuan
FROM source.cell c JOIN source.current_report p USING (report_id)
JOIN source.table_row r ON r.report_id = c.report_id AND r.table_no = c.table_no AND r.row_no = c.row_no
LEFT JOIN economic_code e ON e.report_id = c.report_id AND e.table_no = c.table_no AND e.row_no = c.row_no
WHERE c.table_no IN (6, 23)
ORDER BY c.report_id, c.table_no, c.row_no, c.column_key;
