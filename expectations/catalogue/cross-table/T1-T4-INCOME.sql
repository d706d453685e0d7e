-- title: 财政拨款收入一致
-- severity: error
-- convention: twice
-- tables: 1,4
-- basis: 预算公开表1、4
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 表1各项收入含上年结转、与表4支出相等的不比；上年结转含单位资金时，总计只要求不大于
-- not_applicable: 两表收入都是空白
-- pairs:
WITH line AS (
    SELECT a.report_id, a.row_key, a.row_label, a.cell_id AS one, b.cell_id AS four,
           a.amount_yuan AS one_yuan, b.amount_yuan AS four_yuan
    FROM settled_figure a JOIN settled_figure b
      ON b.report_id = a.report_id AND b.table_no = 4 AND b.side = 'income' AND b.row_key = a.row_key
        AND b.column_key = a.column_key
    WHERE a.table_no = 1 AND a.side = 'income' AND a.column_key = 'amount' -- not beside it what was budgeted
), known AS (
    SELECT report_id FROM line GROUP BY report_id
    HAVING sum(one_yuan) FILTER (row_key IN ('general_public_budget', 'government_fund', 'state_capital', 'carry_over'))
           = any_value(one_yuan) FILTER (row_key = 'grand_total')
), all_money_is_fiscal AS (
    SELECT f.report_id FROM settled_figure f JOIN line c ON c.report_id = f.report_id
    JOIN known k ON k.report_id = f.report_id
    WHERE f.table_no = 1 AND f.side = 'income' AND c.row_key = 'carry_over'
      AND f.row_key IN ('fiscal_special_account', 'unit_funds')
      AND coalesce(c.one_yuan, 0) = coalesce(c.four_yuan, 0)
    GROUP BY f.report_id HAVING NOT bool_or(non_zero(f.amount_yuan))
), including AS (
    -- Where no form is declared, a source of table 1 may count in what was carried over of it.
    SELECT l.report_id, l.row_key FROM line l
    JOIN settled_figure f ON f.report_id = l.report_id AND f.table_no = 4 AND f.side = 'expenditure'
     AND f.column_key = l.row_key AND f.row_kind = 'total' AND f.amount_yuan = l.one_yuan
    WHERE l.one_yuan > coalesce(l.four_yuan, 0) AND starts_with(f.form_id, 'general')
      AND EXISTS (FROM settled_figure c WHERE c.report_id = l.report_id AND c.table_no = 4 AND c.side = 'income'
                  AND starts_with(c.row_key, 'carry_over') AND non_zero(c.amount_yuan))
), pair AS (
    SELECT report_id, row_key AS instance_key, row_label AS what, '表1' AS left_place,
           '表4' AS right_place, [one] AS left_cells, [four] AS right_cells
    FROM line
    WHERE row_key IN ('general_public_budget', 'government_fund', 'state_capital')
      AND (report_id, row_key) NOT IN (FROM including)
       OR (row_key = 'grand_total' AND (report_id IN (FROM all_money_is_fiscal)
                                        OR coalesce(four_yuan, 0) > coalesce(one_yuan, 0)))
)
FROM pair
