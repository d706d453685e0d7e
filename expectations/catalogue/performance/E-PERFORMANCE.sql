-- title: 绩效说明与项目表一致
-- severity: error
-- convention: state
-- tables: 
-- basis: 中发〔2018〕34号；财预〔2016〕143号（逐步公开绩效目标）
-- message: {problem}。
-- false_alarms: 一级项目和二级项目的个数不同；分类名称不同的不比
-- not_applicable: 没有绩效管理的说明
-- section: 绩效
WITH told AS (
    SELECT report_id, regexp_extract(subject, '^(performance_(?:projects|disclosed))(_category)?', 1) AS what,
           max(amount) FILTER (measure = 'count' AND NOT contains(subject, '_category')) AS count,
           sum(amount) FILTER (measure = 'count' AND contains(subject, '_category')) AS category_count,
           max(amount_yuan) FILTER (measure = 'level' AND NOT contains(subject, '_category')) AS amount_yuan,
           sum(amount_yuan) FILTER (measure = 'level' AND contains(subject, '_category')) AS category_yuan,
           max(percent) FILTER (measure = 'share') AS percent, max(decimals) FILTER (measure = 'share') AS decimals,
           max(quantum_yuan) FILTER (measure = 'level') AS quantum, any_value(unit) FILTER (measure = 'level') AS unit,
           list(statement_id ORDER BY statement_no) AS ids
    FROM said_now WHERE regexp_matches(subject, '^performance_(projects|disclosed)') GROUP BY ALL
), project AS (
    SELECT report_id, count(*) AS projects, sum(amount_yuan) AS amount_yuan, max(quantum_yuan) AS quantum,
           any_value(unit) AS unit, list(role_cell(cell_id, 'right') ORDER BY cell_id) AS cells
    FROM project_row WHERE table_no = 12 GROUP BY report_id
), meant AS ( -- 共4个项目，涉及资金5万元: a section on goals that counts projects
    SELECT s.report_id, 'performance_projects' AS what, max(s.amount_yuan) AS amount_yuan,
           max(s.quantum_yuan) AS quantum, any_value(s.unit) AS unit,
           list(s.statement_id ORDER BY s.statement_no) AS ids
    FROM said_now s JOIN source.section t USING (report_id, section_no)
    WHERE regexp_matches(s.subject, '^(?:unknown$|general_public_budget|grant_)') AND s.measure = 'level' AND contains(s.section, '绩效')
      AND NOT regexp_matches(t.text, '整体|评价|转移支付') AND regexp_matches(s.quote, '^[^，,]{0,6}(?:涉及|资金|金额)')
      AND regexp_matches(regexp_extract(left(t.text, s.span_start), '[^。\n]*$'), '\d+个(?:预算)?项目|项目\d+个|项目(?:支出)?均|(?:全部|所有)[^，。]{0,8}项目')
      AND s.report_id NOT IN (SELECT report_id FROM told WHERE amount_yuan IS NOT NULL)
    GROUP BY s.report_id HAVING count(*) = 1
), name AS (FROM (VALUES ('performance_projects', '纳入绩效目标管理的项目'), ('performance_disclosed', '公开绩效目标的项目')) AS n(what,
    title))
SELECT * REPLACE (with_spoken_problem(arguments) AS arguments,
       -- not every project has a goal: less than the whole expenditure on projects contradicts nothing
       if(instance_key IN (SELECT statement_id FROM spoken WHERE rule_id = 'E-PERFORMANCE' AND subject = 'project'
                           AND said_yuan < printed_yuan), 'pass', outcome) AS outcome)
FROM spoken_against('E-PERFORMANCE')
UNION ALL BY NAME
SELECT report_id, what || '/categories' AS instance_key, title AS location,
       if(count = category_count, 'pass', 'violated') AS outcome,
       words({'problem': format('{}写为{}个，同句分类相加为{}个', title, count::INTEGER, category_count::INTEGER)}) AS arguments,
       ids AS statement_ids
