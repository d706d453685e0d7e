-- title: 科目层级断裂
-- severity: error
-- convention: state
-- tables: 
-- basis: 《预算法》、《预算法实施条例》（公开到项）
-- message: {table} {row}{problem}。
-- false_alarms: 表页缺失时先看读取缺漏；预备费等没有下级科目
-- not_applicable: 没有科目行
WITH code_row AS (
    SELECT f.report_id, f.table_no, f.side, f.row_no, f.code, f.row_label, f.level, f.parent_row_no,
           any_value(f.form_id) AS form_id, bool_or(non_zero(f.amount_yuan)) AS has_amount,
           list(role_cell(f.cell_id, 'total') ORDER BY f.column_key)
               FILTER (non_zero(f.amount_yuan)) AS cells
    FROM figure f
    WHERE f.row_kind = 'code' AND f.level BETWEEN 1 AND 3
      AND (f.table_no IN (2, 3, 5, 8) OR (f.table_no = 9 AND f.side = 'expenditure'))
    GROUP BY ALL
), judged AS (
    SELECT r.*,
           CASE WHEN level > 1 AND parent_row_no IS NULL THEN '没有上级科目行'
                WHEN level < 3 AND has_amount AND code NOT IN ('227', '22902') AND NOT EXISTS (
                    FROM code_row c WHERE c.report_id = r.report_id AND c.table_no = r.table_no
                    AND c.side IS NOT DISTINCT FROM r.side AND c.code <> r.code
                    AND starts_with(c.code, r.code)) THEN '没有下级科目，未公开到项' END AS problem
    FROM code_row r
)
SELECT report_id, concat_ws('/', table_no, side, code, row_no_of_code) AS instance_key, table_no,
       '表' || table_no || ' ' || row_name(code, row_label) AS location,
       CASE WHEN problem IS NULL THEN 'pass' WHEN is_unread THEN 'not_evaluable'
            ELSE 'violated' END AS outcome,
       CASE WHEN problem IS NULL THEN '上下级齐全' WHEN is_unread THEN '本表有未读入的内容，不作判断'
            ELSE problem END AS reason,
       MAP {'table': '表' || table_no, 'row': row_name(code, row_label),
            'problem': coalesce(problem, '')} AS arguments, cells
FROM (SELECT *, (report_id, table_no) IN (FROM unread_table) AS is_unread,
             nullif(row_number() OVER (PARTITION BY report_id, table_no, side, code
                                          ORDER BY row_no), 1) AS row_no_of_code FROM judged)
