-- title: “见附件”有附件
-- severity: warning
-- convention: state
-- tables: 
-- basis: 《政府信息公开条例》
-- message: “{quote}”所指的绩效目标表未见。
-- false_alarms: 附件在同一次发布的另一文件里；不是绩效表的附件不判断
-- not_applicable: 没有提到附件
WITH pointing AS (
    SELECT report_id, section_no, title,
           page_of(report_id, section_no, greatest(instr(text, '附'), instr(text, '详见')), page_no) AS page_no,
           regexp_extract(text, '[^。；;，,（(]*(?:见附件|详见附表|见附表|详见[^。；;，,]{0,20}绩效目标表)') AS quote,
           CASE WHEN regexp_matches(title, '整体') THEN 'whole' WHEN regexp_matches(title, '项目')
               THEN 'project' END AS scope
    FROM source.section WHERE regexp_matches(text, '见附件|详见附表|见附表|详见[^。；;，,]{0,20}绩效目标表')
)
SELECT p.report_id, p.section_no::VARCHAR AS instance_key, '说明“' || p.title || '”' AS location,
       CASE WHEN NOT regexp_matches(p.title || p.quote, '绩效') THEN 'not_evaluable'
            WHEN EXISTS (FROM source.performance_table t WHERE t.report_id = p.report_id
                         AND (p.scope IS NULL OR t.scope = p.scope)) THEN 'pass' ELSE 'violated' END AS outcome,
       CASE WHEN NOT regexp_matches(p.title || p.quote, '绩效') THEN '不能确定所指的是哪个附件' END AS reason,
       words({'quote': p.quote}) AS arguments, p.page_no, ['tables'] AS absent
FROM pointing p
