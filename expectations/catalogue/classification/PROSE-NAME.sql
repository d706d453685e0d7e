-- title: 说明中的科目名称与级次
-- severity: warning
-- convention: state
-- tables: 
-- basis: 《政府收支分类科目》（当年）
-- message: 说明写作“{printed}”，{problem}，请核对。
-- false_alarms: 新增的项可能与款同名，项级只看旧名称；目录没有的名称不判断，只在它明明是别的级次、别的年度的科目时才说；名词解释不算
-- not_applicable: 说明没有写明类、款、项的科目
WITH told AS (
    SELECT *, instr('类款项', hit[-2]) AS level FROM (
        SELECT s.report_id, s.section_no, s.page_no, s.text, r.fiscal_year,
               unnest(list_distinct(regexp_extract_all(s.text,
                           '[^，,。；;：:、“”"（）()\d\s]{3,30}[（(]\d{0,7}[类款项][）)]'))) AS hit
        FROM source.section s JOIN source.current_report r USING (report_id)
        WHERE NOT is_glossary(s.path) AND r.fiscal_year IS NOT NULL)
), name AS (
    SELECT *, class_name(regexp_replace(hit, '[（(].*$', '')) AS exact, prose_name(exact) AS plain FROM told
), known AS (
    SELECT DISTINCT prose_name(name) AS plain, class_name(name) AS exact, level, code, name, valid_from,
           coalesce(valid_to, 9999) AS valid_to
    FROM reference.function_classification WHERE confidence <> 'low'
), judged AS (
    SELECT n.report_id, n.level, n.hit, any_value(n.fiscal_year) AS fiscal_year,
           min(page_of(n.report_id, n.section_no, instr(n.text, n.hit), n.page_no)) AS page_no,
           coalesce(bool_or(k.level = n.level AND n.fiscal_year BETWEEN k.valid_from AND k.valid_to
                   AND (k.exact IN (n.exact, n.exact || '支出') OR NOT n.is_elsewhere)), false) AS is_right,
           min(k.level) FILTER (n.level < 3 AND k.level <> n.level
               AND n.fiscal_year BETWEEN k.valid_from AND k.valid_to) AS other_level,
           list(DISTINCT k.code ORDER BY k.code) FILTER (k.level = n.level AND k.exact = n.exact) AS old_codes
    FROM (SELECT *, EXISTS (FROM known o WHERE o.exact = name.exact AND o.level <> name.level) AS is_elsewhere
        FROM name) n LEFT JOIN known k USING (plain) GROUP BY n.report_id, n.level, n.hit
), named AS (
    SELECT j.* EXCLUDE (old_codes),
           string_agg(DISTINCT k.name, '”或“'
               ORDER BY k.name) AS right_name -- the name of several of old: each has its own now
    FROM judged j LEFT JOIN known k ON list_contains(j.old_codes, k.code)
      AND j.fiscal_year BETWEEN k.valid_from AND k.valid_to GROUP BY ALL
)
SELECT report_id, level || '/' || hit AS instance_key, '说明“' || hit || '”' AS location,
       if(NOT is_right AND (other_level IS NOT NULL OR right_name IS NOT NULL), 'violated', 'pass') AS outcome,
       if(right_name IS NULL, 'info', 'warning') AS severity,
       words({'printed': hit, 'problem': CASE WHEN right_name IS NOT NULL
               THEN format('{}年该科目名称为“{}”', fiscal_year, right_name)
            ELSE format('“{}”是{}级科目', regexp_replace(hit, '[（(].*$', ''), CASE other_level WHEN 1 THEN '类' WHEN 2
                THEN '款' ELSE '项' END) END}) AS arguments,
       page_no, [hit] AS quotes
FROM named
