-- title: 规定表格齐全
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号附表；《预算法》（公开）
-- message: {problem}。
-- false_alarms: 目录不是表；图像页未识别时不作判断
-- not_applicable: 没有适用的表式
WITH images AS (
    SELECT report_id, count(*) AS pages FROM source.gap WHERE kind = 'image_page' GROUP BY report_id
), twice AS (
    SELECT DISTINCT report_id, table_no FROM source.gap WHERE kind = 'duplicate_table'
), unread AS (
    SELECT DISTINCT report_id, table_no FROM source.gap WHERE kind = 'unknown_table' AND table_no IS NOT NULL
), form AS (
    SELECT r.report_id, f.table_no, f.title, t.report_id IS NOT NULL AS is_there,
           i.pages IS NOT NULL AS has_images, u.table_no IS NOT NULL AS is_unread, d.table_no IS NOT NULL AS is_twice
    FROM source.current_report r
    JOIN reference.form_table f ON f.form_id = r.form_id AND f.required
    LEFT JOIN source.report_table t ON t.report_id = r.report_id AND t.table_no = f.table_no
    LEFT JOIN images i ON i.report_id = r.report_id
    LEFT JOIN unread u ON u.report_id = r.report_id AND u.table_no = f.table_no
    LEFT JOIN twice d ON d.report_id = r.report_id AND d.table_no = f.table_no
)
SELECT report_id, 'table/' || table_no AS instance_key, table_no, format('表{}《{}》', table_no, title)
           AS location,
       CASE WHEN is_twice THEN 'violated' WHEN is_there THEN 'pass'
            WHEN has_images OR is_unread THEN 'not_evaluable' ELSE 'violated' END AS outcome,
       CASE WHEN is_twice THEN '重复' WHEN is_there THEN '已公开'
            WHEN has_images THEN '有图像页，无法判断'
            WHEN is_unread THEN '有这张表的标题，表头没有认出，无法判断' ELSE '缺表' END AS reason,
       words({'problem': format(CASE WHEN is_twice THEN '表{}《{}》出现两次' ELSE '缺少表{}《{}》' END,
                              table_no, title)}) AS arguments
FROM form
