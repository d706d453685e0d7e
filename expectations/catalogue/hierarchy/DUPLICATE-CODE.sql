-- title: 同一科目重复出现
-- severity: error
-- convention: state
-- tables: 
-- basis: 《政府收支分类科目》
-- message: {table}科目{row}出现{k}次（{amounts}）。
-- false_alarms: 按单位分块、各块各列科目的表不作判断；换页处重印的行，数字全同：只作说明
-- not_applicable: 没有科目行
WITH blocks AS (
    -- Most codes again and again: a table of a block a unit, each with its own order.
    SELECT report_id, table_no, side FROM code_row GROUP BY ALL
    HAVING max(rows_of_code) > 2 AND count(DISTINCT code) > 3
       AND count(DISTINCT code) FILTER (rows_of_code > 1) >= 0.5 * count(DISTINCT code)
), repeated AS (
    SELECT report_id, table_no, code_row.side, code, count(*) AS rows, arg_min(row_label, row_no) AS label,
           count(DISTINCT amounts) = 1 AND count(DISTINCT plain_name(row_label)) = 1 AS is_reprinted,
           first(repetition ORDER BY row_no) AS repetition, min(first_page) < max(first_page) AS is_over_page,
           string_agg(in_unit(total_yuan, unit), '、' ORDER BY row_no) AS amounts,
           flatten(list(cells ORDER BY row_no) FILTER (cells IS NOT NULL)) AS cells
    FROM code_row JOIN (SELECT report_id, table_no, side, row_no, min(page_no) AS first_page FROM figure GROUP BY ALL) f USING (report_id, table_no, row_no)
    WHERE rows_of_code > 1 AND f.side IS NOT DISTINCT FROM code_row.side GROUP BY report_id, table_no, code_row.side, unit_row_no, code
)
SELECT repeated.report_id, concat_ws('/', repeated.table_no, repeated.side, code, repetition) AS instance_key, repeated.table_no,
       '表' || repeated.table_no || ' ' || row_name(code, label) AS location,
       if(b.report_id IS NULL, 'violated', 'not_evaluable') AS outcome, if(is_reprinted, if(is_over_page, 'info', 'warning'), NULL) AS severity,
       if(b.report_id IS NULL, '同一科目出现多次', '按单位分块的表，各块各列科目') AS reason,
       words({'table': '表' || repeated.table_no, 'row': row_name(code, label), 'k': rows, 'amounts': amounts}) AS arguments, cells, [] AS absent
FROM repeated LEFT JOIN blocks b ON b.report_id = repeated.report_id AND b.table_no = repeated.table_no AND b.side IS NOT DISTINCT FROM repeated.side
UNION ALL BY NAME
SELECT report_id, concat_ws('/', table_no, side, code, repetition) AS instance_key, table_no,
       '表' || table_no || ' ' || row_name(code, row_label) AS location, 'pass' AS outcome, '只出现一次' AS reason, cells
FROM code_row WHERE rows_of_code = 1
