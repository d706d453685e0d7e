-- title: 未识别的表或列
-- severity: warning
-- convention: state
-- tables: 
-- basis: 本系统的读取
-- message: {place}：{detail}。
-- false_alarms: 合并格里的注释
-- not_applicable: 没有认出表
SELECT report_id, kind || '/' || row_number() OVER (PARTITION BY report_id, kind ORDER BY page_no, table_no, token) AS instance_key, table_no,
       concat_ws(' ', page_label, '表' || table_no) AS location, 'violated' AS outcome,
       words({'place': coalesce(concat_ws(' ', page_label, '表' || table_no), '全文'), 'detail': detail, 'token': coalesce(token, '')}) AS arguments, page_no
FROM source.gap JOIN source.current_report USING (report_id) WHERE kind IN ('unknown_table', 'unknown_column', 'unknown_row', 'duplicate_table')
UNION ALL BY NAME
SELECT report_id, 'all' AS instance_key, '各表' AS location, 'pass' AS outcome
FROM source.report_table JOIN source.current_report USING (report_id)
WHERE report_id NOT IN (SELECT report_id FROM source.gap WHERE kind IN ('unknown_table', 'unknown_column', 'unknown_row', 'duplicate_table')) GROUP BY report_id
