-- title: 支出分类行完整有序
-- severity: warning
-- convention: state
-- tables: 
-- basis: 预算公开表1、表4
-- message: 表{n}支出功能分类{problem}。
-- false_alarms: 分类的名称前有序号、后面省去“支出”的，不算错；只印名称开头几个字的（7、文化旅游），又不是从前的名称，不算错；各省表式所列的类数不同；只印非零行的表式停用本规则
-- not_applicable: 表1、表4没有分类行
WITH row AS (
    SELECT f.report_id, f.table_no, f.row_no, f.code, f.row_label AS label, r.fiscal_year, min(f.page_no) AS page_no
    FROM figure f JOIN source.current_report r USING (report_id)
    WHERE f.table_no IN (1, 4) AND f.row_kind = 'class' AND f.side = 'expenditure' GROUP BY ALL
), line AS (
    SELECT *, lag(code) OVER (PARTITION BY report_id, table_no ORDER BY row_no) AS before FROM row
), known AS (
    SELECT code, plain_name(name) AS plain, name, valid_from, coalesce(valid_to, 9999) AS valid_to
    FROM reference.function_classification WHERE level = 1 AND confidence <> 'low'
), named AS (
    SELECT *, plain_name(class_name(label)) AS plain,
           EXISTS (FROM known o WHERE bare_class(o.plain) = bare_class(plain_name(class_name(label)))) AS is_a_name
    FROM line
), judged AS (
    SELECT l.*, list(k.name ORDER BY k.name) FILTER (k.name IS NOT NULL) AS names,
           coalesce(bool_or(bare_class(k.plain) = bare_class(l.plain)
                            OR starts_with(k.plain, l.plain) AND NOT l.is_a_name), false) AS is_right
    FROM named l LEFT JOIN known k ON k.code = l.code AND l.fiscal_year BETWEEN k.valid_from AND k.valid_to GROUP BY ALL
)
SELECT report_id, table_no || '/' || code || '/' || row_no AS instance_key, table_no, '表' || table_no || '“' || label
       || '”' AS location,
       CASE WHEN before >= code THEN 'violated' WHEN names IS NULL THEN 'not_evaluable' WHEN is_right THEN 'pass'
           ELSE 'violated' END AS outcome,
       if(names IS NULL, '目录中没有这一类，未作判断', NULL) AS reason,
       words({'n': table_no::VARCHAR, 'problem': if(before >= code, format('“{}”的次序不对', label),
            format('印为“{}”，{}年应为“{}”', label, fiscal_year, coalesce(names[1], '')))}) AS arguments, [] AS absent,
       page_no
FROM judged
