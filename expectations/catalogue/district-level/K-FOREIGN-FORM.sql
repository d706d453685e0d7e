-- title: 他人绩效表的归属核对
-- severity: info
-- convention: state
-- tables: 
-- basis: 预算绩效目标表
-- message: {owner}的“{project}”出现在本部门的报告中；{owner}自己的报告{has}该表。
-- false_alarms: 对方的报告尚未公开
-- not_applicable: 没有他人的绩效表
-- across: reports
WITH foreign_form AS (
    SELECT p.report_id, p.form_no, p.agency_name AS owner, p.project_name, project_name(p.project_name) AS plain,
           p.page_from, r.fiscal_year
    FROM source.performance_table p JOIN source.current_report r USING (report_id)
    WHERE p.project_name IS NOT NULL AND p.agency_name IS NOT NULL AND r.agency_name IS NOT NULL
      AND NOT contains(class_name(p.agency_name), class_name(r.agency_name))
      AND NOT contains(class_name(r.agency_name), class_name(p.agency_name))
), owner_report AS (
    SELECT f.report_id, f.form_no, o.report_id AS owner_id, count(x.form_no) AS own_forms
    FROM foreign_form f JOIN source.current_report o ON o.fiscal_year = f.fiscal_year
      AND class_name(o.agency_name) = class_name(f.owner)
    LEFT JOIN project_form x ON x.report_id = o.report_id AND x.plain = f.plain GROUP BY ALL
)
SELECT f.report_id, f.form_no::VARCHAR AS instance_key, '第' || f.form_no || '张绩效目标表' AS location,
       if(o.owner_id IS NULL, 'not_evaluable', 'violated') AS outcome,
       if(o.owner_id IS NULL, '对方的报告尚未见到', NULL) AS reason,
       words({'owner': f.owner, 'project': f.project_name, 'has': if(o.own_forms > 0, '有', '没有')}) AS arguments,
       f.page_from AS page_no
FROM foreign_form f LEFT JOIN owner_report o USING (report_id, form_no)
