-- title: 同一科目重复出现
-- severity: error
-- convention: state
-- tables: 
-- basis: 《政府收支分类科目》
-- message: {table}科目{row}出现{k}次（{amounts}）。
-- false_alarms: 分页处重印的行，数字全同：只作说明
-- not_applicable: 没有科目行
WITH code_row AS (
    SELECT report_id, table_no, side, code, row_no, any_value(row_label) AS row_label,
           any_value(unit) AS unit,
           list(coalesce(amount_yuan::VARCHAR, '') ORDER BY column_key) AS amounts,
           max(amount_yuan) FILTER (column_key IN ('total', 'amount')) AS total_yuan,
           list(role_cell(cell_id, 'part') ORDER BY column_key)
               FILTER (amount_yuan IS NOT NULL) AS cells
    FROM figure WHERE row_kind = 'code' GROUP BY ALL
)
SELECT report_id, concat_ws('/', table_no, side, code) AS instance_key, table_no,
       '表' || table_no || ' ' || row_name(code, arg_min(row_label, row_no)) AS location,
       CASE WHEN count(*) > 1 THEN 'violated' ELSE 'pass' END AS outcome,
       CASE WHEN count(*) > 1 AND count(DISTINCT amounts) = 1
                 AND count(DISTINCT plain_name(row_label)) = 1 THEN 'info' END AS severity,
       CASE WHEN count(*) > 1 THEN '同一科目出现多次' ELSE '只出现一次' END AS reason,
       MAP {'table': '表' || table_no, 'row': row_name(code, arg_min(row_label, row_no)),
            'k': count(*)::VARCHAR,
            'amounts': string_agg(in_unit(total_yuan, unit), '、' ORDER BY row_no)} AS arguments,
       flatten(list(cells ORDER BY row_no) FILTER (cells IS NOT NULL)) AS cells
FROM code_row GROUP BY report_id, table_no, side, code
