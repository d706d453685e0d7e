-- title: 项目支出与项目明细一致
-- severity: error
-- convention: env
-- tables: 3,5,12
-- basis: 预算公开表3、5、12、13
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 依法不公开的项目由报告说明，按部门豁免
-- not_applicable: 没有项目支出
-- sums:
SELECT axis, total_no, part_no FROM tree_part WHERE table_no IN (12, 13)
UNION ALL SELECT axis, total_no, part_no FROM column_part WHERE table_no IN (12, 13)
-- pairs:
WITH top AS (
    SELECT report_id, table_no, column_key, list(cell_id ORDER BY cell_id) AS cells, sum(amount_yuan) AS yuan
    FROM settled_figure
    WHERE table_no IN (12, 13) AND parent_row_no IS NULL AND row_kind IN ('department', 'unit', 'project')
      -- where the whole is printed, nothing beside it counts: its parts may be printed as parts of nothing
      AND (row_kind = 'department' OR (report_id, table_no) NOT IN
           (SELECT (report_id, table_no) FROM settled_figure WHERE row_kind = 'department'))
    GROUP BY ALL
), within AS ( -- some list in table 12 what table 13 lists once more, as the total of table 3 says
    SELECT f.report_id FROM settled_figure f
    JOIN (SELECT report_id, max(yuan) FILTER (table_no = 12) AS yuan, sum(yuan) AS both_yuan
          FROM top WHERE column_key = 'total' GROUP BY ALL) t USING (report_id)
    WHERE f.table_no = 3 AND f.row_key = 'total' AND f.column_key = 'project'
      AND abs(t.yuan - f.amount_yuan) < least(3 * f.quantum_yuan, abs(t.both_yuan - f.amount_yuan))
), listed AS (
    FROM top WHERE column_key = 'total' AND (table_no = 12 OR report_id NOT IN (FROM within))
), with_13 AS (SELECT report_id FROM source.report_table WHERE table_no = 13), carried AS (
    SELECT report_id FROM settled_figure
    WHERE table_no IN (1, 4) AND side = 'income' AND row_key = 'carry_over' AND non_zero(amount_yuan)
), carried_together AS ( -- one column for what all funds carried over: how much of it is the general budget's, nobody says
    SELECT report_id FROM settled_figure WHERE table_no = 12 AND column_key = 'carry_over' AND non_zero(amount_yuan)
), general AS (
    -- what is planned of the general budget, and with what it carried over, where that is printed apart
    SELECT report_id, flatten(list(cells ORDER BY cells) FILTER (column_key = 'general_public_budget')) AS fresh,
           flatten(list(cells ORDER BY cells)) AS every, sum(yuan) AS yuan,
           bool_or(column_key <> 'general_public_budget') AS is_apart
    FROM top WHERE table_no = 12
     AND column_key IN ('general_public_budget', 'carried.general_public_budget', 'carry_over.general_public_budget')
    GROUP BY report_id
), of_one_fund AS ( -- a list of what one fund pays says so in its title: it is no list of all projects
    SELECT report_id FROM source.report_table
    WHERE table_no = 12 AND regexp_matches(title, '^(\d{4}年)?(度|部门|单位|本级)*(一般公共预算|财政拨款)')
), without_fund AS ( -- a list without a column of the general budget says nothing of it
    SELECT report_id FROM source.cell WHERE table_no = 12 GROUP BY ALL
    HAVING NOT bool_or(ends_with(column_key, 'general_public_budget'))
), of_one_figure AS ( -- a list of projects with one figure each says nothing of one fund
    SELECT report_id FROM top GROUP BY report_id HAVING bool_and(column_key = 'total')
), of_general AS (
    SELECT f.report_id, f.cell_id, g.is_apart, coalesce(g.fresh, []) AS fresh, coalesce(g.every, []) AS every,
           coalesce(g.yuan = f.amount_yuan, false) AS holds_with_all
    FROM settled_figure f LEFT JOIN general g USING (report_id)
    WHERE f.table_no = 5 AND f.row_key = 'total' AND f.column_key = 'project'
      AND f.report_id NOT IN (FROM of_one_figure UNION ALL FROM without_fund)
), pair AS (
    SELECT f.report_id, 'all' AS instance_key, '项目支出' AS what, '表3' AS left_place,
           if(f.report_id IN (FROM with_13), '项目表（表12、表13）', '项目表（表12）') AS right_place, [f.cell_id] AS left_cells,
           coalesce(flatten(list(t.cells ORDER BY t.cells) FILTER (t.cells IS NOT NULL)), []) AS right_cells
    FROM settled_figure f LEFT JOIN listed t USING (report_id)
    WHERE f.table_no = 3 AND f.row_key = 'total' AND f.column_key = 'project' AND f.report_id NOT IN (FROM of_one_fund)
      AND (f.report_id IN (FROM with_13) OR f.report_id NOT IN (FROM carried))
    GROUP BY ALL
    UNION ALL
    SELECT report_id, 'general', '一般公共预算项目支出', '表5', '表12', [cell_id], if(holds_with_all, every, fresh)
    FROM of_general
    WHERE is_apart OR report_id IN (FROM with_13) OR report_id NOT IN (FROM carried UNION ALL FROM carried_together)
)
SELECT *, CASE WHEN instance_key = 'all' THEN ['3 rows', '12 rows', '12 columns', '13 rows', '13 columns', '13 table',
       if(report_id IN (FROM with_13), NULL, 'tables')] END AS absent FROM pair
-- checks:
SELECT * EXCLUDE (rule_id) FROM checked_pairs WHERE rule_id = 'T3-T12-PROJECT'
UNION ALL BY NAME
SELECT report_id, instance_key, table_no, location, expected_yuan, actual_yuan, parts, quantum_yuan,
       map_concat(arguments, words({'what': arguments['table'] || '“' || arguments['line'] || '”' || '（'
           || arguments['column'] || '）', 'left': '印出',
           'right': if(starts_with(instance_key, 'across'), '各资金来源相加', '下级相加'),
           'a': '为' || arguments['a'], 'b': '为' || arguments['b']})) AS arguments, cells, absent
FROM checked_sums WHERE rule_id = 'T3-T12-PROJECT'
