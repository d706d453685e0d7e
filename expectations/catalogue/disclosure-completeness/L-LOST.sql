-- title: 表页数字未被读取
-- severity: error
-- convention: state
-- tables: 
-- basis: 本系统自查
-- message: {page}数字“{token}”没有读入任何单元格，相关合计暂不可信；这是读取程序的问题，不是部门的错误。
-- false_alarms: 页码、编码、年份、文号不算
-- not_applicable: 没有认出的表
SELECT r.report_id, coalesce(g.key, 'all') AS instance_key, g.table_no,
       coalesce(g.page_label, '全部表页') AS location,
       CASE WHEN g.key IS NULL THEN 'pass' ELSE 'violated' END AS outcome,
       coalesce(g.detail, '表页上的数字都已读入') AS reason,
       words({'page': coalesce(g.page_label, ''), 'token': coalesce(g.token, '')}) AS arguments
FROM source.current_report r
LEFT JOIN (
    SELECT *, concat_ws('/', 'lost', page_no, token,
               row_number() OVER (PARTITION BY report_id, page_no, token ORDER BY detail)) AS key
    FROM source.gap WHERE kind = 'lost_token') g USING (report_id)
WHERE g.key IS NOT NULL OR EXISTS (FROM source.report_table t WHERE t.report_id = r.report_id)
