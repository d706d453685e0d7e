-- title: 个人信息泄露
-- severity: error
-- convention: state
-- tables: 
-- basis: 《个人信息保护法》；《政府信息公开条例》
-- message: {place}疑似{kind}（{masked}），请核实后撤换。
-- false_alarms: 身份证号须校验码相符，银行卡号须校验位相符；填报时间戳不算
-- not_applicable: 没有文字
WITH words AS (
    SELECT report_id, page_no, '说明“' || title || '”' AS place, section_no::VARCHAR AS place_key, text
    FROM source.section
    UNION ALL
    SELECT report_id, page_from, '绩效表“' || coalesce(project_name, title) || '”的' || field.key, form_no || '/'
           || field.key, field.value
    FROM (SELECT *, unnest(map_entries(fields)) AS field FROM source.performance_table)
), digits AS (
    SELECT report_id, page_no, place, place_key,
           unnest(regexp_extract_all(text, '(?:^|[^\dXx])(\d{17}[\dXx]|\d{16}|\d{19}|1[3-9]\d{9})(?:[^\dXx]|$)',
                   1)) AS number FROM words
), kinds AS (
    SELECT *, CASE
        WHEN length(number) = 11 THEN '手机号码'
        WHEN length(number) = 18 AND number[7:8] IN ('19', '20') AND '10X98765432'[
             list_sum([number[i]::INTEGER * [7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2][i] for i in range(1,
                         18)])::INTEGER % 11 + 1]
             = upper(number[18]) THEN '身份证号码'
        WHEN length(number) IN (16, 19) AND starts_with(number, '62') AND list_sum([
             CASE WHEN (length(number) - i) % 2 = 1 THEN (2 * number[i]::INTEGER) // 10 + (2 * number[i]::INTEGER) % 10
                 ELSE number[i]::INTEGER END
             for i in range(1, length(number) + 1)]) % 10 = 0 THEN '银行卡号' END AS kind
    FROM digits
)
SELECT report_id, place_key || '/' || left(sha256(number), 8) AS instance_key, place AS location, 'violated' AS outcome,
       words({'place': place, 'kind': kind, 'masked': number[1:3] || '…' || number[-2:]}) AS arguments,
       min(page_no) AS page_no
FROM kinds WHERE kind IS NOT NULL GROUP BY ALL
UNION ALL BY NAME
SELECT report_id, 'all' AS instance_key, '全文' AS location, 'pass' AS outcome
FROM words JOIN source.current_report USING (report_id)
WHERE text <> '' AND place <> '说明“正文”' AND report_id NOT IN (SELECT report_id FROM kinds WHERE kind IS NOT NULL)
GROUP BY report_id
