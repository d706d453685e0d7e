-- title: 与同类部门相比异常
-- severity: info
-- convention: state
-- tables: 
-- basis: 与本地区同类部门比较（稳健统计）
-- message: {ratio}为{a}，本地区中位数{m}。
-- false_alarms: 一次性项目；职能特殊的部门
-- not_applicable: 可比的部门不足12个
-- across: reports
WITH ratio AS (
    SELECT h.report_id, r.fiscal_year, unnest([{'name': '项目支出占比', 'value': project / nullif(total_expenditure, 0)},
        {'name': '公用经费与人员经费之比', 'value': public / nullif(personnel, 0)},
        {'name': '“三公”经费占公用经费', 'value': three_public / nullif(public, 0)}]) AS r1
    FROM headline h JOIN source.current_report r USING (report_id) WHERE r.report_level = 'department'
), middle AS (
    SELECT report_id, r1.name AS name, r1.value AS value, median(r1.value) OVER w AS middle,
           mad(r1.value) OVER w AS spread, count(*) OVER w AS peers
    FROM ratio WHERE r1.value IS NOT NULL WINDOW w AS (PARTITION BY r1.name, fiscal_year)
)
SELECT report_id, name AS instance_key, name AS location,
       CASE WHEN spread = 0 THEN 'not_evaluable' WHEN 0.6745 * abs(value - middle) / spread > 3.5 THEN 'violated'
           ELSE 'pass' END AS outcome,
       if(spread = 0, '多数部门相同，无法比较', NULL) AS reason,
       words({'ratio': name, 'a': percent_text(100 * value, 1), 'm': percent_text(100 * middle, 1)}) AS arguments
FROM middle WHERE peers >= 12
