-- title: 说明中写明的编码与科目
-- severity: error
-- convention: state
-- tables: 
-- basis: 《政府收支分类科目》（当年）
-- message: 说明“{printed}”：{problem}，请核对。
-- false_alarms: 逐级写明的，名称在同一上级下只属于一个编码时才判断；目录没有的名称、编码不判断
-- not_applicable: 说明没有写明编码的科目
WITH told AS ( -- 公共安全支出（204）公安（02）行政运行（01）
    SELECT s.report_id, s.section_no, s.page_no, s.text, r.fiscal_year,
           unnest(list_distinct(regexp_extract_all(s.text,
               '[^，,。；;：:、“”"（）()\d.．\s]{2,30}[（(]2\d\d类?[）)][^，,。；;：:、“”"（）()\d.．\s]{2,30}[（(]\d\d款?[）)][^，,。；;：:、“”"（）()\d.．\s]{2,40}[（(]\d\d项?[）)]'))) AS hit
    FROM source.section s JOIN source.current_report r USING (report_id) WHERE r.fiscal_year IS NOT NULL
), part AS (
    SELECT *, [x[1:3] for x in regexp_extract_all(hit, '\d+')] AS numbers,
           list_filter(string_split_regex(hit, '[（(]\d+[类款项]?[）)]'), lambda x: x <> '') AS names FROM told
), step AS (
    SELECT *, array_to_string(numbers[:level], '') AS code, names[level] AS name, prose_name(names[level]) AS plain
    FROM (SELECT *, unnest([1, 2, 3]) AS level FROM part) WHERE len(names) = 3
), known AS (
    SELECT code, name, level, prose_name(name) AS plain, valid_from, coalesce(valid_to, 9999) AS valid_to
    FROM reference.function_classification WHERE confidence <> 'low'
), judged AS (
    SELECT s.*, (SELECT min(k.name) FROM known k WHERE k.code = s.code
               AND s.fiscal_year BETWEEN k.valid_from AND k.valid_to)
               AS right_name,
           EXISTS (FROM known k WHERE k.code = s.code
               AND (k.plain = s.plain OR is_near_name(k.plain, s.plain))) AS is_right,
           (SELECT if(count(DISTINCT k.code) = 1, min(k.code), NULL) FROM known k
            WHERE k.plain = s.plain AND k.level = s.level AND s.fiscal_year BETWEEN k.valid_from AND k.valid_to
              AND (s.level = 1 OR left(k.code, len(k.code) - 2) = left(s.code, len(s.code) - 2))) AS right_code
    FROM step s
), whole AS (
    SELECT *, regexp_extract(hit, '\d+') AS code, regexp_extract(hit, '^[^（(]+') AS name, prose_name(name) AS plain
    FROM (SELECT s.report_id, s.section_no, s.page_no, s.text, r.fiscal_year,
              unnest(list_distinct(regexp_extract_all(s.text,
                  '[^，,。；;：:、“”"（）()\d.．\s]{4,30}[（(]2\d{6}项?[）)]'))) AS hit
          FROM source.section s JOIN source.current_report r USING (report_id) WHERE r.fiscal_year IS NOT NULL)
), coded AS (
    SELECT w.*, (SELECT min(k.name) FROM known k WHERE k.code = w.code
               AND w.fiscal_year BETWEEN k.valid_from AND k.valid_to) AS right_name,
           EXISTS (FROM known k WHERE k.code = w.code
               AND (k.plain = w.plain OR ends_with(w.plain, k.plain) OR is_near_name(k.plain, w.plain))) AS is_right,
           (SELECT coalesce(list(DISTINCT k.code ORDER BY k.code), []) FROM known k
            WHERE k.plain = w.plain AND k.level = 3
              AND w.fiscal_year BETWEEN k.valid_from AND k.valid_to) AS right_codes
    FROM whole w
)
SELECT j.report_id, j.section_no || '/' || j.level || '/' || j.hit AS instance_key, '说明“' || j.hit || '”' AS location,
       if(NOT is_right AND right_code IS NOT NULL, 'violated', 'pass') AS outcome,
       if(right_name IS NULL, 'warning', 'error') AS severity,
       words({'printed': j.hit, 'problem': format('“{}”的编码为{}，印为{}', j.name, right_code, j.code)
           || coalesce(format('；{}是“{}”', j.code, right_name), '')}) AS arguments,
       page_of(j.report_id, j.section_no, instr(j.text, j.hit), j.page_no) AS page_no, [j.hit] AS quotes,
       coalesce((SELECT list(s.statement_id ORDER BY s.statement_no) FROM source.statement s
           WHERE s.report_id = j.report_id AND s.section_no = j.section_no 
             AND contains(s.quote, j.hit)), []) AS statement_ids
FROM judged j
UNION ALL BY NAME -- 住房公积金（2210203）
SELECT w.report_id, w.section_no || '/whole/' || w.hit AS instance_key, '说明“' || w.hit || '”' AS location,
       if(w.is_right OR len(w.right_codes) = 0, 'pass', 'violated') AS outcome,
       words({'printed': w.hit, 'problem': format('{}是“{}”', w.code, w.right_name)
           || if(len(w.right_codes) = 1, format('，“{}”的编码为{}', w.name, w.right_codes[1]), '')}) AS arguments,
       page_of(w.report_id, w.section_no, instr(w.text, w.hit), w.page_no) AS page_no, [w.hit] AS quotes,
       coalesce((SELECT list(s.statement_id ORDER BY s.statement_no) FROM source.statement s
           WHERE s.report_id = w.report_id AND s.section_no = w.section_no
             AND contains(s.quote, w.hit)), []) AS statement_ids
FROM coded w WHERE w.right_name IS NOT NULL
