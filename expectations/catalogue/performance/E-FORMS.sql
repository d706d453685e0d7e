-- title: 绩效说明与所附目标表一致
-- severity: error
-- convention: state
-- tables: 
-- basis: 中发〔2018〕34号；财预〔2016〕143号（逐步公开绩效目标）
-- message: {problem}。
-- false_alarms: 别的部门的目标表不算；所附的目标表不足所说的个数时不比金额，金额正相符时才说个数不符；目标表可能在另一份文件里
-- not_applicable: 没有写编报绩效目标的项目数
WITH told AS (
    SELECT report_id, max(amount) FILTER (measure = 'count') AS count,
           max(amount_yuan) FILTER (measure = 'level') AS amount_yuan,
           max(quantum_yuan) FILTER (measure = 'level') AS quantum, any_value(unit) FILTER (measure = 'level') AS unit,
           list(statement_id ORDER BY statement_no) AS ids
    FROM said_now WHERE subject = 'performance_projects' GROUP BY report_id
)
SELECT t.report_id, 'projects/forms' AS instance_key, '编报绩效目标的项目' AS location, f.amount_yuan AS expected_yuan,
       t.amount_yuan AS actual_yuan,
       CASE WHEN t.count <> f.forms AND t.amount_yuan > 0 AND abs(t.amount_yuan - f.amount_yuan) <= t.quantum / 2
           THEN 'violated'
            WHEN t.count <> f.forms THEN 'not_evaluable'
            WHEN abs(t.amount_yuan - f.amount_yuan) > greatest(t.quantum * (f.forms + 1) / 2, 1) THEN 'violated'
                ELSE 'pass' END AS outcome,
       if(t.count <> f.forms, '所附的绩效目标表与所说的项目数不同', NULL) AS reason, if(t.count <> f.forms, 'error', NULL) AS severity,
       if(t.count <> f.forms, ['anything'], NULL) AS absent,
       words({'problem': format('说明写编报绩效目标的项目{}个、{}，所附{}张绩效目标表合计{}，', t.count::INTEGER,
                   said_amount(t.amount_yuan, t.unit),
            f.forms, said_amount(f.amount_yuan, t.unit))
        || if(t.count <> f.forms, '金额相符而个数不符', '相差' || said_amount(abs(t.amount_yuan - f.amount_yuan), t.unit))
        || '，请核对'}) AS arguments, t.ids AS statement_ids
FROM told t JOIN (SELECT report_id, count(*) AS forms, sum(annual_yuan) AS amount_yuan FROM project_form
      WHERE agency_name IS NULL OR report_agency_name IS NULL
        OR contains(class_name(agency_name), class_name(report_agency_name))
         OR contains(class_name(report_agency_name), class_name(agency_name)) GROUP BY report_id
         HAVING count(annual_yuan) = count(*)) f USING (report_id)
WHERE t.count IS NOT NULL AND t.amount_yuan IS NOT NULL
UNION ALL BY NAME
SELECT t.report_id, 'projects/none' AS instance_key, '实行绩效目标管理的项目' AS location,
       if(f.amount_yuan > 0, 'violated', 'pass') AS outcome, 'info' AS severity,
       words({'problem': format('说明写0个项目实行绩效目标管理，项目支出却有{}', said_amount(f.amount_yuan, f.unit))}) AS arguments,
       [role_cell(f.cell_id, 'right')] AS cells, t.ids AS statement_ids
FROM told t JOIN figure f ON f.report_id = t.report_id AND f.table_no = 3 AND f.row_key = 'total'
  AND f.column_key = 'project'
WHERE t.count = 0
