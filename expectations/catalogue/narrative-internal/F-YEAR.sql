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
           CASE WHEN compared_year > fiscal_year OR compared_year = fiscal_year AND (report_kind = 'budget'
                    OR NOT regexp_matches(whole_quote, '[比较与同和对]20\d\d年?[^，,。；;\d]*(?:预算|初|计划|调整|指标|目标)'))
                    THEN 'error'
                WHEN compared_year < fiscal_year - 1 AND NOT also_with_last_year THEN 'warning' END AS severity
    FROM followed WHERE compared_year IS NOT NULL AND fiscal_year IS NOT NULL
), level AS ( -- of a thing that budgets speak of; a plan of several years names no such thing
    SELECT report_id, section, section_no, statement_no, year AS said_year, fiscal_year, quote, statement_id, page_no,
           if(year NOT IN (fiscal_year, fiscal_year - 1), 'warning', NULL) AS severity
    FROM said_now WHERE measure = 'level' AND amount_yuan IS NOT NULL AND fiscal_year IS NOT NULL AND year IS NOT NULL
      AND subject <> 'unknown' AND NOT starts_with(subject, 'reason:')
), outdated AS ( -- in a final account a section of nothing but last year's figures that compares with nothing
    SELECT s.report_id, s.section_no, s.section, s.fiscal_year, min(s.year) AS said_year, min(s.page_no) AS page_no,
           arg_min(s.quote, s.statement_no) AS quote, list(s.statement_id ORDER BY s.statement_no) AS statement_ids
    FROM said_now s JOIN source.section c ON c.report_id = s.report_id AND c.section_no = s.section_no
    WHERE s.report_kind = 'final_account' AND s.amount_yuan IS NOT NULL AND NOT starts_with(s.subject, 'reason:')
      AND NOT regexp_matches(s.section, (s.fiscal_year - 1) || '|上年|结转')
    GROUP BY s.report_id, s.section_no, s.section, s.fiscal_year, c.text
    HAVING bool_and(s.year = s.fiscal_year - 1 AND s.measure = 'level') AND bool_or(s.subject <> 'unknown')
       AND NOT contains(c.text, s.fiscal_year || '年') AND contains(c.text, (s.fiscal_year - 1) || '年')
       AND NOT regexp_matches(c.text, '上年|去年|结转|本年')
), taken AS ( -- said of last year alone, and the very figure that a table prints for this year
    SELECT s.report_id, s.section, s.fiscal_year, s.year AS said_year, s.statement_id, s.quote, s.page_no,
           any_value(f.table_shown) AS table_shown, list(DISTINCT role_cell(f.cell_id, 'right')
               ORDER BY role_cell(f.cell_id, 'right')) AS cells
    FROM said_now s JOIN spoken_place p ON p.subject = s.subject
     AND is_spoken_there(s.section, s.lead, p.section, p.table_no, p.row_key, p.column_key)
    JOIN figure f ON f.report_id = s.report_id AND f.table_no = p.table_no AND coalesce(f.side, '') = p.side
     AND f.row_key = p.row_key AND f.column_key = p.column_key
    WHERE s.measure = 'level' AND s.year = s.fiscal_year - 1 AND contains(s.quote, s.year || '年')
      AND s.amount_yuan > 0 AND abs(f.amount_yuan - s.amount_yuan) <= s.quantum_yuan / 2 AND s.subject <> 'carry_over'
      AND NOT EXISTS (FROM said_now o WHERE o.report_id = s.report_id AND o.section_no = s.section_no
                      AND o.subject = s.subject AND o.measure = 'level'
                      AND coalesce(o.year, o.fiscal_year) = o.fiscal_year)
    GROUP BY ALL
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
UNION ALL BY NAME
SELECT report_id, statement_id || '/taken' AS instance_key, '说明“' || section || '”' AS location, 'violated' AS outcome,
       'warning' AS severity, page_no,
       words({'quote': '“' || quote || '”', 'year': fiscal_year::VARCHAR,
              'problem': format('这里的年度写作{}年，金额却是{}所列本年的数', said_year, table_shown)}) AS arguments,
       cells, [statement_id] AS statement_ids
FROM taken
UNION ALL BY NAME
SELECT report_id, section_no || '/outdated' AS instance_key, '说明“' || section || '”' AS location, 'violated' AS outcome,
       'warning' AS severity, page_no,
       words({'quote': '“' || quote || '”', 'year': fiscal_year::VARCHAR,
              'problem': format('这一节只写了{}年的数，疑为沿用上年', said_year)}) AS arguments, statement_ids
FROM outdated WHERE statement_ids[1] NOT IN (SELECT statement_id FROM taken)
