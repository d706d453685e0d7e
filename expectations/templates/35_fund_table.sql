-- A fund that has tables of its own, against the columns and rows of that fund in tables 1 and 4: pairs
-- for same_figure. Expenditure only where nothing was carried over, which table 4 holds as well.
CREATE MACRO fund_pairs(fund, name, income_table, expenditure_table) AS TABLE
SELECT e.report_id, 'expenditure' AS instance_key, name || '支出' AS what,
       '表' || expenditure_table AS left_place, '表4' AS right_place,
       [e.cell_id] AS left_cells, [f.cell_id] AS right_cells
FROM settled_figure e JOIN settled_figure f ON f.report_id = e.report_id AND f.table_no = 4 AND f.side = 'expenditure'
 AND f.row_key = 'current_year_total' AND f.column_key = fund
WHERE e.table_no = expenditure_table AND coalesce(e.side, 'expenditure') = 'expenditure'
  AND e.row_key = 'total' AND e.column_key = 'total'
  AND e.report_id NOT IN (
      SELECT report_id FROM settled_figure WHERE table_no = 4 AND side = 'income'
      AND row_key IN ('carry_over', 'carry_over.' || fund) AND non_zero(amount_yuan))
UNION ALL
SELECT i.report_id, 'income/' || f.table_no, name || '收入', '表' || income_table, '表' || f.table_no,
       [i.cell_id], [f.cell_id]
FROM settled_figure i JOIN settled_figure f ON f.report_id = i.report_id AND f.table_no IN (1, 4)
 AND f.side = 'income' AND f.row_key = fund
WHERE i.table_no = income_table AND coalesce(i.side, 'income') = 'income'
  AND i.row_key = 'total' AND i.column_key = 'amount';
