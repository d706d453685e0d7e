-- title: 用途、原因写的是别的科目
-- severity: info
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）；公开内容应当准确（《政府信息公开条例》）
-- message: “{item}”{problem}，疑为照抄，请核对。
-- false_alarms: 原因只在同一节的原因都按科目套写时才看；只在整句只写了另一个科目、本科目的名称一字未提时才说；列举几项的不算
-- not_applicable: 说明没有写各项支出的用途
WITH paragraph AS (
    SELECT s.report_id, s.section_no, s.page_no, s.text AS whole, r.fiscal_year,
           unnest(string_split(s.text, chr(10))) AS text
    FROM source.section s JOIN source.current_report r USING (report_id)
    WHERE regexp_matches(s.text, '[（(]\d{0,7}项[）)]')
), item AS (
    SELECT *, regexp_extract(text, '([^，,。；;：:、“”"（）()\d]{2,40})[（(]\d{0,7}项[）)]', 1) AS item,
           split_part(regexp_replace(text, '用于|原因', chr(1)), chr(1), 1) AS head,
           regexp_extract(text, '用于[：:]?([^。；;]*)', 1) AS purpose,
           regexp_extract(text, '原因(?:是|为|：|:)+([^。；;]*)', 1) AS reason
    FROM paragraph
), said AS (
    SELECT * EXCLUDE (purpose, reason), '用途' AS what, purpose AS said FROM item WHERE item <> '' AND purpose <> ''
    UNION ALL SELECT * EXCLUDE (purpose, reason), '原因', reason FROM item WHERE item <> '' AND reason <> ''
), other AS (
    SELECT DISTINCT prose_name(name) AS plain, valid_from, coalesce(valid_to, 9999) AS valid_to
    FROM reference.function_classification
    WHERE level = 3 AND confidence <> 'low' AND length(prose_name(name)) >= 4 AND NOT starts_with(name, '其他')
), judged AS (
    SELECT s.*, CASE WHEN NOT contains(said, '、') AND NOT contains(said, prose_name(item)) THEN
                (SELECT max_by(o.plain, length(o.plain)) FROM other o
                    WHERE fiscal_year BETWEEN o.valid_from AND o.valid_to
                 AND contains(said, o.plain) AND (what = '用途' OR starts_with(said, o.plain))
                 AND length(regexp_replace(said, '增加|减少|增长|下降|有所|较上年|方面|[的等]', '', 'g')) - length(o.plain) <= 14
                 AND NOT contains(prose_name(item), o.plain) AND NOT contains(o.plain, prose_name(item))
                 AND NOT contains(head, o.plain)) END AS named
    FROM (SELECT *, count(*) FILTER (contains(said, prose_name(item))) OVER (PARTITION BY report_id, section_no,
            what) AS alike FROM said) s
    WHERE what = '用途' OR alike >= 3
)
SELECT report_id, what || '/' || section_no || '/' || item AS instance_key, '说明“' || item || '”' AS location,
       if(bool_or(named IS NOT NULL), 'violated', 'pass') AS outcome,
       words({'item': item, 'problem': format('的{}写的是“{}”', what,
                   coalesce(arg_max(said, named IS NOT NULL), ''))}) AS arguments,
       any_value(page_of(report_id, section_no, instr(whole, text), page_no)) AS page_no,
       [arg_max(said, named IS NOT NULL)] AS quotes, [] AS absent
FROM judged GROUP BY report_id, section_no, item, what
UNION ALL BY NAME
SELECT i.report_id, '基本/' || section_no || '/' || item AS instance_key, '说明“' || item || '”' AS location,
       if(any_value(b.amount_yuan) = any_value(p.amount_yuan) AND any_value(p.amount_yuan) > 0, 'violated',
           'pass') AS outcome,
       words({'item': item, 'problem': format('的用途写作“{}”，表5却列在项目支出（{}）', any_value(purpose),
                   in_unit(any_value(p.amount_yuan), any_value(p.unit)))}) AS arguments,
       any_value(page_of(i.report_id, section_no, instr(whole, text), i.page_no)) AS page_no,
       list(role_cell(p.cell_id, 'right') ORDER BY role_cell(p.cell_id, 'right')) AS cells, [] AS absent
FROM item i JOIN figure p ON p.report_id = i.report_id AND p.table_no = 5 AND p.column_key = 'project' AND p.level = 3
  AND class_name(p.row_label) = class_name(item)
JOIN figure b ON b.report_id = i.report_id AND b.table_no = 5 AND b.column_key = 'total' AND b.row_no = p.row_no
WHERE contains(purpose, '基本支出') AND NOT contains(purpose, '项目支出') GROUP BY i.report_id, section_no, item
HAVING count(*) = 1
