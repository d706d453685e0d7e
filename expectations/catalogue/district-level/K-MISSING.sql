-- title: 应公开未公开
-- severity: error
-- convention: state
-- tables: 
-- basis: 《预算法》（批复后二十日内公开）
-- message: {agency}{limit}公开{year}年部门{kind}，至今未见。
-- false_alarms: 涉密部门在名录中注明依据；没有采集门户网站、门户网站没有读全、该部门的链接打不开、列出的报告取不到又看不出是谁的时不作判断
-- not_applicable: 没有应公开的报告
-- across: reports
WITH reachable AS (
    SELECT mof_div_code, bool_and(verdict = 'whole') AS is_reachable,
           string_agg(portal || '（' || word || '）', '、' ORDER BY portal) FILTER (verdict <> 'whole') AS unread
    FROM source.portal_tonight LEFT JOIN reference.word ON kind = 'portal' AND code = verdict
    GROUP BY mof_div_code
), published AS (
    SELECT DISTINCT mof_div_code, agency_code, fiscal_year, report_kind,
           bool_and(status = 'quarantined') OVER (
               PARTITION BY mof_div_code, agency_code, fiscal_year, report_kind) AS is_unreadable
    FROM source.report WHERE agency_code IS NOT NULL
), judged AS (
    SELECT e.*, a.agency_name, a.secret, a.secret_ground, p.is_unreadable, n.as_of,
           p.agency_code IS NOT NULL AS is_published, coalesce(w.is_reachable, false) AND d.url IS NULL
             AND u.title IS NULL AS is_reachable,
           coalesce('链接打不开：' || d.url, '门户网站没有读全：' || w.unread, '网站列出的“' || u.title || '”取不到，可能就是',
                    '没有采集门户网站，只看得到收件箱的文件') AS why_not
    FROM reference.expected_report e
    JOIN reference.agency a USING (mof_div_code, agency_code)
    LEFT JOIN published p USING (mof_div_code, agency_code, fiscal_year, report_kind)
    LEFT JOIN reachable w USING (mof_div_code)
    LEFT JOIN source.dead_link d USING (mof_div_code, agency_code, fiscal_year, report_kind)
    LEFT JOIN source.unclaimed_report u USING (mof_div_code, agency_code, fiscal_year, report_kind), meta.night n
)
SELECT NULL AS report_id, agency_code, fiscal_year, report_kind, 'missing/' || report_kind AS instance_key,
       agency_name || fiscal_year || '年部门' || if(report_kind = 'budget', '预算', '决算') AS location,
       CASE WHEN secret THEN 'not_applicable' WHEN is_published THEN 'pass'
            WHEN due_on >= as_of THEN 'not_applicable' WHEN NOT is_reachable THEN 'not_evaluable'
            WHEN due_on IS NULL THEN 'not_evaluable' ELSE 'violated' END AS outcome,
       CASE WHEN secret THEN '依法不公开：' || coalesce(secret_ground, '')
            WHEN is_unreadable THEN '已公开，但文件读不了' WHEN is_published THEN '已公开'
            WHEN due_on >= as_of THEN '未到公开期限' WHEN NOT is_reachable THEN why_not
            WHEN due_on IS NULL THEN '批复日期不详' ELSE '未见公开' END AS reason,
       words({'agency': agency_name, 'year': fiscal_year::VARCHAR,
            'kind': if(report_kind = 'budget', '预算', '决算'),
            'limit': coalesce('应于' || strftime(due_on, '%Y年%-m月%-d日') || '前', '应')}) AS arguments
FROM judged
