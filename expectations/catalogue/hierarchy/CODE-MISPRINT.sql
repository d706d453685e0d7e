-- title: 科目编码印错
-- severity: error
-- convention: state
-- tables: 
-- basis: 《政府收支分类科目》（当年）
-- message: 表{n}“{label}”的科目编码印为{code}，疑为{meant}，请核对。
-- false_alarms: 只在名称、所在位置或另一张表指向唯一一个编码时判断；其余各项核对按疑为的编码进行
-- not_applicable: 没有功能科目
SELECT c.report_id, concat_ws('/', c.table_no, c.side, c.row_no, c.code) AS instance_key, c.table_no,
       '表' || c.table_no || ' ' || row_name(c.code, c.row_label) AS location,
       if(m.code IS NULL, 'pass', 'violated') AS outcome,
       words({'n': c.table_no::VARCHAR, 'label': c.row_label, 'code': c.code,
               'meant': coalesce(m.meant_code, '')}) AS arguments,
       f.cells,
       -- read wrongly once is likely on a scan; the same in two tables is printed
       if(count(*) OVER (PARTITION BY c.report_id, c.code, c.plain) > 1, [], ['scan']) AS absent
FROM coded_row c LEFT JOIN misprinted_code m ON m.report_id = c.report_id AND m.table_no = c.table_no
  AND m.row_no = c.row_no
 AND m.side IS NOT DISTINCT FROM c.side
LEFT JOIN (SELECT report_id, table_no, side, row_no, cells FROM code_row) f ON f.report_id = c.report_id
 AND f.table_no = c.table_no AND f.row_no = c.row_no AND f.side IS NOT DISTINCT FROM c.side
