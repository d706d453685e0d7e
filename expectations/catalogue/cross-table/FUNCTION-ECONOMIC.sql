-- title: 功能科目与经济科目对应金额
-- severity: warning
-- convention: state
-- tables: 5,6
-- basis: 政府收支分类科目说明（惯例，不是法律规定）
-- message: {what}在表5为{a}，经济分类“{item}”在表6为{b}，通常应相等。
-- false_alarms: 从项目支出列支；医疗算不算其他行政事业单位医疗支出，相等一个就算相等；本地区八成以上的报告不相等时不提示
-- not_applicable: 没有这几类科目
-- across: reports
WITH wanted AS ( -- each code, and whether it holds some of what is paid for it or may
    SELECT what, unnest(codes || others) AS code, list_contains(others, code) AS is_other
    FROM (VALUES ('养老保险缴费', ['2080505'], []), ('职业年金缴费', ['2080506'], []), ('住房公积金', ['2210201'], []),
                 ('医疗保险缴费与公务员医疗补助', ['2101101', '2101102', '2101103'], ['2101199'])) AS w(what, codes, others)
), item AS (
    FROM (VALUES ('养老保险缴费', ['机关事业单位基本养老保险缴费']), ('职业年金缴费', ['职业年金缴费']), ('住房公积金', ['住房公积金']),
                 ('医疗保险缴费与公务员医疗补助', ['职工基本医疗保险缴费', '公务员医疗补助缴费'])) AS w(what, items)
), function_side AS (
    SELECT f.report_id, w.what, sum(f.amount_yuan) FILTER (NOT is_other) AS amount_yuan,
           sum(f.amount_yuan) AS with_others, max(f.quantum_yuan) AS quantum, any_value(f.unit) AS unit,
           list(role_cell(f.cell_id, 'left') ORDER BY f.row_no) FILTER (NOT is_other) AS cells
    FROM figure f JOIN wanted w USING (code) WHERE f.table_no = 5 AND f.column_key = 'basic'
    GROUP BY ALL
), economic_side AS (
    SELECT f.report_id, w.what, sum(f.amount_yuan) AS amount_yuan, max(f.quantum_yuan) AS quantum,
           list(role_cell(f.cell_id, 'right') ORDER BY f.row_no) AS cells
    FROM figure f JOIN item w ON list_contains(w.items, class_name(f.row_label))
    WHERE f.table_no = 6 AND f.row_kind = 'item' AND f.column_key = 'total' GROUP BY ALL
), pair AS (
    SELECT f.report_id, f.what, f.amount_yuan AS a, e.amount_yuan AS b, f.unit, f.cells || e.cells AS cells,
           least(abs(f.amount_yuan - coalesce(e.amount_yuan, 0)), abs(f.with_others - coalesce(e.amount_yuan, 0)))
               <= 2 * greatest(f.quantum, e.quantum) AS holds
    FROM function_side f JOIN economic_side e USING (report_id, what)
    WHERE non_zero(f.amount_yuan) AND non_zero(e.amount_yuan)
)
SELECT report_id, what AS instance_key, 5 AS table_no, what AS location, b AS expected_yuan, a AS actual_yuan,
       CASE WHEN holds THEN 'pass' WHEN avg(holds::INTEGER) OVER (PARTITION BY what) < 0.8 THEN 'not_evaluable'
           ELSE 'violated' END AS outcome,
       CASE WHEN NOT holds AND avg(holds::INTEGER) OVER (PARTITION BY what) < 0.8 THEN '本地区多数报告不相等' END AS reason,
       words({'what': what, 'a': in_unit(a, unit), 'item': what, 'b': in_unit(b, unit)}) AS arguments, cells,
       ['5 rows', '5 columns', '6 rows', '6 columns'] AS absent
FROM pair
