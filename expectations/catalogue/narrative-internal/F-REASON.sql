-- title: 变动原因
-- severity: warning
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）（增减变化的原因）
-- message: “{quote}”{problem}。
-- false_alarms: 同一小节里说过一次原因就算说过；同一金额在别的小节说明过原因的也算
-- not_applicable: 主要指标没有增减
WITH moved AS (
    SELECT *, coalesce(change_id, growth_id) AS moved_id FROM movement
    WHERE subject IN ('total_income', 'total_expenditure', 'general_public_budget_expenditure', 'three_public', 'operating')
      AND direction IN ('increase', 'decrease') AND (non_zero(change_yuan) OR non_zero(percent))
), reason AS (
    SELECT report_id, section_no, max(length(regexp_extract(text, '(?:原因|由于|主要是|主要系)(?:是|为|：|:)?([^。；;]*)', 1))) AS length,
           bool_or(regexp_matches(text, '(?:原因|由于|主要是|主要系)(?:是|为|：|:)?(?:正常变动|工作需要|业务需要|政策变化|预算调整|年度变化)[。；;]?$')) AS is_vague
    FROM source.section GROUP BY ALL
), explained AS (
    SELECT DISTINCT m.report_id, m.change_yuan FROM moved m JOIN reason r USING (report_id, section_no) WHERE r.length >= 8
)
SELECT m.report_id, m.moved_id AS instance_key, '说明“' || coalesce(m.change_quote, m.quote) || '”' AS location,
       CASE WHEN (r.length >= 8 AND NOT r.is_vague) OR e.report_id IS NOT NULL THEN 'pass' ELSE 'violated' END AS outcome,
       words({'quote': coalesce(m.change_quote, m.quote),
            'problem': if(coalesce(r.length, 0) = 0, '没有说明原因', '的原因过于笼统')}) AS arguments,
       [m.moved_id] AS statement_ids
FROM moved m LEFT JOIN reason r USING (report_id, section_no)
LEFT JOIN explained e ON e.report_id = m.report_id AND e.change_yuan = m.change_yuan
