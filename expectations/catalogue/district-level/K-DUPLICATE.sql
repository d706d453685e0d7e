-- title: 同一报告重复发布
-- severity: warning
-- convention: state
-- tables: 
-- basis: 《政府信息公开条例》
-- message: {year}年{kind}发布{k}次，数据相同。
-- false_alarms: 表格和说明分在两个文件里的是一次发布；同一天以不同格式公开的是一次发布；原处换上新文件、旧文件已撤下的是更换
-- not_applicable: 没有重复发布
-- across: reports
WITH seen AS (
    SELECT document_sha256, min(seen_at) AS first_seen, max(seen_at) AS last_seen,
           list(DISTINCT url ORDER BY url) AS urls
    FROM source.publication WHERE outcome IN ('fetched', 'unchanged') AND document_sha256 IS NOT NULL GROUP BY ALL
), twice AS ( -- the earlier is gone where its address has the later, or where no night saw both
    SELECT s.*, coalesce(list_has_any(was.urls, now.urls) OR was.last_seen < now.first_seen - INTERVAL 12 HOURS, false)
           AS is_replaced
    FROM revision_summary s LEFT JOIN seen was ON was.document_sha256 = s.old_document
    LEFT JOIN seen now ON now.document_sha256 = s.new_document
)
SELECT new_id AS report_id, old_id AS instance_key, '发布次数' AS location,
       if(changed = 0 AND NOT is_other_format AND NOT is_replaced, 'violated', 'pass') AS outcome,
       words({'year': fiscal_year::VARCHAR, 'kind': if(report_kind = 'budget', '预算', '决算'), 'k': '2'}) AS arguments
FROM twice WHERE shared > 0
