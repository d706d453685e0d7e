-- title: 附件打不开、不完整或不符
-- severity: error
-- convention: state
-- tables: 
-- basis: 《政府信息公开条例》
-- message: {link}：{problem}。
-- false_alarms: 暂时的服务器错误：三夜之内不算；没有答复、拒绝访问（401、403、429 等）和采集自己的限度（由脚本打开、超过页数、时间用完）不算，见采集情况；本机缺程序、超时、中途出错而读不了的不算；只有文字说明、表格另成一个文件的不算，见公开情况；打得开而认不出表式的只作提醒，不是任何部门的只作说明
-- not_applicable: 没有采集到附件
-- across: reports
WITH latest AS (
    FROM source.publication WHERE origin = 'portal'
    QUALIFY row_number() OVER (PARTITION BY mof_div_code, url ORDER BY seen_at DESC) = 1
), failing AS (
    SELECT p.mof_div_code, p.url, count(DISTINCT p.seen_at::DATE) AS nights FROM source.publication p
    WHERE p.outcome = 'failed' GROUP BY ALL
)
SELECT NULL AS report_id, r.agency_code, r.agency_name, r.fiscal_year, r.report_kind, 'unreadable/'
       || r.report_id AS instance_key,
       coalesce(r.title, r.source_url, r.report_id) AS location,
       CASE WHEN unread_by(r.status_code) = 'us' OR r.status_code = 'prose_only' THEN 'not_evaluable'
            WHEN r.status = 'quarantined' THEN 'violated' ELSE 'pass' END AS outcome,
       if(unread_by(r.status_code) = 'content', if(coalesce(r.agency_code, r.agency_name) IS NULL, 'info', 'warning'),
           NULL) AS severity,
       if(outcome = 'not_evaluable', r.status_reason, NULL) AS reason,
       words({'link': coalesce(link_said(r.title, r.source_url), r.report_id),
               'problem': coalesce(r.status_reason, '')}) AS arguments
FROM source.report r
UNION ALL BY NAME
SELECT NULL AS report_id, NULL AS agency_code, NULL AS fiscal_year, 'failed/' || l.url AS instance_key,
       coalesce(l.title, l.url) AS location,
       CASE WHEN NOT (is_error OR is_member) THEN 'not_evaluable'
            WHEN f.nights >= 3 OR l.http_status IN (404, 410) THEN 'violated' ELSE 'not_evaluable' END AS outcome,
       CASE WHEN outcome = 'violated' THEN NULL WHEN f.nights < 3 THEN '暂时取不到，连续三夜才算'
            ELSE '网站没有答复、拒绝访问，或者采集没有读到，见采集情况' END AS reason,
       words({'link': link_said(l.title, l.url), 'problem': coalesce(l.reason, '打不开')}) AS arguments
FROM (
    SELECT *, coalesce(http_status >= 400 AND http_status NOT IN (401, 403, 405, 407, 412, 429, 451),
        false) AS is_error,
           coalesce(ends_with(url, '#' || title), false) AS is_member
    FROM latest
) l JOIN failing f USING (mof_div_code, url) WHERE l.outcome = 'failed'
