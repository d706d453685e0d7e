-- title: 未被任何规则覆盖的数字
-- severity: info
-- convention: state
-- tables: 
-- basis: 本系统的核对范围
-- message: {k}个数字未被任何核对涉及：{cells}。
-- false_alarms: 没有
-- not_applicable: 没有金额
WITH touched AS (
    SELECT DISTINCT unnest(cells).cell_id AS cell_id FROM quality.instance WHERE outcome IN ('pass', 'rounding', 'violated')
      AND (expected_yuan IS NOT NULL OR actual_yuan IS NOT NULL)
), left_out AS (
    SELECT f.report_id, count(*) FILTER (t.cell_id IS NULL) AS cells,
           list('表' || table_no || '“' || row_label || '”（' || column_name || '）' ORDER BY table_no, row_no, column_key) FILTER (t.cell_id IS NULL) AS listed,
           list(role_cell(f.cell_id, 'left') ORDER BY table_no, row_no, column_key) FILTER (t.cell_id IS NULL) AS places
    FROM figure f LEFT JOIN touched t USING (cell_id) WHERE non_zero(f.amount_yuan) GROUP BY f.report_id
)
SELECT report_id, 'all' AS instance_key, '各表' AS location, if(cells > 0, 'violated', 'pass') AS outcome,
       words({'k': cells::VARCHAR, 'cells': array_to_string(listed[1:5], '、') || if(cells > 5, '等', '')}) AS arguments, places[1:50] AS cells
FROM left_out
