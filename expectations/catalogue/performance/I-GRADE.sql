-- title: 绩效得分与等级
-- severity: warning
-- convention: state
-- tables: 
-- basis: 《项目支出绩效评价管理办法》（财预〔2020〕10号）第十四条：90分及以上为优，80分及以上为良，60分及以上为中，60分以下为差
-- message: “{quote}”：{problem}，请核对。
-- false_alarms: 本地区另定分档的；没有写明等级或得分的不判断
-- not_applicable: 说明没有同时写明绩效得分与等级
WITH scored AS (
    SELECT report_id, section_no, page_no, text, unnest(list_distinct(regexp_extract_all(text,
        '(?:得分|评分|总分|分值)[^，,。；;\d]{0,6}\d{1,3}(?:\.\d+)?分[^。；;\d]{0,16}?(?:等级|结果|等次|级别|评级|档次|评定|评价)[^，,。；;\d]{0,6}?[“"‘]?(?:优秀|良好|优|良|中|差)(?:[”"’，,。；;）)]|$)'))) AS hit
    FROM source.section
), band AS (
    SELECT *, regexp_extract(hit, '(\d{1,3}(?:\.\d+)?)分', 1)::DOUBLE AS score,
           regexp_extract(hit, '(优|良|中|差)[^优良中差]*$', 1) AS printed FROM scored
), graded AS (
    SELECT *, CASE WHEN score >= 90 THEN '优' WHEN score >= 80 THEN '良' WHEN score >= 60 THEN '中' ELSE '差' END AS needed
    FROM band WHERE score <= 100
), counted AS ( -- 4个项目……“优”的4个，“良”的1个
    SELECT report_id, section_no, page_no, text, hit, regexp_extract(hit, '(\d+)个项目', 1)::INTEGER AS projects,
           [x::INTEGER for x in regexp_extract_all(hit, '[“"‘](?:优秀|良好|优|良|中|差)[”"’](?:等级|等次)?的?(?:项目)?(?:有|为|共)?(\d+)个', 1)]
               AS parts
    FROM (SELECT *, unnest(list_distinct(regexp_extract_all(text, '\d+个项目[^。\n]*。?[^。\n]*?[“"‘](?:优|良|中|差)[^。\n]*'))) AS hit
          FROM source.section)
)
SELECT report_id, section_no || '/' || hit AS instance_key, '说明“' || hit || '”' AS location,
       if(printed = needed, 'pass', 'violated') AS outcome,
       words({'quote': rtrim(hit, '，,。；;'), 'problem': format('{}按规定为“{}”，印为“{}”', said_amount(score, '分'), needed, printed)})
           AS arguments,
       page_of(report_id, section_no, instr(text, hit), page_no) AS page_no, [hit] AS quotes, ['prose'] AS absent
FROM graded
UNION ALL BY NAME
SELECT report_id, 'count/' || section_no || '/' || hit AS instance_key, '说明“' || hit || '”' AS location,
       if(list_sum(parts) > projects, 'violated', 'pass') AS outcome,
       words({'quote': hit, 'problem': format('各等级相加为{}个，多于{}个项目', list_sum(parts)::INTEGER, projects)}) AS arguments,
       page_of(report_id, section_no, instr(text, hit), page_no) AS page_no, [hit] AS quotes, ['prose'] AS absent
FROM counted WHERE len(parts) > 1
