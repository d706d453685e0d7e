-- title: 年度一致
-- severity: error
-- convention: state
-- tables: 
-- basis: 预算公开表表名；公开内容应当准确（《政府信息公开条例》）
-- message: {place}的年度{problem}，本报告为{year}年。
-- false_alarms: 项目名称、文号、书名号内的年份、截止日期、几年的规划不算
-- not_applicable: 没有印出年度
WITH own AS (SELECT report_id, fiscal_year FROM source.current_report WHERE fiscal_year IS NOT NULL),
plain AS (
    SELECT s.report_id, s.section_no, s.title, s.page_no, o.fiscal_year, s.path,
           regexp_replace(regexp_replace(s.text, '《[^》]*》|“[^”]*”|〔[^〕]*〕', '', 'g'), '截[至止]到?20\d\d年', '', 'g') AS text
    FROM source.section s JOIN own o USING (report_id)
), titled AS ( -- 2025年部门预算…, 关于某局2025年收入预算情况说明; not what is compared with, nor how a budget was carried out
    SELECT *, if(regexp_matches(path[-1], '执行|完成|绩效|[比较与同]20|上年|对比'),
                 regexp_extract(path[-1], '(20\d\d)年度?(?:部门|单位|预算)', 1),
                 regexp_extract(path[-1], '(20\d\d)年度?(?:部门|单位|预算|[^，。\d]{0,16}[预决]算[^，。\d]{0,10}说明$)', 1)) AS headed
    FROM plain
), hit AS (
    SELECT t.report_id, 'table/' || t.table_no AS place_key, '表' || t.table_no || '表名' AS place,
           CASE WHEN t.printed_year <> o.fiscal_year THEN '为' || t.printed_year END AS problem, 'error' AS severity,
           t.page_from AS page_no
    FROM source.report_table t JOIN own o USING (report_id) WHERE t.printed_year IS NOT NULL
    UNION ALL
    SELECT report_id, 'heading/' || section_no, '标题“' || path[-1] || '”',
           CASE WHEN headed <> fiscal_year::VARCHAR THEN '为' || headed END, 'error', page_no
    FROM titled WHERE headed <> ''
    UNION ALL
    SELECT report_id, 'scope/' || section_no, '说明“' || title || '”的编制范围',
           CASE WHEN regexp_extract(text, '(20\d\d)年度?(?:部门|单位)?(?:汇总)?[预决]算编制范围', 1) <> fiscal_year::VARCHAR
                THEN '为' || regexp_extract(text, '(20\d\d)年度?(?:部门|单位)?(?:汇总)?[预决]算编制范围', 1) END, 'error',
                page_of(report_id, section_no, instr(text, '编制范围'), page_no)
    FROM plain WHERE regexp_matches(text, '20\d\d年度?(?:部门|单位)?(?:汇总)?[预决]算编制范围')
    UNION ALL
    SELECT report_id, 'asof/' || section_no, '说明“' || title || '”的截止日期',
           CASE WHEN report_kind = 'final_account' AND until <> fiscal_year
                  OR until NOT BETWEEN fiscal_year - 2 AND fiscal_year THEN '为' || until END,
           if(report_kind = 'final_account', 'error', 'warning'), page_no
    FROM (SELECT s.*, o.fiscal_year, r.report_kind, regexp_extract(s.text, '截[至止]到?(20\d\d)年12月', 1)::INTEGER AS until
        FROM source.section s JOIN own o USING (report_id)
          JOIN source.current_report r USING (report_id)
          WHERE (r.report_kind = 'final_account' OR contains(s.title, '资产')) AND regexp_matches(s.text, '截[至止]到?20\d\d年12月'))
    UNION ALL
    SELECT report_id, 'period/' || section_no, '说明“' || title || '”',
           CASE WHEN NOT list_contains(years, fiscal_year::VARCHAR) THEN '为' || array_to_string(years, '、') END,
           'error', page_no
    FROM (SELECT *, list_distinct(regexp_extract_all(text, '(20\d\d)年', 1)) AS years FROM plain)
    WHERE regexp_matches(title, '实施(?:周期|期限|计划|时间)') AND regexp_matches(text, '^(?:实施周期[：:为]?)?20\d\d年\d')
      AND len(years) = 1
    UNION ALL
    SELECT report_id, 'cut/' || section_no, '说明“' || title || '”', '印为“'
           || regexp_extract(text, '(?:^|[^\d])(20\d年度?)', 1) || '”，少一位', 'warning', page_no
    FROM plain WHERE regexp_matches(text, '(?:^|[^\d])20\d年度')
)
SELECT h.report_id, place_key AS instance_key, place AS location, if(problem IS NULL, 'pass', 'violated') AS outcome,
       severity, words({'place': place, 'problem': coalesce(problem, ''), 'year': o.fiscal_year::VARCHAR}) AS arguments,
       page_no
FROM hit h JOIN own o USING (report_id)
