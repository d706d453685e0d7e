-- A name that nothing marks as an item's (住房公积金17.70万元) is that of a row of a table where most of
-- such names of a section stand in it with the very amounts said; one that differs there is wrong. Where
-- only one other is right, a name that long and of one row alone is very likely that row's.
CREATE MACRO bare_name(name) AS
    regexp_replace(class_name(name), '(?:年初|当年)?(?:预算|决算|安排|支出|经费)*数?(?:为|是|约)?$', '');

-- 办公费、水费依次为1万元、2万元: of a run of figures each has a name, or none is told.
CREATE MACRO each_name(quote, place, many) AS
    CASE WHEN many > 1 AND regexp_matches(quote, '分别|依次')
      AND len(string_split(regexp_replace(regexp_extract(quote, '^(?:其中|包括)?[：:]?(.*?)(?:分别|依次)', 1), '和|与|及', '、'),
              '、')) = many
         THEN string_split(regexp_replace(regexp_extract(quote, '^(?:其中|包括)?[：:]?(.*?)(?:分别|依次)', 1), '和|与|及', '、'),
             '、')[place] END;

CREATE TEMP TABLE spoken_named AS
WITH said AS (
    SELECT s.report_id, s.section_no, s.section, s.statement_id, s.amount_yuan, s.quantum_yuan,
           -- 住房公积金5万元, or of what was budgeted just before: 住房公积金年初预算4万元、决算5万元
           coalesce(each_name(s.quote, row_number() OVER of_run, count(*) OVER of_run),
               regexp_extract(replace(replace(left(t.text, s.span_start), '“', '，'), '”', ''),
                   '([^，,：:；;。、.．（）()\d\n]{2,40})(?:年初预算数?为?[\d,.]+[亿万]?元[、，,](?:支出)?决算数?为?)?$', 1)) AS printed,
           bare_name(printed) AS name,
           regexp_matches(s.section || regexp_extract(left(t.text, s.span_start), '[^\n]*$'),
               '项目支出|基本支出') AS is_of_some -- of which it may be a part only
    FROM said_now s JOIN source.section t USING (report_id, section_no)
    WHERE (s.subject = 'unknown' OR starts_with(s.subject, 'economic_class:')) AND s.measure = 'level'
      AND non_zero(s.amount_yuan) AND coalesce(s.year, s.fiscal_year) = s.fiscal_year
    WINDOW of_run AS (PARTITION BY s.report_id, s.section_no, s.quote
        ORDER BY s.statement_no ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
), beside AS (
    SELECT s.report_id, s.section_no, s.statement_id, s.name, f.table_no, f.cell_id, f.amount_yuan, f.quantum_yuan,
           f.row_label, f.level = 3 AND NOT s.is_of_some AS is_item,
           bool_or(abs(s.amount_yuan - f.amount_yuan) <= greatest(s.quantum_yuan,
                   f.quantum_yuan) / 2) OVER (PARTITION BY s.statement_id, f.table_no) AS agrees
    FROM said s JOIN figure f ON f.report_id = s.report_id AND (f.table_no IN (3, 5, 8, 9, 22) AND f.row_kind = 'code'
          OR f.table_no IN (6, 23) AND f.row_kind IN ('category', 'item') AND regexp_matches(s.section, '基本支出')
          OR f.table_no = 12 AND f.row_kind = 'project' AND class_name(f.row_label) = class_name(s.printed))
     AND f.column_key = 'total' AND coalesce(f.side, 'expenditure') = 'expenditure' AND bare_name(f.row_label) = s.name
     AND speaks_of(s.section, f.table_no, '', 'total')
    WHERE length(s.name) >= 2
), counted AS (
    SELECT report_id, section_no, table_no, count(DISTINCT statement_id) FILTER (agrees) AS agreeing,
           count(DISTINCT statement_id) FILTER (NOT agrees) AS differing
    FROM beside GROUP BY ALL
), supported AS (
    SELECT report_id, section_no, table_no, agreeing < 2 * differing OR agreeing < 2 AS is_weak FROM counted
    WHERE agreeing >= 1 AND agreeing >= differing
    QUALIFY row_number() OVER (PARTITION BY report_id, section_no ORDER BY agreeing DESC, table_no <> 5, table_no) = 1
)
SELECT 'E-ITEMS' AS rule_id, statement_id, 1 AS choice, name AS what, cell_id, amount_yuan, quantum_yuan, table_no,
       row_label, is_weak
FROM beside JOIN supported USING (report_id, section_no, table_no)
WHERE NOT is_weak OR is_item AND length(name) >= 4
QUALIFY NOT is_weak OR count(DISTINCT cell_id) OVER (PARTITION BY statement_id) = 1;
