-- title: 未登记的发布者
-- severity: warning
-- convention: state
-- tables: 
-- basis: 部门名录
-- message: “{name}”不在部门名录中。
-- false_alarms: 新设或改名的部门
-- not_applicable: 没有部门名录
SELECT r.report_id, 'publisher' AS instance_key, '发布者' AS location,
       if(a.agency_code IS NULL, 'violated', 'pass') AS outcome,
       words({'name': coalesce(r.agency_name, r.title, '（没有印部门名称）')}) AS arguments, [] AS absent
FROM source.current_report r LEFT JOIN reference.agency a ON a.mof_div_code = r.mof_div_code
  AND a.agency_code = r.agency_code
WHERE EXISTS (FROM reference.agency)
