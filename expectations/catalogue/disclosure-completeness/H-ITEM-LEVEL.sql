-- title: 公开到项、到款
-- severity: error
-- convention: state
-- tables: 
-- basis: 《预算法实施条例》（支出按功能分类公开到项，基本支出按经济分类公开到款）
-- message: 表{n}只公开到{level}。
-- false_alarms: 只印名称不印编码的下级也算；个别科目没有下级由“科目层级断裂”说明；依法不公开的内容由报告说明
-- not_applicable: 没有支出表的数据
WITH deepest AS (
    SELECT report_id, table_no, max(level) AS level, bool_or(table_no <> 6 AND row_kind = 'item') AS is_by_name,
           any_value(page_no) AS page_no FROM figure
    WHERE (table_no IN (3, 5, 8) AND row_kind IN ('code', 'item') OR table_no = 6 AND row_kind IN ('category', 'item'))
      AND non_zero(amount_yuan) GROUP BY ALL
)
SELECT report_id, table_no::VARCHAR AS instance_key, table_no, '表' || table_no AS location,
       CASE WHEN level >= if(table_no = 6, 2, 3) THEN 'pass' WHEN is_by_name THEN 'not_evaluable'
           ELSE 'violated' END AS outcome,
       CASE WHEN level < 3 AND is_by_name THEN '下级只印名称，看不出级次' END AS reason,
       words({'n': table_no::VARCHAR, 'level': CASE WHEN level = 1 THEN '类' ELSE '款' END}) AS arguments, page_no,
       [table_no || ' rows'] AS absent
FROM deepest
