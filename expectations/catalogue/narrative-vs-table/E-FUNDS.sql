-- title: 基金与国资说明与表一致
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）；预算公开表8、表9
-- message: {problem}。
-- false_alarms: 只核对专门说明基金预算、国有资本经营预算的段落
-- not_applicable: 没有专门说明基金预算、国有资本经营预算的段落
-- section: 政府性基金|国有资本经营
WITH none_said AS (
    SELECT s.report_id, s.section_no, s.page_no, s.title, fund.table_no,
           regexp_extract(s.text, '[^。；;，,]*(没有|不涉及|未安排|无)[^。；;，,]*' || fund.name || '[^。；;，,]*') AS quote
    FROM source.section s, (VALUES (8, '政府性基金'), (9, '国有资本经营')) AS fund(table_no, name)
    WHERE regexp_matches(s.title, '(政府性基金|国有资本经营)预算') AND NOT starts_with(s.path[1], '第四')
      AND NOT regexp_matches(s.title, '表')
), spent AS (
    SELECT n.*, f.amount_yuan, f.unit, f.cell_id
    FROM none_said n JOIN figure f ON f.report_id = n.report_id AND f.table_no = n.table_no
     AND f.row_key = 'total' AND f.column_key = 'total' AND coalesce(f.side, 'expenditure') = 'expenditure'
    WHERE n.quote <> ''
)
SELECT * REPLACE (with_spoken_problem(arguments) AS arguments)
FROM spoken_against('E-FUNDS')
UNION ALL BY NAME
SELECT report_id, 'none/' || section_no || '/' || table_no AS instance_key, table_no, '说明“' || quote || '”' AS location,
       CASE WHEN non_zero(amount_yuan) THEN 'violated' ELSE 'pass' END AS outcome,
       amount_yuan AS actual_yuan,
       words({'problem': format('说明“{}”，表{}却有支出{}', quote, table_no, in_unit(amount_yuan, unit))}) AS arguments,
       [role_cell(cell_id, 'left')] AS cells, page_no
FROM spent
