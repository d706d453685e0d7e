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
)
SELECT p.report_id, p.cell_id[length(p.report_id) + 2:] AS instance_key, p.table_no, '表' || p.table_no || ' ' || row_name(code, row_label) AS location,
       'violated' AS outcome, p.amount_yuan AS actual_yuan,
       words({'n': p.table_no::VARCHAR, 'row': row_name(code, row_label), 'column': column_name, 'printed': printed,
            'problem': if(p.amount_yuan >= 1000 * w.total_yuan, '疑为元与万元混用', '小数多于两位')}) AS arguments,
       [role_cell(cell_id, 'left')] AS cells, [] AS absent
FROM figure p JOIN whole w USING (report_id)
WHERE (w.total_yuan > 0 AND p.amount_yuan >= 1000 * w.total_yuan) OR (p.unit = '万元' AND p.quantum_yuan < 100 AND w.usual_quantum = 100)
UNION ALL BY NAME
SELECT f.report_id, 'all' AS instance_key, '各表' AS location, 'pass' AS outcome
FROM figure f JOIN whole w USING (report_id)
GROUP BY f.report_id, w.total_yuan, w.usual_quantum HAVING NOT bool_or((w.total_yuan > 0 AND amount_yuan >= 1000 * w.total_yuan) OR (unit = '万元' AND quantum_yuan < 100 AND w.usual_quantum = 100))
