-- Each spoken amount beside the cells that it may speak of.
-- A name in other words' order, or with a 支出 more or less, is meant where the amount is the same. What tells
-- names apart comes first (行政单位医疗, 事业单位医疗): names that begin otherwise are two.
CREATE MACRO said_name(subject, prefix) AS string_split(subject[len(prefix) + 1:], '/')[-1];
CREATE MACRO name_letters(name) AS list_sort(string_split(name, ''));
CREATE MACRO is_near_name(printed, said) AS
    name_letters(printed) = name_letters(said) OR printed = said || '支出' OR said = printed || '支出'
    OR length(said) >= 4 AND (ends_with(printed, said) OR is_one_character_off(printed, said)
        OR printed[:2] = said[:2] AND jaro_winkler_similarity(printed, said) > 0.93);

CREATE TEMP TABLE said_now AS
SELECT s.*, r.fiscal_year, r.form_id, r.report_kind,
       regexp_extract(regexp_extract(left(t.text, s.span_start), '[^。\n]*$'), '^(.*)[，,：:；;（(—]', 1) AS lead,
       CASE s.unit WHEN '亿元' THEN 100000000 WHEN '万元' THEN 10000 ELSE 1 END
           / pow(10, coalesce(s.decimals, 0)) AS quantum_yuan
FROM source.statement s JOIN source.current_report r USING (report_id)
LEFT JOIN source.section t USING (report_id, section_no);

-- A place belongs to what the heading names, and income and expenditure to the heading that names one of
-- them, or to what a sentence opens with: 支出预算构成：基本支出….
CREATE MACRO is_of_one_side(words, side) AS
    contains(words, side) AND NOT contains(words, if(side = '收入', '支出', '收入'))
    AND NOT regexp_matches(words, '三公|机关运行|采购|绩效|资产|科目|分类|项目支出');
CREATE MACRO sided_heading(section) AS
    coalesce(list_filter(string_split(section, ' / '), lambda x: regexp_matches(x, '收入|支出'))[-1], '');
CREATE MACRO opening_of(lead) AS regexp_extract(lead,
    '^(?:[^，,：:；;（(—]*[，,：:；;（(—])*?([^，,：:；;（(—]*(?:收入|支出)[^，,：:；;（(—]*)', 1);
CREATE MACRO is_spoken_there(section, lead, of_section, table_no, row_key, column_key) AS
    regexp_matches(section, of_section) AND speaks_of(section, table_no, row_key, column_key)
    OR of_section IN ('收入预算', '支出预算')
       AND (is_of_one_side(sided_heading(section), left(of_section, 2))
           AND speaks_of(section, table_no, row_key, column_key)
            OR is_of_one_side(opening_of(lead), left(of_section, 2)) AND NOT regexp_matches(lead, '三公|机关运行|采购|绩效')
               AND speaks_of(section || '/' || opening_of(lead), table_no, row_key, column_key))
    OR of_section = '基本支出' AND contains(lead, '基本支出') AND contains(section || lead, '一般公共预算')
       AND NOT regexp_matches(section, '三公|机关运行|采购|绩效');

-- Columns that a report prints: a figure of the prose is missing only where it has a place. A total
-- is never missing: every table ends in one, so where none was read, we did not read it.
CREATE TEMP TABLE open_column AS
SELECT DISTINCT report_id, table_no, coalesce(side, '') AS side, column_key FROM figure;

-- Sides that print rows of a kind and level at all: no class is missing where none is ever printed.
CREATE TEMP TABLE named_side AS
SELECT DISTINCT report_id, table_no, coalesce(side, '') AS side,
       CASE WHEN row_kind = 'class' OR row_kind = 'code' AND level = 1 THEN 'class:'
            WHEN row_kind = 'code' AND level = 3 THEN 'item:' ELSE 'economic:' END AS prefix
FROM source.table_row WHERE row_kind IN ('class', 'code', 'item', 'category');

CREATE TEMP TABLE spoken_candidate AS
WITH level AS (
    FROM said_now WHERE measure = 'level' AND amount_yuan IS NOT NULL
     AND coalesce(year, fiscal_year) = fiscal_year
)
SELECT p.rule_id, s.statement_id, p.choice, p.what, f.cell_id, f.amount_yuan, f.quantum_yuan, p.table_no, f.row_label
FROM level s JOIN spoken_place p ON p.subject = s.subject
 AND is_spoken_there(s.section, s.lead, p.section, p.table_no, p.row_key, p.column_key)
LEFT JOIN figure f ON f.report_id = s.report_id AND f.table_no = p.table_no
 AND coalesce(f.side, '') = p.side AND f.row_key = p.row_key AND f.column_key = p.column_key
WHERE f.cell_id IS NOT NULL OR (p.choice = 1 AND NOT p.row_key LIKE '%total'
    AND (s.report_id, p.table_no, p.side, p.column_key) IN (FROM open_column))
UNION ALL
SELECT p.rule_id, s.statement_id, p.choice, said_name(s.subject, p.prefix), f.cell_id,
       f.amount_yuan, f.quantum_yuan, p.table_no, f.row_label
FROM level s JOIN named_place p ON starts_with(s.subject, p.prefix) AND regexp_matches(s.section, p.section)
 AND speaks_of(s.section, p.table_no, '', p.column_key)
JOIN named_side n ON n.report_id = s.report_id AND n.table_no = p.table_no AND n.side = p.side AND n.prefix = p.prefix
LEFT JOIN figure f ON f.report_id = s.report_id AND f.table_no = p.table_no
 AND coalesce(f.side, '') = p.side AND f.column_key = p.column_key
 AND f.row_kind IN ('class', 'code', 'item', 'category')
 AND (p.prefix <> 'class:' OR f.level = 1)
 AND (p.prefix <> 'item:' OR f.level = 3 OR f.level = 2 AND f.amount_yuan = s.amount_yuan)
 AND (class_name(f.row_label) = class_name(said_name(s.subject, p.prefix))
      OR f.amount_yuan = s.amount_yuan
      AND is_near_name(class_name(f.row_label), class_name(said_name(s.subject, p.prefix))))
QUALIFY class_name(f.row_label) = class_name(said_name(s.subject, p.prefix))
     OR NOT coalesce(bool_or(class_name(f.row_label) = class_name(said_name(s.subject,
                     p.prefix))) OVER (PARTITION BY p.rule_id, p.table_no, s.statement_id), false);
