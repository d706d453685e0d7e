-- title: 扫描数字未获印证
-- severity: warning
-- convention: state
-- tables: 
-- basis: 本系统的读取
-- message: {place}：{detail}，请看原图。
-- false_alarms: 合并格里的注释
-- not_applicable: 没有认出表
WITH doubt AS (
    SELECT *, count(*) OVER page AS many, row_number() OVER (PARTITION BY report_id, kind, table_no, page_no ORDER BY token, detail) AS nth,
           row_number() OVER (PARTITION BY report_id, kind ORDER BY page_no, table_no, token) AS number
    FROM source.gap JOIN source.current_report USING (report_id)
    WHERE kind IN ('uncertain_figure', 'image_page')
    WINDOW page AS (PARTITION BY report_id, kind, table_no, page_no)
)
SELECT report_id, kind || '/' || number AS instance_key, table_no,
       concat_ws(' ', page_label, '表' || table_no) AS location, 'violated' AS outcome,
       words({'place': coalesce(concat_ws(' ', page_label, '表' || table_no), '全文'), 'token': coalesce(token, ''),
            'detail': if(many > 3, '有' || many || '个数字未获印证，如', '') || detail}) AS arguments, page_no
FROM doubt WHERE many <= 3 OR nth = 1
UNION ALL BY NAME
SELECT report_id, 'all' AS instance_key, '各表' AS location, 'pass' AS outcome
FROM source.report_table JOIN source.current_report USING (report_id)
WHERE report_id NOT IN (SELECT report_id FROM source.gap WHERE kind IN ('uncertain_figure', 'image_page')) GROUP BY report_id
