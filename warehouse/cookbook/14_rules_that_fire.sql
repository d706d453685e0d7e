-- 问题最多的规则
SELECT rule_id AS 规则, severity AS 程度, count(*) AS 次数,
       count(DISTINCT agency_code) AS 部门数
FROM quality.finding
GROUP BY ALL ORDER BY 次数 DESC;
