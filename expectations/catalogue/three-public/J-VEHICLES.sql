-- title: 车辆与运行维护费矛盾
-- severity: warning
-- convention: state
-- tables: 
-- basis: 公务用车管理办法（2017）
-- message: {problem}。
-- false_alarms: 保有数是上年末的，预算是本年的；车辆可能租用或在所属单位
-- not_applicable: 说明中没有车辆数，或没有运行维护费
-- bounds: vehicle_running_min_wan = 0.3, vehicle_running_max_wan = 8.0
WITH said AS ( -- of several counts each must contradict the costs
    SELECT report_id,
           min(amount) FILTER (subject IN ('vehicles_held', 'vehicles_kept'))::INTEGER AS fewest,
           max(amount) FILTER (subject IN ('vehicles_held', 'vehicles_kept'))::INTEGER AS most,
           max(amount) FILTER (subject = 'vehicles_quota')::INTEGER AS quota,
           list(statement_id ORDER BY statement_no) FILTER (subject IN ('vehicles_held', 'vehicles_kept')) AS held_ids
    FROM source.statement WHERE measure = 'count' GROUP BY report_id
), cost AS (
    SELECT report_id, max(amount_yuan) AS amount_yuan, any_value(unit) AS unit,
           list(role_cell(cell_id, 'left')
               ORDER BY role_cell(cell_id, 'left')) FILTER (amount_yuan IS NOT NULL) AS cells
    FROM figure WHERE table_no = 10 AND row_key = 'vehicle_running' AND column_key = 'total'
    GROUP BY report_id
    UNION ALL BY NAME -- where no table prints it, what the prose says once
    SELECT report_id, max(amount_yuan) AS amount_yuan, any_value(unit) AS unit, [] AS cells,
           list(statement_id ORDER BY statement_no) AS statement_ids
    FROM said_now WHERE subject = 'vehicle_running' AND measure = 'level' AND coalesce(year, fiscal_year) = fiscal_year
     AND report_id NOT IN (SELECT report_id FROM figure WHERE table_no = 10)
    GROUP BY report_id HAVING count(DISTINCT amount_yuan) = 1
), bounds AS (
    SELECT bound_of('vehicle_running_min_wan') AS low, bound_of('vehicle_running_max_wan') AS high
), judged AS (
    SELECT c.report_id, c.cells, list_concat(held_ids, c.statement_ids) AS statement_ids,
           c.amount_yuan, c.unit, low, high, fewest = most AS is_one,
           if(amount_yuan / 10000 / nullif(fewest, 0) < low, fewest, most) AS held,
           CASE WHEN held = 0 AND coalesce(quota, 0) = 0 AND non_zero(amount_yuan)
                THEN format('公务用车实有0辆{}，但安排运行维护费{}',
                            CASE WHEN quota IS NULL THEN '' ELSE '、编制' || quota || '辆' END,
                            in_unit(amount_yuan, unit))
                WHEN fewest > 0 AND NOT non_zero(amount_yuan)
                THEN format('公务用车实有{}辆，但没有安排运行维护费', fewest)
                WHEN held > 0 AND amount_yuan / 10000 / held NOT BETWEEN low AND high
                THEN format('公务用车实有{}辆，安排运行维护费{}，平均每辆{:.2f}万元，超出{}至{}万元的通常范围',
                            held, in_unit(amount_yuan, unit), (amount_yuan / 10000 / held)::DOUBLE,
                            low, high) END AS problem
    FROM cost c JOIN said s USING (report_id), bounds
    WHERE s.most IS NOT NULL
)
SELECT report_id, 'running' AS instance_key, if(cells = [], NULL, 10) AS table_no, if(cells = [], '', '表10')
       || '公务用车运行维护费与车辆情况' AS location,
       CASE WHEN problem IS NOT NULL THEN 'violated' WHEN is_one THEN 'pass' ELSE 'not_evaluable' END AS outcome,
       CASE WHEN problem IS NOT NULL THEN '车辆与费用不符' WHEN is_one THEN '车辆与费用相符'
            ELSE '说明中有几个不同的实有辆数' END AS reason,
       amount_yuan AS actual_yuan, words({'problem': coalesce(problem, '')}) AS arguments, cells, statement_ids
FROM judged
