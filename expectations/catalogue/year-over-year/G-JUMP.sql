-- title: 大幅变动无说明
-- severity: info
-- convention: state
-- tables: 5
-- basis: 财预〔2016〕143号（增减变化）
-- message: 表5 {row}由{a}变为{b}，说明中没有提到。
-- false_alarms: 科目改名；机构改革
-- not_applicable: 没有上年的报告
-- bounds: jump_min_wan = 100, jump_min_share = 0.5
-- across: reports
WITH bound AS (
    SELECT bound_of('jump_min_wan') * 10000 AS least_yuan, bound_of('jump_min_share') AS share
), prose AS (SELECT report_id, string_agg(text, '') AS text FROM source.section GROUP BY report_id),
unsure AS (FROM unread WHERE what IN ('5 rows', '5 columns')),
item AS (FROM figure WHERE table_no = 5 AND row_kind = 'code' AND level = 3 AND column_key = 'total'),
pair AS (FROM year_pair WHERE report_id NOT IN (SELECT report_id FROM unsure)
    AND previous_id NOT IN (SELECT report_id FROM unsure)
         AND previous_id IN (SELECT report_id FROM item)),
moved AS (
    SELECT y.report_id, coalesce(n.code, p.code) AS code, coalesce(n.row_label, p.row_label) AS label, n.cell_id,
           coalesce(p.amount_yuan, 0) AS before_yuan, coalesce(n.amount_yuan, 0) AS now_yuan,
           coalesce(n.unit, p.unit) AS unit
    FROM pair y JOIN item p ON p.report_id = y.previous_id
    LEFT JOIN item n ON n.report_id = y.report_id AND n.code = p.code
    UNION ALL
    SELECT y.report_id, n.code, n.row_label, n.cell_id, 0, coalesce(n.amount_yuan, 0), n.unit
    FROM pair y JOIN item n ON n.report_id = y.report_id
    WHERE NOT EXISTS (FROM item p WHERE p.report_id = y.previous_id AND p.code = n.code)
)
SELECT m.report_id, code AS instance_key, 5 AS table_no, '表5 ' || row_name(code, label) AS location,
       before_yuan AS expected_yuan, now_yuan AS actual_yuan,
       CASE WHEN abs(now_yuan - before_yuan) <= least_yuan
         OR abs(now_yuan - before_yuan) <= share * greatest(before_yuan, 1) THEN 'pass'
            WHEN t.text IS NULL THEN 'not_evaluable' WHEN contains(t.text, class_name(label)) THEN 'pass'
                ELSE 'violated' END AS outcome,
       CASE WHEN t.text IS NULL THEN '没有文字说明' END AS reason,
       words({'row': row_name(code, label), 'a': in_unit(before_yuan, unit),
               'b': in_unit(now_yuan, unit)}) AS arguments,
       if(cell_id IS NULL, [], [role_cell(cell_id, 'left')]) AS cells
FROM moved m LEFT JOIN prose t USING (report_id), bound
