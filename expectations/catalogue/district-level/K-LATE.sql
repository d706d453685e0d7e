-- title: 超过20日公开
-- severity: warning
-- convention: state
-- tables: 
-- basis: 《预算法》（批复后二十日内向社会公开）；《预算法实施条例》
-- message: 应于{a}前公开，实际公开于{b}，超过{d}日。
-- false_alarms: 门户上的日期可能是最后修改日：以首次看到的日期为准
-- not_applicable: 不知道批复日期或公开日期
-- across: reports
WITH shown AS (
    SELECT mof_div_code, agency_code, fiscal_year, report_kind, min(report_id) AS report_id,
           min(least(published_on, first_seen_at::DATE)) AS shown_on
    FROM source.report WHERE report_level = 'department' AND published_on IS NOT NULL GROUP BY ALL
)
SELECT s.report_id, 'late' AS instance_key, '公开日期' AS location,
       if(s.shown_on > e.due_on, 'violated', 'pass') AS outcome,
       words({'a': strftime(e.due_on, '%Y年%-m月%-d日'), 'b': strftime(s.shown_on, '%Y年%-m月%-d日'),
            'd': date_diff('day', e.due_on, s.shown_on)::VARCHAR}) AS arguments,
       [] AS absent
FROM shown s JOIN reference.expected_report e USING (mof_div_code, agency_code, fiscal_year, report_kind)
JOIN source.current_report USING (report_id)
WHERE e.due_on IS NOT NULL
