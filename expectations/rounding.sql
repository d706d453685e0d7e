-- One line a report: what the linear programmes of its parts say together.
INSERT INTO quality.instance BY NAME
WITH part AS (
    SELECT unnest(from_json(getvariable('solved'),
        '[{"identity_no":"BIGINT","h_yuan":"DOUBLE","quantum_fen":"BIGINT","identities":["BIGINT"]}]'),
        recursive := true)
), solved AS (
    SELECT report_id, max(h_yuan) AS h_yuan, max(part.quantum_fen) AS quantum_fen,
           flatten(list(identities)) AS identities
    FROM part JOIN identity USING (identity_no) GROUP BY report_id
), checked AS (
    SELECT i.report_id, count(*) FILTER (outcome = 'rounding') AS uneven
    FROM quality.instance i JOIN identity_rule USING (rule_id)
    WHERE outcome IN ('pass', 'rounding') AND report_id IS NOT NULL GROUP BY i.report_id
), contradiction AS (
    SELECT n.report_id, count(*) AS k, list(i.location ORDER BY i.table_no, i.rule_id, i.instance_key) AS places,
           list_distinct(flatten(list(i.cells ORDER BY i.table_no, i.rule_id, i.instance_key))) AS cells
    FROM (SELECT report_id, unnest(identities) AS identity_no FROM solved) n
    JOIN quality.instance i ON i.rowid = n.identity_no GROUP BY n.report_id
)
SELECT 'REPORT-ROUNDING' AS rule_id, c.report_id, r.agency_code, r.fiscal_year, 'all' AS instance_key,
       '各表' AS location, 'error' AS severity,
       CASE WHEN k.report_id IS NOT NULL THEN 'violated' WHEN c.uneven > 0 THEN 'rounding' ELSE 'pass' END AS outcome,
       CASE WHEN k.report_id IS NOT NULL THEN '尾差不能同时由四舍五入解释'
            WHEN c.uneven > 0 THEN c.uneven || '处尾差可由四舍五入同时解释：真值与印出的数最多差h='
                 || if(s.quantum_fen % 10000 = 0, format('{:.4f}万元', s.h_yuan / 10000), format('{:.4f}元', s.h_yuan))
            ELSE '没有尾差' END AS reason,
       CASE WHEN k.report_id IS NOT NULL THEN words({'k': k.k::VARCHAR, 'places':
            array_to_string(k.places[1:getvariable('named')], '、')
            || if(k.k > getvariable('named'), '等', '')}) END AS arguments,
       k.cells
FROM checked c JOIN source.current_report r USING (report_id)
LEFT JOIN solved s USING (report_id) LEFT JOIN contradiction k USING (report_id)
ORDER BY c.report_id;
