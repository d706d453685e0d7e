-- title: 重点任务覆盖主要项目
-- severity: info
-- convention: state
-- tables: 12
-- basis: 预算绩效管理办法；预算绩效目标表；中发〔2018〕34号
-- message: 整体绩效目标的重点任务未包含最大项目“{name}”（{a}）。
-- false_alarms: 重点任务用概括的说法而不用项目名称
-- not_applicable: 整体绩效目标表没有重点任务，或没有项目
WITH task AS (
    SELECT report_id, page_from, project_name(fields['重点任务']) AS tasks
    FROM source.performance_table WHERE scope = 'whole' AND coalesce(fields['重点任务'], '') <> ''
), largest AS (
    FROM project_row WHERE table_no = 12 AND amount_yuan > 0
    QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY amount_yuan DESC, row_no) = 1
)
SELECT report_id, 'largest' AS instance_key, 12 AS table_no, '重点任务' AS location,
       if(contains(tasks, plain) OR jaro_winkler_similarity(tasks, plain) > 0.9, 'pass', 'violated') AS outcome,
       words({'name': name, 'a': in_unit(amount_yuan, unit)}) AS arguments, [role_cell(cell_id, 'left')] AS cells,
       page_from AS page_no
FROM largest JOIN task USING (report_id)
QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY page_from) = 1
