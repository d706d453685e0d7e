-- title: 各项支出都有说明
-- severity: info
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）
-- message: 一般公共预算支出的{n}个项级科目中，说明没有写到{k}个：{list}。
-- false_alarms: 说明一项都没有写的不判断；名称或金额对得上的都算写到
-- not_applicable: 说明没有逐项写支出
WITH row AS (
    SELECT f.report_id, f.row_no, f.code, f.row_label, f.cell_id, f.amount_yuan, f.page_no FROM figure f
    WHERE f.table_no = 5 AND f.column_key = 'total' AND f.row_kind = 'code' AND f.level = 3 AND non_zero(f.amount_yuan)
), said AS (
    SELECT report_id, class_name(said_name(subject, 'item:')) AS name, amount_yuan FROM said_now
    WHERE starts_with(subject, 'item:') AND amount_yuan IS NOT NULL
), judged AS (
    SELECT r.*, EXISTS (FROM said s WHERE s.report_id = r.report_id AND (is_near_name(class_name(r.row_label), s.name)
                        OR abs(s.amount_yuan - r.amount_yuan) <= 100)) AS is_told
    FROM row r WHERE r.report_id IN (SELECT report_id FROM said)
)
SELECT report_id, 'items' AS instance_key, 5 AS table_no, '一般公共预算各项支出的说明' AS location,
       if(bool_and(is_told), 'pass', 'violated') AS outcome,
       words({'n': count(*)::VARCHAR, 'k': count(*) FILTER (NOT is_told)::VARCHAR,
              'list': coalesce(string_agg(format('{}“{}”（{}）', code, row_label, said_amount(amount_yuan, '万元')), '、'
                      ORDER BY row_no) FILTER (NOT is_told AND rank <= 5), '')
                      || if(count(*) FILTER (NOT is_told) > 5, '等', '')}) AS arguments,
       list(role_cell(cell_id, 'right') ORDER BY role_cell(cell_id, 'right')) FILTER (NOT is_told) AS cells,
       ['prose'] AS absent,
       (SELECT min(s.page_no) FROM source.statement s
           WHERE s.report_id = j.report_id AND starts_with(s.subject, 'item:')) AS page_no
FROM (SELECT *, row_number() OVER (PARTITION BY report_id, is_told ORDER BY row_no) AS rank FROM judged) j
GROUP BY report_id HAVING bool_or(is_told)
