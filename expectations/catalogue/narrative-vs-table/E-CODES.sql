-- title: 带编码的科目说明与表一致
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）；预算公开到功能分类项级科目
-- message: 说明“{quote}”：{problem}，请核对。
-- false_alarms: 只说科目一部分的金额；同一节里别的科目都与表中合计相符、唯独它不符的才判断
-- not_applicable: 说明没有带编码的科目金额，或没有按科目的支出表
WITH said AS (
    SELECT s.*, regexp_extract(s.quote, '(?:^|\D)(2\d{2}(?:\d{2}){0,2})(?:\D|$)', 1) AS code,
           class_name(s.subject[7:]) AS name,
           row_number() OVER (PARTITION BY s.report_id, s.section_no,
               regexp_extract(s.quote, '(?:^|\D)(2\d{2}(?:\d{2}){0,2})(?:\D|$)', 1) ORDER BY s.statement_no) AS mention
    FROM said_now s
    WHERE starts_with(s.subject, 'coded:') AND s.measure = 'level' AND s.amount_yuan IS NOT NULL
      AND coalesce(s.year, s.fiscal_year) = s.fiscal_year
), printed AS (
    SELECT report_id, table_no, table_shown, code, row_label, column_key, cell_id, amount_yuan, quantum_yuan, unit
    FROM figure WHERE row_kind = 'code' AND amount_yuan IS NOT NULL AND coalesce(side, 'expenditure') = 'expenditure'
      AND starts_with(code, '2')
), matched AS (
    SELECT s.statement_id, bool_or(p.cell_id IS NOT NULL) AS is_printed,
           coalesce(bool_or(abs(p.amount_yuan - s.amount_yuan) <= greatest(s.quantum_yuan, p.quantum_yuan) / 2),
               false) AS fits,
           max(p.amount_yuan) AS largest_yuan, -- of the table that the section speaks of, the largest
           arg_max(p.cell_id, (p.column_key = 'total', p.table_no IN (5, 8, 9), p.table_no = 3,
                   p.amount_yuan)) AS cell_id
    FROM said s LEFT JOIN printed p ON p.report_id = s.report_id AND p.code = s.code
     AND (NOT is_of_one_fund(s.section) OR speaks_of(s.section, p.table_no, '', p.column_key)
         AND p.table_no NOT IN (1, 2, 3, 21, 22) OR p.table_no IN (5, 8, 9))
    GROUP BY s.statement_id
), elsewhere AS ( -- the same name and amount under another code
    SELECT s.statement_id, min(p.code) AS other_code, any_value(p.cell_id) AS cell_id FROM said s
    JOIN printed p ON p.report_id = s.report_id AND p.code <> s.code AND len(p.code) = len(s.code)
     AND p.amount_yuan = s.amount_yuan AND class_name(p.row_label) = s.name
    GROUP BY s.statement_id HAVING count(DISTINCT p.code) = 1
), judged AS (
    SELECT s.*, m.* EXCLUDE (statement_id, cell_id), coalesce(m.cell_id, e.cell_id) AS cell_id, e.other_code,
           count(*) FILTER (m.fits) OVER one AS fitting,
           count(*) FILTER (m.is_printed AND NOT m.fits AND s.mention = 1) OVER one AS others
    FROM said s JOIN matched m USING (statement_id) LEFT JOIN elsewhere e USING (statement_id)
    WINDOW one AS (PARTITION BY s.report_id, s.section_no)
)
SELECT j.report_id, j.statement_id AS instance_key, p.table_no, '说明“' || j.quote || '”' AS location,
       CASE WHEN fits THEN 'pass' WHEN NOT is_printed AND other_code IS NOT NULL THEN 'violated' WHEN NOT is_printed
           THEN 'not_evaluable'
            WHEN fitting >= 2 AND fitting > 2 * others AND mention = 1 THEN 'violated'
            WHEN fitting >= 2 AND j.amount_yuan > largest_yuan + greatest(j.quantum_yuan, p.quantum_yuan)
                THEN 'violated' ELSE 'not_evaluable' END AS outcome,
       CASE WHEN NOT is_printed THEN 'warning'
           WHEN abs(p.amount_yuan - j.amount_yuan) <= greatest(j.quantum_yuan, p.quantum_yuan)
               THEN 'info' END AS severity, if(is_printed, '可能只是该科目的一部分', '表中没有这一编码') AS reason,
       if(is_printed, p.amount_yuan, NULL) AS expected_yuan, if(is_printed, j.amount_yuan, NULL) AS actual_yuan,
       words({'quote': j.quote, 'problem': CASE WHEN NOT is_printed
               THEN format('编码印为{}，{}的“{}”为{}', j.code, coalesce(p.table_shown, ''), coalesce(p.row_label, ''),
                   coalesce(other_code, ''))
            ELSE format('{} {}为{}，相差{}', p.table_shown, row_name(j.code, p.row_label), in_unit(p.amount_yuan, j.unit),
                in_unit(abs(p.amount_yuan - j.amount_yuan), j.unit)) END}) AS arguments,
       if(p.cell_id IS NULL, [], [role_cell(p.cell_id, 'right')]) AS cells, [j.statement_id] AS statement_ids,
       ['tables', '3 rows', '3 columns', '5 rows', '5 columns', '8 rows', '8 columns', '9 rows', '9 columns'] AS absent
FROM judged j LEFT JOIN printed p ON p.cell_id = j.cell_id
UNION ALL BY NAME -- the amount is that of the code, and the name is another's
SELECT j.report_id, 'name/' || j.statement_id AS instance_key, p.table_no, '说明“' || j.quote || '”' AS location,
       'violated' AS outcome, 'warning' AS severity,
       words({'quote': j.quote, 'problem': format('编码{}在{}中是“{}”', j.code, p.table_shown, p.row_label)}) AS arguments,
       [role_cell(p.cell_id, 'right')] AS cells, [j.statement_id] AS statement_ids, [p.table_no || ' names'] AS absent
FROM judged j JOIN printed p ON p.cell_id = j.cell_id
WHERE j.fits AND len(j.code) = 7 AND p.code = j.code
  AND EXISTS (FROM reference.function_classification k
      WHERE k.level = 3 AND k.code <> j.code AND class_name(k.name) = regexp_extract(j.name, '[^—－-]*$')
        AND length(k.name) > 3)
  AND NOT is_near_name(class_name(p.row_label), regexp_extract(j.name, '[^—－-]*$'))
  AND NOT EXISTS (FROM reference.function_classification k
      WHERE k.code = j.code AND is_near_name(class_name(k.name), regexp_extract(j.name, '[^—－-]*$')))
