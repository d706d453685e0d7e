-- title: 名词解释
-- severity: info
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）
-- message: 名词解释缺“{term}”。
-- false_alarms: 表中没有金额的名词不要求；缺整个部分由“规定说明齐全”说明
-- not_applicable: 没有名词解释部分
WITH glossary AS (
    SELECT report_id, string_agg(array_to_string(path, '/') || text, '/') AS text, min(page_no) AS page_no
    FROM source.section WHERE is_glossary(path) GROUP BY report_id
), used AS (
    SELECT DISTINCT report_id, CASE WHEN table_no = 10 THEN '三公' WHEN table_no = 11 THEN '机关运行经费'
           WHEN column_key = 'fiscal_special_account' THEN '财政专户' ELSE '单位资金' END AS term
    FROM figure WHERE non_zero(amount_yuan)
      AND (table_no IN (10, 11) OR table_no = 2 AND column_key IN ('fiscal_special_account', 'unit_funds'))
)
SELECT g.report_id, u.term AS instance_key, '名词解释' AS location,
       if(contains(g.text, u.term), 'pass', 'violated') AS outcome,
       words({'term': u.term}) AS arguments, g.page_no, ['prose'] AS absent
FROM glossary g JOIN used u USING (report_id)
