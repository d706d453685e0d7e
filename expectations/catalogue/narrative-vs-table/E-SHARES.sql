-- title: 说明中的结构与占比
-- severity: error
-- convention: state
-- tables: 3
-- basis: 财预〔2016〕143号（公开情况说明）；预算公开表2、表3、表5
-- message: {problem}。
-- false_alarms: “等”字之前列不全，漏列只作提醒；占比的分母是否含上年结转两种口径都算对
-- not_applicable: 说明中没有收支结构
WITH judged AS (
    SELECT *, coalesce(part_yuan, 0) AS part,
           best_outcome(outcome_percent(percent, coalesce(part_yuan, 0), with_yuan, quantum_yuan, decimals),
                        outcome_percent(percent, coalesce(part_yuan, 0), without_yuan, quantum_yuan,
                            decimals)) AS outcome
    FROM spoken_share
), named AS (
    SELECT report_id, section_no, list(DISTINCT class_name(subject[7:]) ORDER BY class_name(subject[7:])) AS names
    FROM spoken WHERE rule_id = 'E-SHARES' AND starts_with(subject, 'class:') GROUP BY ALL
), unnamed AS (
    SELECT n.report_id, n.section_no, list(f.row_label ORDER BY f.row_no) AS labels,
           list(role_cell(f.cell_id, 'left') ORDER BY f.row_no) AS cells,
           string_agg(f.row_label || in_unit(f.amount_yuan, f.unit), '、' ORDER BY f.row_no) AS listed
    FROM named n JOIN figure f USING (report_id)
    WHERE f.table_no = 5 AND f.column_key = 'total' AND f.row_kind = 'code' AND f.level = 1
      AND non_zero(f.amount_yuan) AND NOT list_contains(n.names, class_name(f.row_label))
    GROUP BY ALL
)
SELECT * REPLACE (with_spoken_problem(arguments) AS arguments)
FROM spoken_against('E-SHARES')
UNION ALL BY NAME
SELECT report_id, statement_id AS instance_key, table_no, '说明“' || quote || '”' AS location, outcome,
       severity_percent(percent, part, with_yuan, quantum_yuan, decimals) AS severity,
       words({'needed_percent': (100.0 * part / with_yuan)::VARCHAR, 'problem': format('“{}”占比写为{}，按表{}计算为{}', what, percent_text(percent, decimals),
            table_no, percent_text(100.0 * part / with_yuan, greatest(decimals, 2)))}) AS arguments,
       [role_cell(part_cell, 'left'), role_cell(cell_id, 'right')]
       || if(carried_cell IS NULL, [], [role_cell(carried_cell, 'right')]) AS cells, [statement_id] AS statement_ids
FROM judged WHERE non_zero(with_yuan) AND part_cell IS NOT NULL
UNION ALL BY NAME
SELECT n.report_id, 'unnamed/' || n.section_no AS instance_key, 5 AS table_no, '说明所列的支出科目' AS location,
       if(u.labels IS NULL, 'pass', 'violated') AS outcome, 'warning' AS severity,
       words({'problem': '说明漏列' || coalesce(u.listed, '') || '（表5）'}) AS arguments, u.cells
FROM named n LEFT JOIN unnamed u USING (report_id, section_no)
