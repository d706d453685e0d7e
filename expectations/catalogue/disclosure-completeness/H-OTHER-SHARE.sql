-- title: “其他”科目占比过高
-- severity: info
-- convention: state
-- tables: 5
-- basis: 预决算公开度检查要点（细化）
-- message: 以99结尾的“其他”类科目合计{a}，占一般公共预算支出的{p}，高于{bound}。
-- false_alarms: 小部门、职能单一的部门
-- not_applicable: 表5没有金额
-- bounds: other_share_max = 0.3
WITH share AS (
    SELECT report_id, any_value(unit) AS unit,
           sum(amount_yuan) FILTER (row_kind = 'code' AND level = 3 AND code LIKE '%99') AS other_yuan,
           max(amount_yuan) FILTER (row_key = 'total') AS whole_yuan,
           list(role_cell(cell_id, 'part')
               ORDER BY role_cell(cell_id, 'part')) FILTER (row_kind = 'code' AND level = 3 AND code LIKE '%99'
                 AND non_zero(amount_yuan)) AS cells
    FROM figure WHERE table_no = 5 AND column_key = 'total' GROUP BY report_id
), bound AS (SELECT bound_of('other_share_max') AS high)
SELECT report_id, 'all' AS instance_key, 5 AS table_no, '表5“其他”类科目' AS location,
       if(coalesce(other_yuan, 0) > high * whole_yuan, 'violated', 'pass') AS outcome,
       words({'a': in_unit(coalesce(other_yuan, 0), unit),
               'p': percent_text(100.0 * coalesce(other_yuan, 0) / whole_yuan, 1),
            'bound': percent_text(100 * high, 0)}) AS arguments, cells
FROM share, bound WHERE whole_yuan > 0
