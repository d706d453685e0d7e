-- title: 设备购置与货物采购
-- severity: info
-- convention: state
-- tables: 
-- basis: 《政府采购法》；财预〔2016〕143号（公开情况说明）
-- message: 说明“{quote}”，{table}却安排{row}{a}，请核对。
-- false_alarms: 低于采购限额标准、不在集中采购目录的购置不列入政府采购预算
-- not_applicable: 说明没有写政府采购货物预算
WITH said AS (
    SELECT report_id, statement_id, quote, amount_yuan FROM said_now
    WHERE subject = 'procurement_goods' AND measure = 'level' AND amount_yuan IS NOT NULL
      AND coalesce(year, fiscal_year) = fiscal_year
), bought AS (
    SELECT report_id, sum(amount_yuan) AS amount_yuan, any_value(row_label) AS row_label, any_value(code) AS code,
           any_value(unit) AS unit,
           list(role_cell(cell_id, 'right') ORDER BY role_cell(cell_id, 'right')) AS cells
    FROM figure WHERE table_no = 6 AND row_kind = 'item' AND column_key = 'total' AND regexp_matches(row_label, '设备购置')
      AND non_zero(amount_yuan) GROUP BY report_id
)
SELECT s.report_id, s.statement_id AS instance_key, 6 AS table_no, '说明“' || s.quote || '”' AS location,
       if(s.amount_yuan = 0 AND b.amount_yuan > 0, 'violated', 'pass') AS outcome,
       words({'quote': s.quote, 'table': '表6', 'row': row_name(code, coalesce(row_label, '')),
               'a': in_unit(coalesce(b.amount_yuan, 0), b.unit)}) AS arguments,
       b.cells, [s.statement_id] AS statement_ids, [] AS absent
FROM said s LEFT JOIN bought b USING (report_id)
