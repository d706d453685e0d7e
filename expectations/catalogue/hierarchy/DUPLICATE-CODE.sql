-- title: 同一科目重复出现
-- severity: error
-- convention: state
-- tables: 
-- basis: 《政府收支分类科目》
-- message: {table}{row}出现{k}次（{amounts}）。
-- false_alarms: 没有编码的行只看上下相邻、各栏全同的；按单位分块、各块各列科目的表不作判断；换页处重印的行，数字全同：只作说明
-- not_applicable: 没有科目行
WITH blocks AS (
    -- Most codes again and again: a table of a block a unit, each with its own order.
    SELECT report_id, table_no, side FROM code_row GROUP BY ALL
    HAVING max(rows_of_code) > 2 AND count(DISTINCT code) > 3
       AND count(DISTINCT code) FILTER (rows_of_code > 1) >= 0.5 * count(DISTINCT code)
), repeated AS (
    SELECT report_id, table_no, side, code, count(*) AS rows, arg_min(row_label, row_no) AS label,
           count(DISTINCT amounts) = 1 AND count(DISTINCT plain_name(row_label)) = 1 AS is_reprinted,
           first(repetition ORDER BY row_no) AS repetition, min(first_page) < max(first_page) AS is_over_page,
           string_agg(in_unit(total_yuan, unit), '、' ORDER BY row_no) AS amounts,
           flatten(list(cells ORDER BY row_no) FILTER (cells IS NOT NULL)) AS cells
    FROM (SELECT r.*, min(f.page_no) AS first_page,
        list_sort(list({'column_key': f.column_key, 'amount_yuan': f.amount_yuan})) AS amounts
          FROM code_row r JOIN figure f ON f.report_id = r.report_id AND f.table_no = r.table_no
            AND f.side IS NOT DISTINCT FROM r.side AND f.row_no = r.row_no
          WHERE r.rows_of_code > 1 GROUP BY ALL)
    GROUP BY report_id, table_no, side, unit_row_no, code
)
SELECT repeated.report_id, concat_ws('/', repeated.table_no, repeated.side, code, repetition) AS instance_key,
       repeated.table_no,
       '表' || repeated.table_no || ' ' || row_name(code, label) AS location,
       if(b.report_id IS NULL, 'violated', 'not_evaluable') AS outcome,
       if(is_reprinted, if(is_over_page, 'info', 'warning'), NULL) AS severity,
       if(b.report_id IS NULL, '同一科目出现多次', '按单位分块的表，各块各列科目') AS reason,
       words({'table': '表' || repeated.table_no, 'row': '科目' || row_name(code, label), 'k': rows,
               'amounts': amounts}) AS arguments, cells, [] AS absent
FROM repeated LEFT JOIN blocks b ON b.report_id = repeated.report_id AND b.table_no = repeated.table_no
  AND b.side IS NOT DISTINCT FROM repeated.side
UNION ALL BY NAME
SELECT report_id, concat_ws('/', table_no, side, code, repetition) AS instance_key, table_no,
       '表' || table_no || ' ' || row_name(code, row_label) AS location, 'pass' AS outcome, '只出现一次' AS reason, cells
FROM code_row WHERE rows_of_code = 1
UNION ALL BY NAME
-- A row without a code printed twice, one right below the other, with all its amounts.
SELECT report_id, concat_ws('/', table_no, side, 'row', row_no) AS instance_key, table_no, '表' || table_no || ' '
       || row_name(NULL, row_label) AS location,
       'violated' AS outcome, 'warning' AS severity,
       words({'table': table_shown, 'row': row_name(NULL, row_label), 'k': '2', 'amounts': in_unit(largest_yuan, unit)
               || '、' || in_unit(largest_yuan, unit)}) AS arguments, cells, [] AS absent
FROM (
    SELECT *, lag((row_label, names, row_kind, parent_row_no, page_no, amounts)) OVER (PARTITION BY report_id, table_no,
        side ORDER BY row_no) = (row_label, names, row_kind, parent_row_no, page_no, amounts) AS is_same
    FROM (SELECT report_id, table_no, side, row_no, row_label, row_kind, parent_row_no,
        coalesce(any_value(second_label), '') AS names, any_value(table_shown) AS table_shown, any_value(unit) AS unit,
        min(page_no) AS page_no,
                 max(amount_yuan) AS largest_yuan,
                 list_sort(list({'column_key': column_key, 'amount_yuan': amount_yuan})) AS amounts,
                 list_sort(list(role_cell(cell_id, 'left')) FILTER (amount_yuan IS NOT NULL)) AS cells
          FROM figure LEFT JOIN (SELECT report_id, table_no, coalesce(side, '') AS of_side, row_no, second_label
              FROM source.table_row) w
            USING (report_id, table_no, row_no)
          WHERE of_side = coalesce(side, '') AND row_kind IN ('item', 'class', 'category') AND code IS NULL
          GROUP BY ALL)
) WHERE is_same AND non_zero(largest_yuan)
  -- a name that sections and their items share (其他教育支出) may stand twice
  AND plain_name(row_label) NOT IN (SELECT plain FROM function_name GROUP BY plain HAVING count(DISTINCT len(code)) > 1)
