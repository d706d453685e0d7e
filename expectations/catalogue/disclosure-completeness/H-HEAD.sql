-- title: 表头要素
-- severity: warning
-- convention: state
-- tables: 
-- basis: 预算公开表表头
-- message: 表{n}缺少{item}。
-- false_alarms: 全部表都不印的表号、部门名称不算缺；表格单独成一个文件而多数表不印年度的，一份报告只说一次；部门和年度印错的由“单位名称一致”“年度一致”说明
-- not_applicable: 没有认出表
WITH head AS (
    SELECT t.*, count(printed_no) OVER w AS numbered, count(printed_agency) OVER w AS named,
           count(printed_year) OVER w AS dated, count(*) OVER w AS tables
    FROM source.report_table t JOIN source.current_report USING (report_id) WINDOW w AS (PARTITION BY report_id)
), missing AS (
    SELECT *, list_filter([if(printed_no IS NULL AND numbered > tables / 2, '表号', NULL),
                           if(printed_agency IS NULL AND named > tables / 2, '部门名称', NULL),
                           if(printed_year IS NULL AND dated > tables / 2, '年度', NULL),
                           if(EXISTS (FROM source.gap g WHERE g.report_id = head.report_id
                                      AND g.table_no = head.table_no AND g.kind = 'unit_missing'), '金额单位', NULL)],
                          lambda x: x IS NOT NULL) AS items
    FROM head
)
SELECT report_id, table_no::VARCHAR AS instance_key, table_no, '表' || table_no || '表头' AS location,
       if(len(items) > 0, 'violated', 'pass') AS outcome,
       words({'n': table_no::VARCHAR, 'item': array_to_string(items, '、')}) AS arguments, page_from AS page_no,
       [] AS absent
FROM missing
UNION ALL BY NAME
SELECT report_id, 'years' AS instance_key, min(table_no) AS table_no, '各表表头' AS location, 'violated' AS outcome,
       'info' AS severity,
       words({'n': array_to_string(list_sort(list(table_no)), '、表'), 'item': '年度'}) AS arguments,
       min(page_from) AS page_no, [] AS absent
FROM head WHERE printed_year IS NULL AND dated <= tables / 2 AND tables > 2
  AND report_id IN (SELECT report_id FROM source.report_document WHERE role = 'tables') GROUP BY report_id
