-- title: 绩效表金额与项目表一致
-- severity: error
-- convention: state
-- tables: 12
-- basis: 预算绩效目标表；中发〔2018〕34号；预算公开表12
-- message: “{project}”的绩效目标表年度资金为{a}，表{n}为{b}，相差{d}。
-- false_alarms: 分年实施的项目只比年度金额；不属于本部门的表由“绩效表属于本部门”说明
-- not_applicable: 没有与项目表对应的绩效目标表
SELECT f.report_id, f.form_no::VARCHAR AS instance_key, p.table_no, '“' || f.project_name || '”绩效目标表' AS location,
       p.amount_yuan AS expected_yuan, f.annual_yuan AS actual_yuan, p.quantum_yuan,
       CASE WHEN f.is_ambiguous OR f.annual_yuan IS NULL THEN 'not_evaluable'
            WHEN abs(f.annual_yuan - coalesce(p.amount_yuan, 0)) = 0 THEN 'pass'
            WHEN abs(f.annual_yuan - coalesce(p.amount_yuan, 0)) <= p.quantum_yuan / 2 THEN 'rounding'
                ELSE 'violated' END AS outcome,
       CASE WHEN f.is_ambiguous THEN '项目表中有几行名称相近' WHEN f.annual_yuan IS NULL THEN '绩效目标表没有年度资金总额' END AS reason,
       words({'project': f.project_name, 'a': in_unit(f.annual_yuan, p.unit), 'n': p.table_no::VARCHAR,
               'b': in_unit(p.amount_yuan, p.unit),
            'd': in_unit(abs(f.annual_yuan - coalesce(p.amount_yuan, 0)), p.unit)}) AS arguments,
       [role_cell(f.cell_id, 'right')] AS cells, f.page_from AS page_no,
       ['12 rows', '12 columns', '13 rows', '13 columns'] AS absent
FROM project_form f JOIN project_row p USING (report_id, cell_id) WHERE NOT f.is_ambiguous
UNION ALL BY NAME
-- Several projects of one name (one a unit): the form is that of one of them, or of all together.
SELECT f.report_id, f.form_no::VARCHAR AS instance_key, any_value(p.table_no) AS table_no, '“'
       || any_value(f.project_name) || '”绩效目标表' AS location,
       arg_min(p.amount_yuan, abs(p.amount_yuan - f.annual_yuan)) AS expected_yuan,
       any_value(f.annual_yuan) AS actual_yuan, max(p.quantum_yuan) AS quantum_yuan,
       CASE WHEN min(abs(p.amount_yuan - f.annual_yuan)) <= max(p.quantum_yuan) / 2
         OR abs(sum(p.amount_yuan) - any_value(f.annual_yuan)) <= max(p.quantum_yuan) * count(*) / 2 THEN 'pass'
            ELSE 'violated' END AS outcome, '几个同名项目中有一个相符' AS reason,
       words({'project': any_value(f.project_name), 'a': in_unit(any_value(f.annual_yuan), any_value(p.unit)),
               'n': any_value(p.table_no)::VARCHAR,
            'b': string_agg(in_unit(p.amount_yuan, p.unit), '、' ORDER BY p.row_no) || '（' || count(*) || '个同名项目）',
            'd': in_unit(min(abs(p.amount_yuan - f.annual_yuan)), any_value(p.unit)) || '以上'}) AS arguments,
       list(role_cell(p.cell_id, 'right') ORDER BY p.row_no) AS cells, any_value(f.page_from) AS page_no,
       ['12 rows', '12 columns', '13 rows', '13 columns'] AS absent
FROM project_form f JOIN project_row p ON p.report_id = f.report_id AND p.plain = f.plain AND p.amount_yuan IS NOT NULL
WHERE f.is_ambiguous AND f.annual_yuan IS NOT NULL GROUP BY f.report_id, f.form_no HAVING count(*) > 1
