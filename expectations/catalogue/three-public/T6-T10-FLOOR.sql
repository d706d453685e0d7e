-- title: 基本支出中的“三公”不得大于“三公”表
-- severity: error
-- convention: state
-- tables: 6,10
-- basis: “三公”经费口径：财政拨款安排的全部支出；预算公开表6、10
-- message: {item}：表6（基本支出）为{a}，表10为{b}；“三公”表是全部支出，不能小于其中的基本支出。
-- false_alarms: 表10没有一般公共预算栏时用合计栏；表10空白而表6有数正是问题所在
-- not_applicable: 表6没有“三公”项目
WITH item(name, row_key) AS (VALUES
    ('因公出国（境）费用', 'abroad'), ('因公出国（境）费', 'abroad'), ('公务接待费', 'reception'),
    ('公务用车运行维护费', 'vehicle_running'), ('公务用车购置', 'vehicle_purchase'),
    ('会议费', 'meeting'), ('培训费', 'training')
), six AS (
    SELECT f.report_id, i.row_key, any_value(f.row_label) AS label, any_value(f.unit) AS unit,
           sum(f.amount_yuan) AS a, max(f.quantum_yuan) AS quantum_yuan,
           list(role_cell(f.cell_id, 'left') ORDER BY f.cell_id) FILTER (f.amount_yuan IS NOT NULL) AS cells
    FROM figure f JOIN item i ON plain_name(f.row_label) = i.name
    WHERE f.table_no = 6 AND f.column_key = 'total' AND f.row_kind = 'item' GROUP BY ALL
), ten AS (
    SELECT report_id, row_key, max(quantum_yuan) AS quantum_yuan,
           coalesce(max(amount_yuan) FILTER (column_key = 'general_public_budget'),
                    max(amount_yuan) FILTER (column_key = 'total')) AS b,
           list(role_cell(cell_id, 'right') ORDER BY cell_id) FILTER (amount_yuan IS NOT NULL) AS cells
    FROM figure WHERE table_no = 10 AND column_key IN ('general_public_budget', 'total') GROUP BY ALL
)
SELECT report_id, row_key AS instance_key, 6 AS table_no, '表6与表10：' || label AS location,
       coalesce(b, 0) AS expected_yuan, coalesce(a, 0) AS actual_yuan,
       greatest(s.quantum_yuan, t.quantum_yuan) AS quantum_yuan,
       CASE WHEN coalesce(a, 0) - coalesce(b, 0)
                 > coalesce(greatest(s.quantum_yuan, t.quantum_yuan), 0)
            THEN 'violated' ELSE 'pass' END AS outcome,
       if(coalesce(a, 0) <= coalesce(b, 0), '不大于', '大于') AS reason,
       words({'item': label, 'a': in_unit(a, unit), 'b': coalesce(in_unit(b, unit), '')}) AS arguments,
       list_concat(s.cells, coalesce(t.cells, [])) AS cells, ['6 rows', '6 columns', '10 rows', '10 columns'] AS absent
FROM (FROM six WHERE row_key NOT IN ('meeting', 'training')
    OR (report_id, row_key) IN (SELECT (report_id, row_key) FROM ten)) s
LEFT JOIN ten t USING (report_id, row_key)
WHERE a IS NOT NULL AND report_id IN (FROM (SELECT report_id FROM figure WHERE table_no = 10))
