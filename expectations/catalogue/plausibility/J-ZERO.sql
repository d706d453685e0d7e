-- title: 明显为零或极小
-- severity: warning
-- convention: state
-- tables: 
-- basis: 预算公开表1、表3；预算情况说明
-- message: {problem}。
-- false_alarms: 撤并中的部门
-- not_applicable: 没有认出总表
WITH staff AS (
    SELECT report_id, max(TRY_CAST(regexp_extract(fields['实际在职人员总数'], '\d+') AS INTEGER)) AS heads
    FROM source.performance_table WHERE scope = 'whole' GROUP BY report_id
), printed AS (
    -- A total that was not found, or that nothing confirms, is not a blank one.
    SELECT report_id, bool_or(table_no = 1 AND side = 'expenditure' AND row_key = 'grand_total'
        AND column_key = 'total') AS has_total,
           bool_or(table_no = 3 AND row_key = 'total' AND column_key = 'basic') AS has_basic
    FROM figure ANTI JOIN uncertain_cell USING (cell_id) GROUP BY report_id
)
SELECT h.report_id, 'zero' AS instance_key, '支出总计、基本支出' AS location,
       CASE WHEN has_total AND NOT non_zero(h.total_expenditure) OR has_basic AND NOT non_zero(h.basic) AND s.heads > 0
           THEN 'violated' ELSE 'pass' END AS outcome,
       words({'problem': if(has_total AND NOT non_zero(h.total_expenditure), '支出总计为零或空白，疑漏填',
            format('在职{}人，基本支出却为零，疑漏填', s.heads))}) AS arguments, t.page_from AS page_no, ['anything'] AS absent
FROM headline h JOIN printed USING (report_id) LEFT JOIN staff s USING (report_id)
JOIN source.report_table t ON t.report_id = h.report_id AND t.table_no = 3