FROM told JOIN name USING (what) WHERE count IS NOT NULL AND category_count IS NOT NULL
UNION ALL BY NAME
SELECT report_id, what || '/amounts' AS instance_key, title AS location,
       if(abs(amount_yuan - category_yuan) <= 3 * quantum, 'pass', 'violated') AS outcome,
       words({'problem': format('{}金额写为{}，同句分类相加为{}', title, in_unit(amount_yuan, unit),
                   in_unit(category_yuan, unit))}) AS arguments, ids AS statement_ids
FROM told JOIN name USING (what) WHERE amount_yuan IS NOT NULL AND category_yuan IS NOT NULL
UNION ALL BY NAME
SELECT report_id, 'projects/table' AS instance_key, '纳入绩效目标管理的项目' AS location,
       CASE WHEN abs(t.amount_yuan - p.amount_yuan) > greatest(t.quantum, p.quantum) * (p.projects + 1) / 2
           THEN 'violated'
            WHEN t.count <> p.projects THEN 'violated' ELSE 'pass' END AS outcome,
       CASE WHEN abs(t.amount_yuan - p.amount_yuan) <= greatest(t.quantum, p.quantum) * (p.projects + 1) / 2
           THEN 'warning' END AS severity,
       words({'problem': format('说明写纳入绩效目标管理的项目{}个、{}，表12共{}个、{}', t.count::INTEGER, in_unit(t.amount_yuan, t.unit),
                   p.projects, in_unit(p.amount_yuan, p.unit))}) AS arguments, p.cells, t.ids AS statement_ids
FROM told t JOIN project p USING (report_id)
WHERE t.what = 'performance_projects' AND t.count IS NOT NULL AND t.amount_yuan IS NOT NULL
UNION ALL BY NAME
SELECT report_id, 'disclosed/share' AS instance_key, '公开绩效目标的项目' AS location,
       outcome_percent(t.percent, t.amount_yuan, p.amount_yuan, greatest(t.quantum, p.quantum), t.decimals) AS outcome,
       severity_percent(t.percent, t.amount_yuan, p.amount_yuan, greatest(t.quantum, p.quantum),
           t.decimals) AS severity,
       words({'problem': format('公开绩效目标的金额{}，占项目支出{}的比重写为{}，计算为{}', in_unit(t.amount_yuan, t.unit),
                   in_unit(p.amount_yuan, p.unit), percent_text(t.percent, t.decimals),
                   percent_text(100.0 * t.amount_yuan / p.amount_yuan, 2))}) AS arguments,
       p.cells, t.ids AS statement_ids
FROM told t JOIN project p USING (report_id)
WHERE t.what = 'performance_disclosed' AND t.percent IS NOT NULL AND t.amount_yuan IS NOT NULL AND p.amount_yuan > 0
UNION ALL BY NAME -- what has goals is some of what is spent on projects
SELECT t.report_id, 'projects/whole' AS instance_key, '纳入绩效目标管理的项目' AS location,
       if(t.amount_yuan > h.yuan + greatest(t.quantum, h.quantum), 'violated', 'pass') AS outcome,
       'warning' AS severity,
       words({'problem': format('说明写纳入绩效目标管理的项目金额{}，大于项目支出合计{}', in_unit(t.amount_yuan, t.unit),
                   in_unit(h.yuan, t.unit))}) AS arguments,
       h.cells, t.ids AS statement_ids
FROM (SELECT report_id, what, count, amount_yuan, quantum, unit, ids FROM told UNION ALL BY NAME FROM meant) t
JOIN (SELECT report_id, max(amount_yuan) AS yuan, max(quantum_yuan) AS quantum,
    list(role_cell(cell_id, 'right') ORDER BY cell_id) AS cells FROM settled_figure
                  WHERE table_no = 3 AND row_key = 'total' AND column_key = 'project'
                  GROUP BY report_id) h USING (report_id)
WHERE t.what = 'performance_projects' AND t.amount_yuan IS NOT NULL AND h.yuan IS NOT NULL
  AND (t.count IS NULL OR t.report_id NOT IN (SELECT report_id FROM project))
  AND EXISTS (FROM source.current_report r WHERE r.report_id = t.report_id AND r.report_kind = 'budget')
