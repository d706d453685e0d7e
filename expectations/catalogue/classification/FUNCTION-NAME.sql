-- title: 功能科目编码与名称
-- severity: error
-- convention: state
-- tables: 
-- basis: 《政府收支分类科目》（当年）
-- message: {table}科目{code}印为“{printed}”，{problem}。
-- false_alarms: 自行整理的目录不全：查不到的项不判错，由人工核对
-- not_applicable: 没有功能科目
WITH printed AS (
    SELECT f.report_id, f.table_no, f.side, f.code, f.row_no, any_value(f.row_label) AS label,
           f.level, any_value(r.fiscal_year) AS year,
           list(role_cell(f.cell_id, 'left') ORDER BY f.cell_id) FILTER (f.amount_yuan IS NOT NULL) AS cells
    FROM figure f JOIN source.current_report r USING (report_id)
    WHERE f.row_kind = 'code' AND f.code IS NOT NULL
      AND (f.table_no IN (2, 3, 5, 8) OR (f.table_no = 9 AND f.side = 'expenditure'))
    GROUP BY ALL
), known AS (
    SELECT code, name, plain_name(name) AS plain, valid_from, coalesce(valid_to, 9999) AS valid_to,
           provenance = 'official' AS is_official
    FROM reference.function_classification WHERE confidence <> 'low'
), pair AS (SELECT DISTINCT code, label, year FROM printed),
looked_up AS (
    SELECT p.*, list(DISTINCT k.name ORDER BY k.name)
               FILTER (p.year BETWEEN k.valid_from AND k.valid_to) AS right_names,
           coalesce(bool_or(k.plain = plain_name(p.label)
                            AND p.year BETWEEN k.valid_from AND k.valid_to), false) AS is_right,
           max(k.valid_to) FILTER (k.plain = plain_name(p.label) AND k.valid_to < p.year) AS ended,
           min(k.valid_from) FILTER (k.plain = plain_name(p.label) AND k.valid_from > p.year) AS begins
    FROM pair p LEFT JOIN known k USING (code) GROUP BY ALL
), named AS (
    SELECT l.*, (SELECT min(o.code) FROM known o WHERE o.plain = plain_name(l.label)
                 AND o.code <> l.code AND len(o.code) = len(l.code)
                 AND l.year BETWEEN o.valid_from AND o.valid_to) AS other_code
    FROM looked_up l
), judged AS (SELECT p.*, n.* EXCLUDE (code, label, year) FROM printed p JOIN named n USING (code, label, year))
SELECT report_id, concat_ws('/', table_no, side, code) AS instance_key, any_value(table_no) AS table_no,
       '表' || table_no || ' ' || row_name(code, arg_min(label, row_no)) AS location,
       CASE WHEN bool_and(is_right) THEN 'pass' WHEN bool_or(right_names IS NOT NULL) THEN 'violated'
            ELSE 'not_evaluable' END AS outcome,
       CASE WHEN max(ended) IS NOT NULL OR max(begins) IS NOT NULL THEN 'warning'
            WHEN max(other_code) IS NULL THEN 'warning' ELSE 'error' END AS severity,
       CASE WHEN bool_and(is_right) THEN '名称相符' WHEN bool_or(right_names IS NOT NULL)
            THEN '名称不符' ELSE '目录中没有这一科目，未作判断' END AS reason,
       MAP {'table': '表' || table_no, 'code': code, 'printed': arg_min(label, row_no),
            'problem': coalesce(any_value(year) || '年应为“' || arg_min(right_names[1], row_no) || '”', '')
                || coalesce('；该名称自' || (max(ended) + 1) || '年起停用', '')
                || coalesce('；该名称自' || min(begins) || '年起启用', '')
                || CASE WHEN max(ended) IS NULL AND min(begins) IS NULL
                        THEN coalesce('，这是' || max(other_code) || '的名称', '') ELSE '' END
       } AS arguments,
       flatten(list(cells ORDER BY row_no) FILTER (cells IS NOT NULL)) AS cells
FROM judged GROUP BY report_id, table_no, side, code
