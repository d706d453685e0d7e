-- title: 发布页标题与文件不符
-- severity: warning
-- convention: state
-- tables: 
-- basis: 《政府信息公开条例》
-- message: 网页标题与文件封面不符：{conflict}。
-- false_alarms: 门户省略市、区名
-- not_applicable: 没有网页标题
SELECT report_id, 'title' AS instance_key, '发布页标题' AS location,
       if(identity_conflict IS NULL, 'pass', 'violated') AS outcome,
       words({'conflict': coalesce(identity_conflict, '')}) AS arguments, [] AS absent
FROM source.current_report WHERE source_url IS NOT NULL
