-- title: 公开的绩效目标表与项目对应
-- severity: error
-- convention: state
-- tables: 12
-- basis: 预算绩效目标表；中发〔2018〕34号（逐步公开绩效目标）
-- message: 说明称公开{claimed}，实际所附{k}张本部门项目绩效表合计{a}（占项目支出的{p}），未附：{names}。
-- false_alarms: 绩效表可能在同一部门的另一份公开文件里；项目名称按文字、再按唯一金额对应，不按次序；项目相加大于合计的，相加之数的小计行不算项目，仍大于合计的不作判断
-- not_applicable: 没有项目，或文件中没有绩效目标的说明和表
WITH claim AS (
    SELECT report_id, max(percent) FILTER (measure = 'share') AS percent,
           any_value(amount_yuan) FILTER (measure = 'level') AS amount_yuan,
           list(statement_id ORDER BY statement_id) AS ids
    FROM said_now WHERE subject = 'performance_disclosed' GROUP BY report_id
), shown AS (
    SELECT p.report_id, count(*) AS projects, sum(p.amount_yuan) AS whole_yuan, any_value(p.table_yuan) AS table_yuan,
           any_value(p.unit) AS unit, envelope_yuan(count(*), greatest(max(p.quantum_yuan), 100)) AS rounding_yuan,
           greatest(50, envelope_yuan(count(f.form_no), greatest(max(p.quantum_yuan), 100))) AS slack_yuan,
           count(f.form_no) AS forms, coalesce(sum(p.amount_yuan) FILTER (f.form_no IS NOT NULL), 0) AS with_form_yuan,
           array_to_string((list(p.name || in_unit(p.amount_yuan, p.unit)
                       ORDER BY p.row_no) FILTER (f.form_no IS NULL))[:5], '、')
               || if(count(*) FILTER (f.form_no IS NULL) > 5, format('等{}个项目', count(*) FILTER (f.form_no IS NULL)),
                   '') AS names,
           list(role_cell(p.cell_id, 'left') ORDER BY p.row_no) FILTER (f.form_no IS NULL) AS cells
    FROM project_row p LEFT JOIN project_form f ON f.report_id = p.report_id AND f.cell_id = p.cell_id
    WHERE p.table_no = 12 GROUP BY p.report_id
), ambiguous AS (SELECT DISTINCT report_id FROM project_form WHERE is_ambiguous)
SELECT s.report_id, 'all' AS instance_key, 12 AS table_no, '项目绩效目标公开情况' AS location,
       c.amount_yuan AS expected_yuan, s.with_form_yuan AS actual_yuan,
       CASE WHEN a.report_id IS NOT NULL OR exceeds THEN 'not_evaluable' WHEN s.names IS NULL THEN 'pass'
            WHEN c.report_id IS NOT NULL AND c.amount_yuan <= s.with_form_yuan + slack_yuan THEN 'pass'
                ELSE 'violated' END AS outcome,
       CASE WHEN a.report_id IS NOT NULL THEN '有绩效表与几个项目都对得上'
            WHEN exceeds THEN '所列各项相加大于合计，不能确定哪些是小计' END AS reason,
       CASE WHEN c.percent >= 100 OR c.amount_yuan > s.with_form_yuan + slack_yuan THEN 'error'
           ELSE 'warning' END AS severity,
       words({'claimed': CASE WHEN c.amount_yuan IS NULL THEN '绩效目标' ELSE concat(in_unit(c.amount_yuan, '万元'),
                CASE WHEN c.percent IS NOT NULL THEN format('（占{}）', percent_text(c.percent, 0)) END) END,
            'k': s.forms::VARCHAR, 'a': in_unit(s.with_form_yuan, s.unit),
            'p': percent_text(100.0 * s.with_form_yuan / s.whole_yuan, 2),
            'names': coalesce(s.names, '')}) AS arguments,
       s.cells, c.ids AS statement_ids, ['tables', '12 rows', '12 columns'] AS absent
FROM (SELECT *, coalesce(whole_yuan > table_yuan + rounding_yuan, false) AS exceeds FROM shown) s
LEFT JOIN claim c USING (report_id) LEFT JOIN ambiguous a USING (report_id)
WHERE s.whole_yuan > 0 AND (c.report_id IS NOT NULL OR s.forms > 0)
