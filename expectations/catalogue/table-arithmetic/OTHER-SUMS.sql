-- title: 其他表的合计
-- severity: error
-- convention: env
-- tables: 
-- basis: 各地表式自有的预算公开表（收入按来源、财政拨款支出、政府采购等）
-- message: 《{title}》{row}（{column}）为{a}，下级{sum}，相差{d}。
-- false_alarms: 表式没有规定为“其中”的项都要相加
-- not_applicable: 没有表式自有的表
-- sums:
SELECT axis, total_no, part_no FROM column_part WHERE table_no > 20
UNION SELECT axis, total_no, part_no FROM row_part WHERE table_no > 20
UNION SELECT axis, total_no, part_no FROM tree_part WHERE table_no > 20
-- checks:
SELECT s.* EXCLUDE (rule_id) REPLACE (map_concat(s.arguments, words({'title': t.title})) AS arguments)
FROM checked_sums s JOIN source.current_report r USING (report_id)
JOIN reference.form_table t ON t.form_id = r.form_id AND t.table_no = s.table_no
WHERE s.rule_id = 'OTHER-SUMS'
