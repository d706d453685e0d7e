-- title: 科目层级断裂
-- severity: error
-- convention: state
-- tables: 
-- basis: 《预算法》、《预算法实施条例》（公开到项）
-- message: {table} {row}{problem}。
-- false_alarms: 表页缺失时先看读取缺漏；预备费等没有下级科目；下级只印名称不印编码的也算有下级
-- not_applicable: 没有科目行
WITH expenditure AS (
    FROM code_row WHERE level BETWEEN 1 AND 3 AND (table_no IN (2, 3, 5, 8) OR (table_no = 9 AND side = 'expenditure'))
), below AS (
    SELECT r.report_id, r.table_no, r.side, r.row_no,
           lead(r.row_no, 1, 1000000) OVER (PARTITION BY r.report_id, r.table_no, r.side
               ORDER BY r.row_no) AS next_row_no
    FROM expenditure r
), uncoded AS (
    SELECT DISTINCT b.report_id, b.table_no, b.side, b.row_no
    FROM below b JOIN figure f ON f.report_id = b.report_id AND f.table_no = b.table_no
      AND f.side IS NOT DISTINCT FROM b.side
     AND f.row_kind = 'item' AND f.row_no > b.row_no AND f.row_no < b.next_row_no
), nested AS ( -- where codes hang below codes, one that hangs below a total lacks its own
    SELECT c.report_id, c.table_no, c.side, c.level FROM expenditure c
    JOIN expenditure p ON p.report_id = c.report_id AND p.table_no = c.table_no
     AND p.side IS NOT DISTINCT FROM c.side AND p.row_no = c.parent_row_no WHERE starts_with(c.code, p.code)
     GROUP BY ALL
), parent_of AS ( -- each code with what may stand above it
    SELECT DISTINCT report_id, table_no, coalesce(side, '') AS side, code,
           left(code, unnest(range(1, len(code)))) AS above FROM expenditure
), owned AS (
    SELECT DISTINCT c.report_id, c.table_no, c.side, c.code, c.above
    FROM parent_of c JOIN expenditure p ON p.report_id = c.report_id AND p.table_no = c.table_no
      AND coalesce(p.side, '') = c.side AND p.code = c.above
), judged AS (
    SELECT r.*,
           CASE WHEN level > 1 AND (parent_row_no IS NULL
               OR (r.report_id, r.table_no, coalesce(r.side, ''),
                   r.level) IN (SELECT (report_id, table_no, coalesce(side, ''), level) FROM nested)
                    AND (r.report_id, r.table_no, coalesce(r.side, ''),
                        r.code) NOT IN (SELECT (report_id, table_no, side, code) FROM owned)) THEN '没有上级科目行'
                WHEN level < 3 AND has_amount AND code NOT IN ('227', '22902')
                    AND (r.report_id, r.table_no, coalesce(r.side, ''),
                        r.code) NOT IN (SELECT (report_id, table_no, side, above) FROM owned)
                    AND (r.report_id, r.table_no, coalesce(r.side, ''),
                        r.row_no) NOT IN (SELECT (report_id, table_no, coalesce(side, ''), row_no) FROM uncoded)
                THEN '没有下级科目，未公开到项' END AS problem
    FROM expenditure r
), cause AS (
    -- Items below one row that is not printed are one cause.
    SELECT report_id, table_no, side, problem, left(code, len(code) - 2) AS place,
           arg_min(code, row_no) AS code, arg_min(row_label, row_no) AS row_label, count(*) AS together,
           flatten(list(cells ORDER BY row_no)) AS cells
    FROM judged WHERE problem = '没有上级科目行' GROUP BY ALL
    UNION ALL BY NAME
    SELECT report_id, table_no, side, problem, code || coalesce('/' || repetition, '') AS place, code, row_label,
           1 AS together, cells
    FROM judged WHERE problem IS DISTINCT FROM '没有上级科目行'
)
SELECT report_id, concat_ws('/', table_no, side, if(together > 1, place || '*', code),
    if(contains(place, '/'), split_part(place, '/', 2), NULL)) AS instance_key, table_no,
       '表' || table_no || ' ' || row_name(code, row_label) AS location,
       if(problem IS NULL, 'pass', 'violated') AS outcome, coalesce(problem, '上下级齐全') AS reason,
       words({'table': '表' || table_no, 'row': row_name(code, row_label),
            'problem': if(together > 1, '等' || together || '项', '') || coalesce(problem, '')
            || if(together > 1, place, '')}) AS arguments, cells, [table_no || ' rows'] AS absent
FROM cause
