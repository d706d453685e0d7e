-- title: 原因只重复了增减
-- severity: info
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）（增减变化的原因）
-- message: “{section}”一节有{k}处原因只重复了增减（如“{list}”），请写明具体原因。
-- false_alarms: 去掉金额、增减等通用字词和本科目名称后还有实际内容的不算；一节只说一次
-- not_applicable: 说明没有写原因
WITH told AS (
    SELECT report_id, section_no, title, page_no, text,
           unnest(list_distinct(regexp_extract_all(text, '[^。；;\n]*原因[^。；;\n]*'))) AS hit
    FROM source.section WHERE NOT is_glossary(path)
), said AS (
    SELECT *, regexp_extract(hit, '原因(?:是|为|系|：|:|，|,)+([^。；;\n]*)$', 1) AS reason, split_part(text, hit, 1)[-160:]
           || split_part(hit, '原因', 1) AS before FROM told
), plain AS (
    SELECT *, regexp_replace(reason,
        '20\d\d年度?|[本上]年度?|今年|去年|年初|年度|预算|决算|执行|支出|收入|经费|费用|费|资金|金额|总额|安排|拨款|财政|一般公共|根据|按照?|实际|情况|需要|发生|相应|有所|较|比|与|数|的|了|各项|项目|增加|增长|减少|下降|压减|小于|大于|等于|低于|高于|持平|保持|不变|[，,：:、（）()“”]',
        '', 'g') AS rest
    FROM said WHERE reason <> ''
), judged AS (
    SELECT *, length(rest) <= 1 AND NOT regexp_matches(reason, '^项目调整')
              OR regexp_matches(reason, '(?:支出|决算|执行)数?(?:小于|大于|低于|高于)预算数?$')
              OR length(rest) >= 4 AND contains(before, rest)
              AND regexp_matches(reason, '(?:经费|支出|费用?|预算)(?:有所|的)?(?:增加|减少|增长|下降|保持不变|不变)$') AS is_thin
    FROM plain
)
SELECT report_id, section_no::VARCHAR AS instance_key, '说明“' || title || '”' AS location,
       if(bool_or(is_thin), 'violated', 'pass') AS outcome,
       words({'section': title, 'k': count(*) FILTER (is_thin)::VARCHAR,
               'list': array_to_string(list_sort(list(DISTINCT reason) FILTER (is_thin))[:4], '”“')}) AS arguments,
       min(page_of(report_id, section_no, instr(text, hit), page_no)) FILTER (is_thin) AS page_no,
       list(DISTINCT reason ORDER BY reason) FILTER (is_thin) AS quotes
FROM judged GROUP BY report_id, section_no, title
