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
           lead(r.row_no, 1, 1000000) OVER (PARTITION BY r.report_id, r.table_no, r.side ORDER BY r.row_no) AS next_row_no
    FROM expenditure r
), uncoded AS (
    SELECT DISTINCT b.report_id, b.table_no, b.side, b.row_no
    FROM below b JOIN figure f ON f.report_id = b.report_id AND f.table_no = b.table_no AND f.side IS NOT DISTINCT FROM b.side
     AND f.row_kind = 'item' AND f.row_no > b.row_no AND f.row_no < b.next_row_no
), nested AS ( -- where codes hang below codes, one that hangs below a total lacks its own
    SELECT c.report_id, c.table_no, c.side, c.level FROM expenditure c JOIN expenditure p ON p.report_id = c.report_id AND p.table_no = c.table_no
     AND p.side IS NOT DISTINCT FROM c.side AND p.row_no = c.parent_row_no WHERE starts_with(c.code, p.code) GROUP BY ALL
), judged AS (
    SELECT r.*,
           CASE WHEN level > 1 AND (parent_row_no IS NULL OR EXISTS (FROM nested n WHERE n.report_id = r.report_id AND n.table_no = r.table_no
                         AND n.side IS NOT DISTINCT FROM r.side AND n.level = r.level)
                    AND NOT EXISTS (FROM expenditure p WHERE p.report_id = r.report_id AND p.table_no = r.table_no AND p.side IS NOT DISTINCT FROM r.side
                         AND p.code <> r.code AND starts_with(r.code, p.code))) THEN '没有上级科目行'
                WHEN level < 3 AND has_amount AND code NOT IN ('227', '22902') AND NOT EXISTS (
                    FROM expenditure c WHERE c.report_id = r.report_id AND c.table_no = r.table_no
                    AND c.side IS NOT DISTINCT FROM r.side AND c.code <> r.code
                    AND starts_with(c.code, r.code))
                    AND NOT EXISTS (FROM uncoded u WHERE u.report_id = r.report_id AND u.table_no = r.table_no
                    AND u.side IS NOT DISTINCT FROM r.side AND u.row_no = r.row_no) THEN '没有下级科目，未公开到项' END AS problem
    FROM expenditure r
), cause AS (
    -- Items below one row that is not printed are one cause.
    SELECT report_id, table_no, side, problem, if(is_missing, left(code, len(code) - 2), code || coalesce('/' || repetition, '')) AS place,
           arg_min(code, row_no) AS code, arg_min(row_label, row_no) AS row_label, count(*) AS together, flatten(list(cells ORDER BY row_no)) AS cells
    FROM (SELECT *, coalesce(problem = '没有上级科目行', false) AS is_missing FROM judged) GROUP BY ALL
)
SELECT report_id, concat_ws('/', table_no, side, if(together > 1, place || '*', code), if(contains(place, '/'), split_part(place, '/', 2), NULL)) AS instance_key, table_no,
       '表' || table_no || ' ' || row_name(code, row_label) AS location,
       if(problem IS NULL, 'pass', 'violated') AS outcome, coalesce(problem, '上下级齐全') AS reason,
       words({'table': '表' || table_no, 'row': row_name(code, row_label),
            'problem': if(together > 1, '等' || together || '项', '') || coalesce(problem, '') || if(together > 1, place, '')}) AS arguments, cells, [table_no || ' rows'] AS absent
FROM cause
