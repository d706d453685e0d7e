-- title: 功能科目编码与名称
-- severity: error
-- convention: state
-- tables: 
-- basis: 《政府收支分类科目》（当年）
-- message: {table}科目{code}印为“{printed}”，{problem}。
-- false_alarms: 自行整理的目录不全：查不到的项不判错，由人工核对
-- not_applicable: 没有功能科目
WITH printed AS (
    FROM code_row WHERE code IS NOT NULL AND (table_no IN (2, 3, 5, 8) OR (table_no = 9 AND side = 'expenditure'))
), known AS (
    SELECT code, name, plain_name(name) AS plain, valid_from, coalesce(valid_to, 9999) AS valid_to,
           provenance = 'official' AS is_official
    FROM reference.function_classification WHERE confidence <> 'low'
), pair AS (SELECT DISTINCT code, row_label, fiscal_year FROM printed),
looked_up AS (
    SELECT p.*, list(DISTINCT k.name ORDER BY k.name)
               FILTER (p.fiscal_year BETWEEN k.valid_from AND k.valid_to) AS right_names,
           coalesce(bool_or(k.plain = plain_name(p.row_label)
                            AND p.fiscal_year BETWEEN k.valid_from AND k.valid_to), false) AS is_right,
           max(k.valid_to) FILTER (k.plain = plain_name(p.row_label) AND k.valid_to < p.fiscal_year) AS ended,
           min(k.valid_from) FILTER (k.plain = plain_name(p.row_label) AND k.valid_from > p.fiscal_year) AS begins
    FROM pair p LEFT JOIN known k USING (code) GROUP BY ALL
), named AS (
    SELECT l.*, (SELECT min(o.code) FROM known o WHERE o.plain = plain_name(l.row_label)
                 AND o.code <> l.code AND len(o.code) = len(l.code)
                 AND l.fiscal_year BETWEEN o.valid_from AND o.valid_to) AS other_code
    FROM looked_up l
)
SELECT report_id, concat_ws('/', table_no, side, code, repetition) AS instance_key, table_no,
       '表' || table_no || ' ' || row_name(code, row_label) AS location,
       CASE WHEN is_right THEN 'pass' WHEN right_names IS NOT NULL THEN 'violated' ELSE 'not_evaluable' END AS outcome,
       if(ended IS NULL AND begins IS NULL AND other_code IS NOT NULL, 'error', 'warning') AS severity,
       CASE WHEN is_right THEN '名称相符' WHEN right_names IS NOT NULL THEN '名称不符'
            ELSE '目录中没有这一科目，未作判断' END AS reason,
       words({'table': '表' || table_no, 'code': code, 'printed': row_label,
            'problem': coalesce(fiscal_year || '年应为“' || right_names[1] || '”', '')
                || coalesce('；该名称自' || (ended + 1) || '年起停用', '')
                || coalesce('；该名称自' || begins || '年起启用', '')
                || if(ended IS NULL AND begins IS NULL, coalesce('，这是' || other_code || '的名称', ''), '')
       }) AS arguments, cells
FROM printed JOIN named USING (code, row_label, fiscal_year)
