-- title: 比较的年度和金额的年度
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）（说明增减变化）
-- message: {quote}：本报告为{year}年，{problem}，请核对。
-- false_alarms: 决算与本年预算相比是对的；确与更早的年度相比的；跨年度的规划
-- not_applicable: 没有写明年度的增减和金额
WITH followed AS ( -- 比上年增加…；比2019年（疫情前）减少…: the second of one figure is meant
    SELECT *, coalesce(level_id IS NULL OR level_id = lag(level_id) OVER said_before, true)
              AND coalesce(lag(coalesce(compared_year, fiscal_year - 1)) OVER said_before = fiscal_year - 1,
                  false) AS also_with_last_year
    FROM movement WINDOW said_before AS (PARTITION BY report_id, section_no ORDER BY relation_no)
), compared AS (
    SELECT report_id, section, section_no, relation_no, compared_year AS said_year, fiscal_year, whole_quote AS quote,
           moved_id, page_no,
           CASE WHEN compared_year > fiscal_year OR compared_year = fiscal_year AND report_kind = 'budget' THEN 'error'
                WHEN compared_year < fiscal_year - 1 AND NOT also_with_last_year THEN 'warning' END AS severity
    FROM followed WHERE compared_year IS NOT NULL AND fiscal_year IS NOT NULL
), level AS ( -- of a thing that budgets speak of; a plan of several years names no such thing
    SELECT report_id, section, section_no, statement_no, year AS said_year, fiscal_year, quote, statement_id, page_no,
           if(year NOT IN (fiscal_year, fiscal_year - 1), 'warning', NULL) AS severity
    FROM said_now WHERE measure = 'level' AND amount_yuan IS NOT NULL AND fiscal_year IS NOT NULL AND year IS NOT NULL
      AND subject <> 'unknown' AND NOT starts_with(subject, 'reason:')
)
SELECT report_id, section_no || '/' || said_year AS instance_key, '说明“' || any_value(section) || '”' AS location,
       if(severity IS NULL, 'pass', 'violated') AS outcome, severity, min(page_no) AS page_no,
       words({'quote': '“' || arg_min(quote, relation_no) || '”' || if(count(*) > 1, format('等{}处', count(*)), ''),
               'year': any_value(fiscal_year)::VARCHAR,
              'problem': if(severity = 'error', format('比较的年度写作{}年，应为上一年度', said_year),
                  format('比较的年度写作{}年，不是上一年度', said_year))}) AS arguments,
       list(moved_id ORDER BY relation_no) AS statement_ids
FROM compared GROUP BY report_id, section_no, said_year, severity
UNION ALL BY NAME
SELECT report_id, section_no || '/level/' || said_year AS instance_key, '说明“' || any_value(section) || '”' AS location,
       if(severity IS NULL, 'pass', 'violated') AS outcome, severity, min(page_no) AS page_no,
       words({'quote': '“' || arg_min(quote, statement_no) || '”' || if(count(*) > 1, format('等{}处', count(*)), ''),
               'year': any_value(fiscal_year)::VARCHAR, 'problem': format('这里的年度写作{}年', said_year)}) AS arguments,
       list(statement_id ORDER BY statement_no) AS statement_ids
FROM level GROUP BY report_id, section_no, said_year, severity
