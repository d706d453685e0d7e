-- title: 数字的写法
-- severity: warning
-- convention: state
-- tables: 
-- basis: GB/T 15835（出版物上数字用法）；公开内容应当准确（《政府信息公开条例》）
-- message: 说明中“{quote}”的分节号或小数点位置不对，看不出是多少，请核对。
-- false_alarms: 几个数并列、没有写各自单位的
-- not_applicable: 说明中没有金额
WITH said AS (
    SELECT s.report_id, s.section_no, s.page_no, s.title, s.text,
           -- one figure, or several that share their unit: what has decimals ends before the next comma
           list_filter(regexp_extract_all(s.text, '\d[\d,，.]*[万亿]?元'), lambda one:
               NOT regexp_matches(one,
                   '^((\d+|\d{1,3}([,，]\d{3})+)\.\d+[,，])*(\d+|\d{1,3}([,，]\d{3})+)(\.\d+)?[万亿]?元$')) AS wrong,
           regexp_matches(s.text, '\d[万亿]?元') AS has_amount
    FROM source.section s JOIN source.current_report USING (report_id) WHERE len(s.path) > 0
), hit AS (
    SELECT *, page_of(report_id, section_no, instr(text, quote), page_no) AS stands_on
    FROM (SELECT *, unnest(list_distinct(wrong)) AS quote FROM said)
)
SELECT report_id, section_no || '/' || quote AS instance_key, '说明“' || title || '”' AS location, 'violated' AS outcome,
       stands_on AS page_no,
       words({'quote': quote}) AS arguments, [quote] AS quotes
FROM hit
UNION ALL BY NAME
SELECT report_id, 'all' AS instance_key, '说明' AS location, 'pass' AS outcome
FROM said WHERE has_amount AND report_id NOT IN (SELECT report_id FROM hit) GROUP BY report_id
