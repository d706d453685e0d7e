-- title: 部门合计与本地区公开总数
-- severity: warning
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号
-- message: {name}：各部门合计{a}，大于本地区公开的{b}（已公开{k}个部门）。
-- false_alarms: 本地区总数含预备费、对乡镇转移支付等，只能大于或等于部门之和
-- not_applicable: 没有本地区公开的总数
-- across: reports
WITH added AS (
    SELECT r.mof_div_code, r.fiscal_year, 'function' AS measure, f.code, sum(f.amount_yuan) AS amount_yuan,
           count(DISTINCT r.report_id) AS reports
    FROM figure f JOIN source.current_report r USING (report_id)
    WHERE f.table_no = 5 AND f.row_kind = 'code' AND f.level = 1 AND f.column_key = 'total'
      AND r.report_level = 'department' AND r.report_kind = 'budget'
    GROUP BY ALL
    UNION ALL
    SELECT r.mof_div_code, r.fiscal_year, 'three_public', 'total', sum(h.three_public), count(*)
    FROM headline h JOIN source.current_report r USING (report_id)
    WHERE r.report_level = 'department' AND r.report_kind = 'budget' GROUP BY ALL
)
SELECT NULL AS report_id, NULL AS agency_code, t.fiscal_year, t.measure || '/' || t.code AS instance_key,
       t.name AS location,
       t.amount_yuan AS expected_yuan, a.amount_yuan AS actual_yuan,
       if(a.amount_yuan > t.amount_yuan, 'violated', 'pass') AS outcome,
       words({'name': t.name, 'a': in_unit(a.amount_yuan, '万元'), 'b': in_unit(t.amount_yuan, '万元'),
               'k': a.reports::VARCHAR}) AS arguments
FROM reference.district_total t JOIN added a USING (mof_div_code, fiscal_year, measure, code)
