-- title: 百分号缺失或多余
-- severity: warning
-- convention: state
-- tables: 
-- basis: 数字用法规范
-- message: “{quote}”{problem}。
-- false_alarms: “增长几倍”“占地”不算；截至年月日不算
-- not_applicable: 没有增减幅或占比
WITH hit AS (
    SELECT report_id, section_no, page_no, text, unnest(regexp_extract_all(text,
           '(?:[^，,。；;]*(?:增加|减少|增长|下降)[\d,.]+(?:万元|元|亿元)[，,](?:增加|减少)|占比?|(?:[^，,。；;]*(?:增加|减少|增长|下降)[\d,.]+(?:万元|元|亿元)[，,])?(?:增长|下降|增幅为?|降幅为?))了?\d+(?:\.\d+)?(?:[，。；;]|,[^\d]|$)')) AS quote,
   '缺少百分号' AS problem
    FROM source.section WHERE NOT starts_with(path[1], '第一')
    UNION ALL
    SELECT report_id, section_no, page_no, text, unnest(regexp_extract_all(text, '\d+(?:\.\d+)?[%％](?:万元|元|亿元)')),
           '百分号之后又有金额单位'
    FROM source.section
)
SELECT report_id, section_no || '/'
       || row_number() OVER (PARTITION BY report_id, section_no ORDER BY quote) AS instance_key,
       '说明“' || quote || '”' AS location, 'violated' AS outcome,
       words({'quote': quote, 'problem': problem}) AS arguments,
       page_of(report_id, section_no, instr(text, quote), page_no) AS page_no
FROM hit
UNION ALL BY NAME
SELECT report_id, 'all' AS instance_key, '说明' AS location, 'pass' AS outcome
FROM said_now WHERE percent IS NOT NULL AND report_id NOT IN (SELECT report_id FROM hit) GROUP BY report_id
