-- title: 增减栏=本年－上年
-- severity: error
-- convention: state
-- tables: 
-- basis: 各地表式自有的对比栏（上年预算数、本年预算数、增减）
-- message: {table}“{row}”：本年{now}、上年{last}，增减印为{change}，相差{d}，请核对。
-- false_alarms: 只看表中多数行都如此相减的；增减印为百分比的不算
-- not_applicable: 没有上年、本年和增减三栏的表
WITH row AS (
    SELECT n.report_id, n.table_no, n.side, n.row_no, n.row_label, n.code, n.unit, n.table_shown,
           n.amount_yuan AS now_yuan, l.amount_yuan AS last_yuan, c.amount_yuan AS change_yuan,
           n.quantum_yuan + coalesce(l.quantum_yuan, 0) + coalesce(c.quantum_yuan, 0) AS quanta,
           [role_cell(n.cell_id, 'total'), role_cell(l.cell_id, 'part'), role_cell(c.cell_id, 'part')] AS cells
    FROM figure n JOIN figure l ON l.report_id = n.report_id AND l.table_no = n.table_no
      AND l.side IS NOT DISTINCT FROM n.side AND l.row_no = n.row_no AND l.column_key = 'last_year'
    JOIN figure c ON c.report_id = n.report_id AND c.table_no = n.table_no AND c.side IS NOT DISTINCT FROM n.side
      AND c.row_no = n.row_no AND c.column_key = 'change'
    WHERE n.column_key IN ('total', 'amount') AND c.amount_yuan IS NOT NULL
      AND coalesce(n.amount_yuan, l.amount_yuan) IS NOT NULL
), judged AS (
    SELECT *, coalesce(now_yuan, 0) - coalesce(last_yuan, 0) - change_yuan AS difference_yuan,
           abs(difference_yuan) <= coalesce(quanta, 0) / 2 AS holds,
           count(*) FILTER (abs(coalesce(now_yuan, 0) - coalesce(last_yuan, 0) - change_yuan) <= coalesce(quanta, 0) / 2
               AND change_yuan <> 0) OVER one AS holding, count(*) OVER one AS rows
    FROM row WINDOW one AS (PARTITION BY report_id, table_no, side)
)
SELECT report_id, concat_ws('/', table_no, side, row_no) AS instance_key, table_no, '表' || table_no || ' '
       || row_name(code, row_label) AS location,
       CASE WHEN holds THEN 'pass' WHEN holding >= 3 AND 3 * holding >= 2 * rows THEN 'violated'
           ELSE 'not_evaluable' END AS outcome, '增减栏不是这样相减的' AS reason,
       words({'table': table_shown, 'row': row_label, 'now': in_unit(now_yuan, unit), 'last': in_unit(last_yuan, unit),
               'change': in_unit(change_yuan, unit),
            'd': in_unit(abs(difference_yuan), unit)}) AS arguments, cells
FROM judged
