-- title: 金额小数位与单位
-- severity: warning
-- convention: state
-- tables: 
-- basis: 预算公开表的金额单位（万元，两位小数）
-- message: 表{n} {row}（{column}）印为{printed}，{problem}。
-- false_alarms: 个别数多印一位小数；金额确实悬殊的小表
-- not_applicable: 没有金额
WITH whole AS (
    SELECT report_id, median(quantum_yuan) AS usual_quantum,
           max(amount_yuan) FILTER (table_no IN (1, 3) AND row_key IN ('grand_total', 'total')) AS total_yuan
    FROM figure GROUP BY report_id
), odd AS (
    SELECT f.*, coalesce(w.total_yuan > 0 AND f.amount_yuan >= 1000 * w.total_yuan, false) AS is_huge,
           '表' || f.table_no || ' ' || row_name(f.code, f.row_label) AS location
    FROM figure f JOIN whole w USING (report_id)
    WHERE (w.total_yuan > 0 AND f.amount_yuan >= 1000 * w.total_yuan)
       OR (f.unit = '万元' AND f.quantum_yuan < 100 AND w.usual_quantum = 100)
), fine AS (
    -- A clerk who prints one sum unrounded prints the others so: one finding a report, at its first.
    SELECT report_id, count(*) AS figures, list(cell_id ORDER BY table_no, cell_no)[:10] AS cell_ids,
           arg_min(struct_pack(key := cell_id[length(report_id) + 2:], table_no := table_no, location := location,
                               yuan := amount_yuan, code := code, row_label := row_label,
                               column_name := column_name, printed := printed), (table_no, cell_no)) AS first
    FROM odd WHERE NOT is_huge GROUP BY report_id
)
SELECT report_id, cell_id[length(report_id) + 2:] AS instance_key, table_no, location, 'violated' AS outcome,
       amount_yuan AS actual_yuan,
       words({'n': table_no::VARCHAR, 'row': row_name(code, row_label), 'column': column_name, 'printed': printed,
              'problem': '疑为元与万元混用'}) AS arguments,
       [role_cell(cell_id, 'left')] AS cells, [] AS absent
FROM odd WHERE is_huge
UNION ALL BY NAME
SELECT report_id, first.key AS instance_key, first.table_no AS table_no, first.location AS location,
       'violated' AS outcome, first.yuan AS actual_yuan,
       words({'n': first.table_no::VARCHAR, 'row': row_name(first.code, first.row_label), 'column': first.column_name,
               'printed': first.printed,
              'problem': '小数多于两位' || if(figures > 1, '，这样的金额共' || figures || '处', '')}) AS arguments,
       list_transform(cell_ids, lambda c: role_cell(c, 'left')) AS cells, [] AS absent
FROM fine
UNION ALL BY NAME
SELECT DISTINCT report_id, 'all' AS instance_key, '各表' AS location, 'pass' AS outcome
FROM figure WHERE report_id NOT IN (SELECT report_id FROM odd)
