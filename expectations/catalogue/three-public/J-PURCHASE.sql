-- title: 购置与运行配套
-- severity: warning
-- convention: state
-- tables: 10
-- basis: 公务用车管理办法（2017）；《政府采购法》
-- message: {problem}。
-- false_alarms: 特种车辆不受单价限制；采购预算可能在所属单位
-- not_applicable: 没有安排公务用车购置费
-- bounds: vehicle_price_max_wan = 18
WITH bought AS (
    SELECT report_id, amount_yuan, unit, cell_id FROM figure
    WHERE table_no = 10 AND row_key = 'vehicle_purchase' AND column_key = 'total' AND non_zero(amount_yuan)
), told AS (
    SELECT report_id, max(amount_yuan) FILTER (subject = 'procurement' AND measure = 'level') AS procurement_yuan,
           max(amount) FILTER (subject = 'vehicles_to_buy') AS vehicles, count(*) AS statements
    FROM said_now GROUP BY report_id
), bound AS (SELECT bound_of('vehicle_price_max_wan') * 10000 AS price_yuan)
SELECT b.report_id, 'purchase' AS instance_key, 10 AS table_no, '表10公务用车购置费' AS location, b.amount_yuan AS actual_yuan,
       CASE WHEN t.statements IS NULL THEN 'not_evaluable' WHEN t.procurement_yuan < b.amount_yuan THEN 'violated'
            WHEN t.vehicles > 0 AND b.amount_yuan / t.vehicles > price_yuan THEN 'violated' ELSE 'pass' END AS outcome,
       CASE WHEN t.statements IS NULL THEN '没有文字说明' END AS reason,
       words({'problem': CASE WHEN t.procurement_yuan < b.amount_yuan
            THEN format('安排公务用车购置费{}，政府采购预算仅{}', in_unit(b.amount_yuan, b.unit), in_unit(t.procurement_yuan, '万元'))
            ELSE format('安排购置{}辆、购置费{}，平均每辆高于{}', t.vehicles::INTEGER, in_unit(b.amount_yuan, b.unit),
                in_unit(price_yuan, '万元')) END}) AS arguments,
       [role_cell(b.cell_id, 'left')] AS cells
FROM bought b LEFT JOIN told t USING (report_id), bound
