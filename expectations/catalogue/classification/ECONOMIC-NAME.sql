-- title: 经济科目名称及归属
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2017〕98号（支出经济分类科目改革）
-- message: 表6“{item}”列在“{category}”之下，按{year}年部门预算支出经济分类属于“{right}”。
-- false_alarms: 自行整理的目录没有的名称不判断；2017年及以前用旧科目
-- not_applicable: 表6没有分类的明细
SELECT report_id, row_no::VARCHAR AS instance_key, 6 AS table_no, '表6“' || row_label || '”' AS location,
       CASE WHEN codes IS NULL OR category IS NULL THEN 'not_evaluable' WHEN is_in_category THEN 'pass' ELSE 'violated' END AS outcome,
       CASE WHEN codes IS NULL THEN '目录中没有这一名称，未作判断' WHEN category IS NULL THEN '没有印出所属的类' END AS reason,
       MAP {'item': row_label, 'category': coalesce(category, ''), 'year': fiscal_year::VARCHAR, 'right': coalesce(array_to_string(right_categories, '或'), '')} AS arguments, cells
FROM economic_item
