-- title: 规定说明齐全
-- severity: warning
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）；《预算法》（机关运行经费、政府采购等应当说明）
-- message: {problem}。
-- false_alarms: 不按任何已知表式编的，只看财政部要求的各项，不要求收入、支出、财政拨款、基本支出各有一节；绩效管理自2019年（中发〔2018〕34号）、国有资产自2021年（《行政事业性国有资产管理条例》）起要求；按标题用词而不按序号，正文说到的也算；名词解释里说到的不算；收支各项有表名的也算，三公经费和其他重要事项不算；只有表格的文件不判断；标题下只有图片的会被当作没有内容
-- not_applicable: 文件中没有预算情况说明
WITH wanted AS (
    FROM (VALUES ('收支总体情况', '收支|收入|支出|预算情况', true, 2015, true), ('收入预算', '收入预算|收入', true, 2015, false),
        ('支出预算', '支出预算|支出', true, 2015, false),
                 ('财政拨款收支', '财政拨款', true, 2015, false), ('一般公共预算支出', '一般公共预算|财政(?:预算)?拨款', true, 2015, false),
                 ('基本支出', '基本支出|人员经费', true, 2015, false),
                 ('“三公”经费', '三公', true, 2015, true), ('机关运行经费', '机关运行', true, 2015, true),
                 ('政府采购', '政府采购|采购', true, 2015, true),
                 ('绩效管理', '绩效', true, 2019, true), ('国有资产占有使用', '国有资产|资产占|车辆', true, 2021, true),
                 ('名词解释', '名词解释', false, 2015, true)) AS w(what, pattern, is_telling, since, is_of_all)
), prose AS (SELECT DISTINCT report_id FROM said_now), place AS (
    SELECT *, array_to_string(path, '/') AS titles, is_glossary(path) AS is_glossary
    FROM source.section
), said AS (
    SELECT report_id, string_agg(titles, '/') FILTER (NOT is_glossary
        AND NOT regexp_matches(path[-1], '表([（(].*[)）])?$')) AS titles,
           string_agg(titles, '/') FILTER (NOT is_glossary) AS titles_of_all,
           coalesce(bool_or(is_glossary), false) AS has_glossary,
           min(page_no) FILTER (NOT is_glossary AND NOT regexp_matches(path[1], '概况|职[责能]|^第一部分$')) AS page_no,
           string_agg(replace(text, '绩效工资', ''), '。') FILTER (NOT is_glossary
               AND NOT regexp_matches(path[1], '概况|职[责能]|^第一部分$')) AS text
    FROM place WHERE NOT regexp_matches(path[1], '^第.{1,3}部分.*(?:[预决]算(?:公开)?(?:报)?表|报表)')
       OR regexp_matches(path[-1], '(?:说明|情况)$') -- prose below the last table
    GROUP BY report_id
)
SELECT p.report_id, w.what AS instance_key, '预算情况说明' AS location,
       if(CASE WHEN w.what = '名词解释' THEN s.has_glossary
               ELSE regexp_matches(s.titles, w.pattern)
                    OR w.what IN ('收支总体情况', '收入预算', '支出预算', '财政拨款收支', '一般公共预算支出', '基本支出')
                    AND regexp_matches(s.titles_of_all, w.pattern)
                    OR w.is_telling AND regexp_matches(coalesce(s.text, ''), w.pattern) END, 'pass',
                    'violated') AS outcome,
       words({'problem': '缺少“' || w.what || '”的说明'}) AS arguments, ['prose'] AS absent, s.page_no
FROM prose p JOIN said s USING (report_id) JOIN source.current_report r USING (report_id), wanted w
WHERE coalesce(r.fiscal_year, 2015) >= w.since -- of no year nothing is asked that some years do not
  AND (w.is_of_all OR NOT is_general(r.form_id)) -- what the ministry asks of all, and what a form of its own asks
UNION ALL BY NAME
SELECT s.report_id, 'empty/' || s.title AS instance_key, s.title AS location,
       if(bool_or(k.text <> '') OR NOT bool_or(s.follows_alike), 'pass', 'violated') AS outcome,
       words({'problem': '“' || s.title || '”只有标题，没有内容'}) AS arguments,
       min(s.page_no) AS page_no, [s.title] AS quotes, ['prose'] AS absent
FROM (SELECT *, coalesce(heading_kind(path[-1]) = heading_kind(lead(path[-1]) OVER (PARTITION BY report_id
                ORDER BY section_no)), false) AS follows_alike
      FROM source.section) s JOIN prose USING (report_id)
JOIN source.section k ON k.report_id = s.report_id AND (k.title = s.title OR k.path[:len(s.path)] = s.path)
WHERE len(s.path) > 1 AND NOT regexp_matches(s.path[1], '^第[一二]') AND regexp_matches(s.title, '(?:说明|情况|原因)$')
GROUP BY s.report_id, s.title
