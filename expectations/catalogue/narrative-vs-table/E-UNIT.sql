-- title: 说明金额单位
-- severity: error
-- convention: state
-- tables: 
-- basis: 预算公开表的金额单位
-- message: 说明“{quote}”为{a}，{table}“{what}”{b}，正好相差{k}倍，单位疑误。
-- false_alarms: 只在正好相差一万倍或一亿倍时判断
-- not_applicable: 说明中没有与表对应的金额
SELECT report_id, statement_id AS instance_key, table_no, '说明“' || quote || '”' AS location,
       printed_yuan AS expected_yuan, said_yuan AS actual_yuan,
       CASE WHEN is_unit_slip(said_yuan, printed_yuan) THEN 'violated' ELSE 'pass' END AS outcome,
       words({'quote': quote, 'a': in_unit(said_yuan, unit), 'table': '表' || table_no, 'what': what,
            'b': printed_as(printed_yuan, '万元', 1),
            'k': CASE WHEN greatest(abs(said_yuan), abs(printed_yuan))
                           = 10000 * least(abs(said_yuan), abs(printed_yuan)) THEN '一万' ELSE '一亿' END}) AS arguments,
       [role_cell(cell_id, 'right')] AS cells, [statement_id] AS statement_ids
FROM spoken WHERE non_zero(said_yuan) AND non_zero(printed_yuan)
QUALIFY row_number() OVER (PARTITION BY statement_id ORDER BY rule_id) = 1
