-- title: 科目层级断裂
-- severity: error
-- convention: state
-- tables: 
-- basis: 《预算法》、《预算法实施条例》（公开到项）
-- message: {table} {row}{problem}。
-- false_alarms: 表页缺失时先看读取缺漏；预备费等没有下级科目
-- not_applicable: 没有科目行
WITH expenditure AS (
    FROM code_row WHERE level BETWEEN 1 AND 3 AND (table_no IN (2, 3, 5, 8) OR (table_no = 9 AND side = 'expenditure'))
), judged AS (
    SELECT r.*,
           CASE WHEN level > 1 AND parent_row_no IS NULL THEN '没有上级科目行'
                WHEN level < 3 AND has_amount AND code NOT IN ('227', '22902') AND NOT EXISTS (
                    FROM expenditure c WHERE c.report_id = r.report_id AND c.table_no = r.table_no
                    AND c.side IS NOT DISTINCT FROM r.side AND c.code <> r.code
                    AND starts_with(c.code, r.code)) THEN '没有下级科目，未公开到项' END AS problem
    FROM expenditure r
)
SELECT report_id, concat_ws('/', table_no, side, code, repetition) AS instance_key, table_no,
       '表' || table_no || ' ' || row_name(code, row_label) AS location,
       if(problem IS NULL, 'pass', 'violated') AS outcome, coalesce(problem, '上下级齐全') AS reason,
       words({'table': '表' || table_no, 'row': row_name(code, row_label),
            'problem': coalesce(problem, '')}) AS arguments, cells, [table_no || ' rows'] AS absent
FROM judged
