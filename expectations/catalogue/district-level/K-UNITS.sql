-- title: 部门与所属单位汇总一致
-- severity: warning
-- convention: state
-- tables: 
-- basis: 《预算法实施条例》（部门预算由本级和所属单位汇总）
-- message: {unit}的{row}（{column}）为{b}，大于部门的{a}。
-- false_alarms: 内部转移；单位并入本级
-- not_applicable: 没有所属单位的报告
-- across: reports
WITH pair AS (
    SELECT d.report_id, u.report_id AS unit_id, coalesce(u.unit_name, u.agency_name) AS unit_name
    FROM source.current_report d JOIN source.current_report u ON u.mof_div_code = d.mof_div_code
      AND u.fiscal_year = d.fiscal_year
     AND u.report_kind = d.report_kind AND u.report_level = 'unit' AND d.report_level = 'department'
     AND (starts_with(u.agency_code, d.agency_code) OR u.agency_name = d.agency_name)
)
SELECT p.report_id, p.unit_id || '/' || u.row_key || '/' || u.column_key AS instance_key, 3 AS table_no,
       '表3 ' || row_name(u.code, u.row_label) AS location, d.amount_yuan AS actual_yuan, u.amount_yuan AS expected_yuan,
       if(u.amount_yuan > coalesce(d.amount_yuan, 0) + u.quantum_yuan, 'violated', 'pass') AS outcome,
       words({'unit': p.unit_name, 'row': row_name(u.code, u.row_label), 'column': u.column_name,
               'a': in_unit(coalesce(d.amount_yuan, 0), u.unit),
            'b': in_unit(u.amount_yuan, u.unit)}) AS arguments,
    if(d.cell_id IS NULL, [], [role_cell(d.cell_id, 'left')]) AS cells
FROM pair p JOIN figure u ON u.report_id = p.unit_id AND u.table_no = 3 AND non_zero(u.amount_yuan)
LEFT JOIN figure d ON d.report_id = p.report_id AND d.table_no = 3 AND d.row_key = u.row_key
  AND d.column_key = u.column_key
