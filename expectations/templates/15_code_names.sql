-- The names of coded rows against a catalogue: of their code, that year. `printed` names rows as code_row
-- has them, `known` a catalogue: code, name, plain, valid_from, valid_to, is_sure. A code that the catalogue
-- lacks is not judged, unless its name is that of one other code of its classification alone, which is of the
-- same group or has the same digits but for two neighbours exchanged (30121 for 30211). A name that
-- no other code, no other year and no slip of one character explains may be the catalogue's fault (info).
-- Of a scan only what two tables print alike is judged: one may be misread.
CREATE MACRO is_exchanged(one, other) AS one <> other AND list_contains(list_transform(range(1, len(other)),
    lambda i: left(other, i - 1) || other[i + 1] || other[i] || substr(other, i + 2)), one);
CREATE MACRO code_names(printed, known) AS TABLE
WITH pair AS (SELECT DISTINCT code, row_label, fiscal_year, plain_name(row_label) AS plain FROM query_table(printed)),
looked_up AS (
    SELECT p.*, list(DISTINCT k.name ORDER BY k.name)
               FILTER (k.is_sure AND p.fiscal_year BETWEEN k.valid_from AND k.valid_to) AS right_names,
           coalesce(bool_or(k.is_sure AND is_name_but_for_expenditure(k.plain, p.plain)
                   AND p.fiscal_year BETWEEN k.valid_from AND k.valid_to), false) AS is_right,
           count(k.name) = 0 AS is_unlisted,
           coalesce(bool_or(is_one_character_off(k.plain, p.plain)
                   AND p.fiscal_year BETWEEN k.valid_from AND k.valid_to), false) AS is_slip,
           max(k.valid_to) FILTER (k.is_sure AND k.plain = p.plain AND k.valid_to < p.fiscal_year) AS ended,
           min(k.valid_from) FILTER (k.is_sure AND k.plain = p.plain AND k.valid_from > p.fiscal_year) AS begins
    FROM pair p LEFT JOIN query_table(known) k USING (code) GROUP BY ALL
), owner AS (
    SELECT p.code, p.plain, p.fiscal_year, min(o.code) FILTER (o.is_sure) AS other_code,
           count(DISTINCT o.code) = 1 AND (left(min(o.code) FILTER (o.is_sure), len(p.code) - 2) = left(p.code,
               len(p.code) - 2) OR is_exchanged(p.code, min(o.code) FILTER (o.is_sure))) AS is_only_one_near
    FROM pair p JOIN query_table(known) o ON o.plain = p.plain AND o.code <> p.code AND len(o.code) = len(p.code)
     AND p.fiscal_year BETWEEN o.valid_from AND o.valid_to AND left(o.code, 1) = left(p.code, 1)
    GROUP BY p.code, p.plain, p.fiscal_year
), named AS (
    SELECT l.*, o.other_code, l.is_unlisted AND coalesce(o.is_only_one_near, false) AS is_unknown_code
    FROM looked_up l LEFT JOIN owner o USING (code, plain, fiscal_year)
)
SELECT report_id, concat_ws('/', table_no, side, code, repetition) AS instance_key, table_no,
       '表' || table_no || ' ' || row_name(code, row_label) AS location,
       CASE WHEN is_right THEN 'pass' WHEN right_names IS NOT NULL OR is_unknown_code THEN 'violated'
            ELSE 'not_evaluable' END AS outcome,
       CASE WHEN ended IS NULL AND begins IS NULL AND other_code IS NOT NULL AND NOT is_unknown_code THEN 'error'
            WHEN other_code IS NOT NULL OR ended IS NOT NULL OR begins IS NOT NULL OR is_slip THEN 'warning'
                ELSE 'info' END AS severity,
       CASE WHEN is_right THEN '名称相符' WHEN right_names IS NOT NULL THEN '名称不符'
            WHEN is_unknown_code THEN '目录中没有这一编码，名称是另一编码的'
            ELSE '目录中没有这一科目，未作判断' END AS reason,
       CASE WHEN NOT is_right THEN words({'table': '表' || table_no, 'code': code, 'printed': row_label,
            'problem': CASE WHEN is_unknown_code THEN '目录中没有这一编码，这是' || other_code || '的名称'
                ELSE coalesce(fiscal_year || '年应为“' || right_names[1] || '”', '')
                || coalesce('；该名称自' || (ended + 1) || '年起停用', '')
                || coalesce('；该名称自' || begins || '年起启用', '')
                || if(ended IS NULL AND begins IS NULL, coalesce('，这是' || other_code || '的名称', ''), '') END
       }) END AS arguments, cells,
       if(count(*) OVER (PARTITION BY report_id, code, row_label) > 1, [], ['scan']) AS absent
FROM query_table(printed) JOIN named USING (code, row_label, fiscal_year);
