-- title: 公开后撤下
-- severity: warning
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（长期公开）
-- message: 报告自{date}起连续{k}夜无法访问：{url}。
-- false_alarms: 门户改版时整批消失，只作无法核对
-- not_applicable: 报告仍可访问
-- across: reports
WITH night AS (SELECT DISTINCT mof_div_code, seen_at::DATE AS day FROM source.publication WHERE origin = 'portal'),
sight AS (
    SELECT mof_div_code, url, max(seen_at::DATE) FILTER (outcome IN ('fetched', 'unchanged')) AS last_day
    FROM source.publication WHERE origin = 'portal' GROUP BY ALL
), missed AS (
    SELECT s.*, count(n.day) AS nights
    FROM sight s LEFT JOIN night n ON n.mof_div_code = s.mof_div_code AND n.day > s.last_day
    WHERE s.last_day IS NOT NULL GROUP BY ALL
), gone AS (SELECT *, avg((nights >= 3)::INTEGER) OVER (PARTITION BY mof_div_code) AS share FROM missed)
SELECT r.report_id, 'removed' AS instance_key, '报告网址' AS location,
       CASE WHEN g.nights < 3 THEN 'pass' WHEN g.share > 0.5 THEN 'not_evaluable' ELSE 'violated' END AS outcome,
       CASE WHEN g.nights >= 3 AND g.share > 0.5 THEN '门户整批消失，可能是改版' END AS reason,
       words({'date': strftime(g.last_day + 1, '%Y年%-m月%-d日'), 'k': g.nights::VARCHAR,
               'url': r.source_url}) AS arguments, [] AS absent
FROM source.current_report r JOIN gone g ON g.mof_div_code = r.mof_div_code AND g.url = r.source_url
