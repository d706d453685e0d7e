-- title: 人员与公用归属
-- severity: warning
-- convention: state
-- tables: 
-- basis: 预算公开表6；部门预算编制口径
-- message: 表6“{item}”列入{side}，一般应列{other}。
-- false_alarms: 其他交通费用（公务交通补贴）有的地方列入人员经费；离退休人员的公用经费
-- not_applicable: 表6没有明细
WITH side AS (
    SELECT f.report_id, f.row_no, f.row_label, c.row_label AS category, f.column_key, f.amount_yuan, f.cell_id,
           CASE WHEN regexp_matches(c.row_label, '工资福利|对个人和家庭') THEN 'personnel'
               WHEN regexp_matches(c.row_label, '商品和服务|资本性') THEN 'public' END AS right_side
    FROM figure f JOIN source.table_row c ON c.report_id = f.report_id AND c.table_no = 6 AND c.row_no = f.parent_row_no
    WHERE f.table_no = 6 AND f.row_kind = 'item' AND f.column_key IN ('personnel', 'public') AND non_zero(f.amount_yuan)
)
SELECT report_id, row_no || '/' || column_key AS instance_key, 6 AS table_no, '表6“' || row_label || '”' AS location,
       amount_yuan AS actual_yuan,
       if(column_key = right_side OR contains(row_label, '其他交通费'), 'pass', 'violated') AS outcome,
       words({'item': row_label, 'side': if(column_key = 'personnel', '人员经费', '公用经费'),
               'other': if(column_key = 'personnel', '公用经费', '人员经费')}) AS arguments,
       [role_cell(cell_id, 'left')] AS cells, ['6 rows'] AS absent
FROM side WHERE right_side IS NOT NULL
