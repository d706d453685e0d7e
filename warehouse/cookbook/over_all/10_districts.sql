-- 各地区：最近一夜，公开了多少
SELECT n.mof_div_code, n.jurisdiction_name AS 地区, n.night_id AS 最近一夜,
       count(*) FILTER (c.is_expected AND c.status LIKE 'published%') AS 已公开,
       count(*) FILTER (c.is_expected) AS 应公开
FROM meta.night n
LEFT JOIN mart.coverage c ON c.mof_div_code = n.mof_div_code
     AND c.fiscal_year = $year AND c.report_kind = 'budget'
GROUP BY ALL ORDER BY n.mof_div_code;
