-- title: 变动原因
-- severity: warning
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）（增减变化的原因）
-- message: “{quote}”{problem}。
-- false_alarms: 同一小节（含其下的小标题）里说过一次原因就算说过；同一金额、同一增减幅（两位小数以上）在别的小节说明过原因的也算；原因与方向相反的，原因说的正是本项经费时是错误，只说了另一件事反向变动的作提醒
-- not_applicable: 主要指标没有增减，也没有写原因
WITH moved AS (
    SELECT * FROM movement
    WHERE subject IN ('total_income', 'total_expenditure', 'general_public_budget_expenditure', 'three_public',
        'operating')
      AND direction IN ('increase', 'decrease') AND (non_zero(change_yuan) OR non_zero(percent))
      AND coalesce(level_id, '') NOT IN (SELECT level_id FROM movement WHERE direction = 'same' AND level_id IS NOT NULL) -- F-REPEAT
), given AS (
    SELECT report_id, section_no, any_value(path) AS path, max(length(reason_told(text))) AS length,
           max(regexp_extract(text, '((?:原因|由于|主要是|主要系)(?:是|为|：|:)?[^。；;]*)', 1)) AS longest,
           any_value(regexp_extract(text,
                   '[^。；;，,]*(?:原因|由于|主要是|主要系)(?:是|为|：|:)*(?:正常变动|工作需要|业务需要|政策变化|预算调整|项目调整|年度变化|工作量(?:增加|减少)|业务量(?:增加|减少))(?:[。；;]|$)')) AS vague
    FROM source.section GROUP BY report_id, section_no
), reason AS ( -- what is said below a heading of its own explains what stands above it
    SELECT o.report_id, o.section_no, max(g.length) AS length, max(g.longest) AS longest,
           if(count(*) > 1, '', any_value(g.vague)) AS vague
    FROM given o JOIN given g ON g.report_id = o.report_id
      AND (g.section_no = o.section_no OR g.length > 0 AND len(g.path) > len(o.path) AND g.path[:len(o.path)] = o.path)
    GROUP BY ALL
), explained AS (
    SELECT DISTINCT m.report_id, m.moved_id
    FROM moved m JOIN reason r ON r.report_id = m.report_id
      AND (r.length >= 8 OR r.length >= 2 AND coalesce(r.vague, '') = '')
    JOIN source.section s ON s.report_id = r.report_id AND s.section_no = r.section_no
     AND (regexp_matches(m.change_quote, '(?:增加|增长|减少|下降|降低)了?[\d,.，]+(?:万元|元|亿元)')
          AND contains(s.text, regexp_extract(m.change_quote, '(?:增加|增长|减少|下降|降低)了?([\d,.，]+(?:万元|元|亿元))', 1))
          OR m.decimals >= 2 AND contains(s.text, format('{:.' || m.decimals::INTEGER || 'f}', m.percent::DOUBLE)))
), blank AS (
    SELECT report_id, section_no, page_no, text,
           unnest(list_distinct(regexp_extract_all(text,
                       '[^。；;\n]{0,40}(?:(?:主要)?原因(?:是|为|：|:)+[。；;，,]|(?:主要[是系为]|由于|[分减加高低]系)[。；;])'))) AS hit
    FROM source.section
)
SELECT m.report_id, m.moved_id AS instance_key, '说明“' || m.whole_quote || '”' AS location,
       CASE WHEN r.length >= 2 AND coalesce(r.vague, '') = '' OR e.report_id IS NOT NULL THEN 'pass'
           ELSE 'violated' END AS outcome,
       words({'quote': m.whole_quote,
               'problem': if(coalesce(r.length, 0) = 0, '没有说明原因，请补充',
                   format('的原因“{}”过于笼统，请写明', rtrim(coalesce(nullif(r.vague, ''), r.longest), '。；;')))}) AS arguments,
       [m.moved_id] AS statement_ids, ['prose'] AS absent
FROM moved m LEFT JOIN reason r USING (report_id, section_no)
LEFT JOIN explained e ON e.report_id = m.report_id AND e.moved_id = m.moved_id
UNION ALL BY NAME
SELECT report_id, 'blank/' || section_no || '/' || hit AS instance_key, '说明“' || hit || '”' AS location,
       'violated' AS outcome, 'error' AS severity,
       words({'quote': hit, 'problem': '之后没有写原因，请补充'}) AS arguments,
       page_of(report_id, section_no, instr(text, hit), page_no) AS page_no, [hit] AS quotes
FROM blank
UNION ALL BY NAME -- 增加5万元，主要是人员减少: all that is given as the reason goes the other way
SELECT r.report_id, r.relation_id || '/way' AS instance_key, '说明“' || r.quote || '”' AS location,
       if(t.direction <> r.word, 'violated', 'pass') AS outcome, if(t.label = 'own', 'error', 'warning') AS severity,
       words({'quote': r.quote, 'problem': '：原因与增减的方向相反，请核对'}) AS arguments, r.page_no,
       [t.statement_id] AS statement_ids
FROM source.relation r JOIN claim_term t USING (relation_id) WHERE r.kind = 'reason'
