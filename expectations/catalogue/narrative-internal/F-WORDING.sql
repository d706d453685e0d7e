-- title: 重复字词与标点
-- severity: info
-- convention: state
-- tables: 
-- basis: 公文用语规范
-- message: 文字有{k}处：{list}。
-- false_alarms: 常常、人人之类的叠词不算；表内文字粘连的不算；一份报告只说一次
-- not_applicable: 没有文字说明
WITH found AS (
    SELECT report_id, section_no, page_no, text, unnest(list_distinct(regexp_extract_all(text,
           '[^。，、；：\n]{0,8}(?:[。，、；：]{2,}|[。，；] +[。，；])|,，|，,|比[^，。；\d]{0,6}相比|[与较]上年度?相[^比同较当一近应关对符继]|(?:预算|支出|收入|单价|金额|资金|经费|拨款|费)[^，。；\d]{0,6}\d[\d,.]*万[，。；、（）()]')
           || regexp_extract_all(text, '[^“”。；，、\n]{0,6}”[^“”。\n]*?[^“”。；，、\n]{1,8}”'))) AS hit
    FROM source.section WHERE text <> '' AND len(path) > 0
), word AS (
    SELECT report_id, page_of(report_id, section_no, instr(text, hit), page_no) AS page_no,
           CASE WHEN regexp_matches(hit, '万[，。；、（）()]$') THEN '“' || hit[:-2] || '”缺“元”'
               WHEN regexp_matches(hit, '”.*”$') THEN '“' || regexp_extract(hit, '([^”、，]*)”$', 1) || '”之前缺引号'
                   ELSE hit END AS hit
    FROM found
    UNION ALL
    SELECT p.report_id, p.page_from, i.level3 || '的指标值“' || i.target || '”'
    FROM source.performance_indicator i JOIN source.performance_table p USING (report_id, form_no)
    WHERE length(i.target) >= 4 AND length(i.target) % 2 = 0
      AND i.target[1:length(i.target) // 2] = i.target[length(i.target) // 2 + 1:]
), counted AS (
    SELECT report_id, count(*) AS hits, min(page_no) AS page_no,
           string_agg(DISTINCT hit || '（第' || page_no || '页）', '、' ORDER BY hit || '（第' || page_no || '页）') AS listed
           FROM word GROUP BY report_id
)
SELECT report_id, 'all' AS instance_key, '全文' AS location, if(c.report_id IS NULL, 'pass', 'violated') AS outcome,
       words({'k': coalesce(hits, 0)::VARCHAR,
               'list': if(length(listed) > 120, listed[1:120] || '……', listed)}) AS arguments, c.page_no
FROM (SELECT DISTINCT report_id FROM source.section JOIN source.current_report USING (report_id)
    WHERE text <> '' AND len(path) > 0) s LEFT JOIN counted c USING (report_id)
