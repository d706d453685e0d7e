-- title: 使用了非本年度科目
-- severity: error
-- convention: state
-- tables: 
-- basis: 《政府收支分类科目》（当年）
-- message: 表{n}科目{row}{problem}。
-- false_alarms: 改革后的第一年；自行整理的目录不全时只对目录中有的科目判断
-- not_applicable: 没有功能科目
WITH known AS (
    SELECT code, min(valid_from) AS first_year, max(coalesce(valid_to, 9999)) AS last_year
    FROM reference.function_classification WHERE confidence <> 'low' GROUP BY code
), printed AS (
    SELECT f.report_id, f.table_no, f.code, f.level, any_value(f.row_label) AS label, r.fiscal_year,
           list(role_cell(f.cell_id, 'left') ORDER BY f.cell_id) FILTER (f.amount_yuan IS NOT NULL) AS cells
    FROM figure f JOIN source.current_report r USING (report_id)
    WHERE f.row_kind = 'code' AND f.table_no IN (3, 5, 8) GROUP BY ALL
)
SELECT p.report_id, p.table_no || '/' || p.code AS instance_key, p.table_no, '表' || p.table_no || ' ' || row_name(p.code, p.label) AS location,
       CASE WHEN k.code IS NULL THEN 'not_evaluable' WHEN p.fiscal_year BETWEEN k.first_year AND k.last_year THEN 'pass' ELSE 'violated' END AS outcome,
       CASE WHEN p.level = 3 OR p.fiscal_year = k.last_year + 1 THEN 'warning' END AS severity,
       if(k.code IS NULL, '目录中没有这一科目，未作判断', NULL) AS reason,
       MAP {'n': p.table_no::VARCHAR, 'row': row_name(p.code, p.label), 'problem': if(p.fiscal_year > k.last_year,
            '自' || (k.last_year + 1) || '年起停用', '自' || k.first_year || '年起才启用')} AS arguments, p.cells
FROM printed p LEFT JOIN known k USING (code)
