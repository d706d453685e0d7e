-- What a rule's query returned becomes instances: differences, outcomes and reasons by convention.
-- A table of which something was not read is not judged: a difference there may be our own fault.
INSERT INTO quality.instance BY NAME
WITH missing AS (
    SELECT r.report_id, list(n.table_no ORDER BY n.table_no) AS tables
    FROM source.current_report r, (SELECT unnest(getvariable('needed')) AS table_no) n
    WHERE NOT EXISTS (FROM source.report_table t
                      WHERE t.report_id = r.report_id AND t.table_no = n.table_no)
    GROUP BY ALL
), judged AS (
    SELECT c.* EXCLUDE (outcome, difference_yuan, envelope_yuan, severity, agency_code, fiscal_year),
           coalesce(c.agency_code, r.agency_code) AS agency_code,
           coalesce(c.fiscal_year, r.fiscal_year) AS fiscal_year,
           c.actual_yuan - c.expected_yuan AS difference_yuan,
           CASE getvariable('convention')
                WHEN 'env' THEN envelope_yuan(c.parts, c.quantum_yuan) ELSE 0 END AS envelope_yuan,
           coalesce(c.severity, severity_of(c.actual_yuan - c.expected_yuan, coalesce(c.parts, 1),
                    coalesce(c.quantum_yuan, 0), getvariable('severity'))) AS severity,
           CASE WHEN m.report_id IS NOT NULL THEN 'not_evaluable'
                ELSE coalesce(c.outcome, CASE getvariable('convention')
                    WHEN 'env' THEN outcome_env(c.actual_yuan - c.expected_yuan, c.parts, c.quantum_yuan)
                    ELSE outcome_twice(c.actual_yuan - c.expected_yuan) END) END AS raw_outcome,
           m.tables AS missing_tables
    FROM checked c
    LEFT JOIN source.current_report r ON r.report_id = c.report_id
    LEFT JOIN missing m ON m.report_id = c.report_id
    WHERE c.report_id IS NULL OR r.report_id IS NOT NULL
), touched AS (
    SELECT j.*,
           CASE WHEN raw_outcome <> 'violated' OR getvariable('convention') = 'state' THEN NULL
                WHEN EXISTS (FROM unread_table u WHERE u.report_id = j.report_id
                             AND u.table_no IN (SELECT unnest(getvariable('needed'))))
                  OR EXISTS (FROM (SELECT unnest(j.cells).cell_id AS cell_id) c JOIN figure f USING (cell_id)
                             JOIN unread_table u ON u.report_id = f.report_id
                              AND u.table_no = f.table_no)
                THEN '本表有未读入的内容，不作判断'
                WHEN EXISTS (FROM (SELECT unnest(j.cells).cell_id AS cell_id) c JOIN repeated_cell USING (cell_id))
                THEN '有科目重复出现，不作判断' END AS doubt
    FROM judged j
)
SELECT getvariable('rule_id') AS rule_id, report_id, agency_code, fiscal_year, instance_key,
       table_no, location, expected_yuan, actual_yuan, difference_yuan, envelope_yuan,
       CASE WHEN doubt IS NOT NULL THEN 'not_evaluable' ELSE raw_outcome END AS outcome, severity,
       CASE WHEN missing_tables IS NOT NULL
            THEN '缺表' || array_to_string(missing_tables, '、') || '，无法核对'
            WHEN doubt IS NOT NULL THEN doubt
            WHEN reason IS NOT NULL THEN reason
            WHEN raw_outcome = 'pass' THEN '相等'
            WHEN raw_outcome = 'rounding' AND is_large_rounding(difference_yuan, parts, quantum_yuan)
            THEN '在四舍五入的范围内，但偏大'
            WHEN raw_outcome = 'rounding' THEN '四舍五入的尾差'
            WHEN raw_outcome = 'violated' THEN '不相等' ELSE '无法核对' END AS reason,
       arguments, cells, list_filter(statement_ids, lambda one: one IS NOT NULL) AS statement_ids,
       page_no
FROM touched
UNION ALL BY NAME
SELECT getvariable('rule_id') AS rule_id, report_id, r.agency_code, r.fiscal_year,
       'missing' AS instance_key, '缺表' || array_to_string(m.tables, '、') AS location,
       'not_evaluable' AS outcome, getvariable('severity') AS severity,
       '缺表' || array_to_string(m.tables, '、') || '，无法核对' AS reason
FROM missing m JOIN source.current_report r USING (report_id)
WHERE r.form_id IS NOT NULL AND report_id NOT IN (FROM (SELECT report_id FROM checked WHERE report_id IS NOT NULL));
