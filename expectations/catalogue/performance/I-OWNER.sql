-- title: 绩效表属于本部门
-- severity: error
-- convention: state
-- tables: 
-- basis: 预算绩效目标表；中发〔2018〕34号
-- message: {page}的绩效目标表属于{owner}，不是本部门（项目“{project}”，{amount}，项目支出表中{in_table}）。
-- false_alarms: 上级部门的资金由本部门实施的；所属单位用主管部门代码；合并前的旧名称（名录别名）
-- not_applicable: 没有绩效目标表
WITH unit AS (
    SELECT report_id, class_name(row_label) FROM source.table_row WHERE table_no IN (11, 12) AND row_kind = 'unit'
), judged AS (
    SELECT p.report_id, p.form_no, p.page_from, p.page_label, p.agency_code, p.agency_name, p.project_name,
           f.annual_yuan, f.cell_id,
           r.agency_code AS own_code, r.agency_name AS own_name,
           regexp_extract(r.agency_code, '^\d+') AS own_digits,
           (p.agency_code IS NOT NULL AND r.agency_code IS NOT NULL AND NOT starts_with(r.agency_code, p.agency_code)
               AND NOT starts_with(p.agency_code, regexp_extract(r.agency_code, '^\d+'))) AS code_differs,
           (p.agency_name IS NOT NULL AND r.agency_name IS NOT NULL
               AND NOT contains(class_name(p.agency_name), class_name(r.agency_name))
               AND NOT contains(class_name(r.agency_name), class_name(p.agency_name))) AS name_differs,
           (p.report_id, class_name(p.agency_name)) IN (FROM unit)
               OR coalesce(contains(class_name(p.implementing_unit), class_name(r.agency_name)), false) AS is_unit
    FROM source.performance_table p JOIN source.current_report r USING (report_id)
    LEFT JOIN project_form f USING (report_id, form_no)
)
SELECT report_id, form_no::VARCHAR AS instance_key, '第' || form_no || '张绩效目标表' AS location,
       CASE WHEN is_unit THEN 'pass' WHEN name_differs THEN 'violated' WHEN code_differs AND agency_name IS NULL
           THEN 'violated'
            WHEN agency_name IS NULL AND agency_code IS NULL THEN 'not_evaluable' ELSE 'pass' END AS outcome,
       CASE WHEN agency_name IS NULL AND agency_code IS NULL THEN '绩效目标表没有印部门' END AS reason,
       words({'page': page_label, 'owner': concat_ws(' ', agency_code, agency_name),
               'project': coalesce(project_name, '整体'),
            'amount': in_unit(annual_yuan, '元'), 'in_table': if(cell_id IS NULL, '没有', '有')}) AS arguments,
       page_from AS page_no, form_no, [concat_ws('-', agency_code, agency_name), agency_name] AS quotes
FROM judged
