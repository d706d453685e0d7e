-- What the rules' queries returned becomes instances: differences, outcomes and reasons by
-- convention. A rule about a table that the form does not have does not apply.
CREATE TEMP TABLE missing_table AS
SELECT rule_id, report_id, bool_or(is_foreign) AS is_foreign,
       list(table_no ORDER BY table_no) FILTER (is_foreign OR NOT any_foreign) AS tables
FROM (SELECT n.rule_id, r.report_id, n.table_no, f.table_no IS NULL AND r.form_id IS NOT NULL AS is_foreign,
             bool_or(is_foreign) OVER (PARTITION BY n.rule_id, r.report_id) AS any_foreign
      FROM (SELECT rule_id, unnest(needed) AS table_no FROM rule_fact WHERE is_queried) n
      CROSS JOIN source.current_report r
      LEFT JOIN reference.form_table f ON f.form_id = r.form_id AND f.table_no = n.table_no
      WHERE NOT EXISTS (FROM source.report_table t
                        WHERE t.report_id = r.report_id AND t.table_no = n.table_no))
GROUP BY ALL;
CREATE TEMP MACRO missing_outcome(is_foreign) AS if(is_foreign, 'not_applicable', 'not_evaluable');
CREATE TEMP MACRO missing_reason(is_foreign, tables) AS
    if(is_foreign, '本表式没有表', '缺表') || array_to_string(tables, '、') || if(is_foreign, '', '，无法核对');

-- One row a check, without what it brings along: that is copied once, at the end.
CREATE TEMP TABLE judged AS
SELECT c.rowid AS check_no, u.convention, u.needed,
       coalesce(c.agency_code, r.agency_code) AS agency_code,
       coalesce(c.fiscal_year, r.fiscal_year) AS fiscal_year,
       c.actual_yuan - c.expected_yuan AS difference_yuan,
       coalesce(c.envelope_yuan, if(u.convention = 'env', envelope_yuan(c.parts, c.quantum_yuan), 0)) AS envelope_yuan,
       coalesce(c.severity, severity_of(c.actual_yuan - c.expected_yuan, coalesce(c.parts, 1),
                coalesce(c.quantum_yuan, 0), u.severity)) AS severity,
       CASE WHEN m.report_id IS NOT NULL THEN missing_outcome(m.is_foreign)
            ELSE coalesce(c.outcome, CASE u.convention
                WHEN 'env' THEN outcome_within(c.actual_yuan - c.expected_yuan,
                                               coalesce(c.envelope_yuan, envelope_yuan(c.parts, c.quantum_yuan)))
                ELSE outcome_twice(c.actual_yuan - c.expected_yuan) END) END AS raw_outcome,
       m.tables AS missing_tables, m.is_foreign
FROM checked c JOIN rule_fact u USING (rule_id)
LEFT JOIN source.current_report r ON r.report_id = c.report_id
LEFT JOIN missing_table m ON m.report_id = c.report_id AND m.rule_id = c.rule_id
WHERE c.report_id IS NULL OR r.report_id IS NOT NULL;

-- What does not hold may be our own fault. A check rests on what its query says (`absent`); else on
-- the tables that it touches, names and (where it adds or compares) needs; and where it can point to
-- nothing, on all of the report. A sum rests on the names of the rows beside those that it adds, too.
CREATE TEMP TABLE doubtful AS
WITH uneven AS (
    SELECT j.check_no, j.needed, c.report_id, c.table_no, c.cells, c.statement_ids, c.absent,
           j.fiscal_year IS NULL AND contains(array_to_string(list_transform(map_values(c.arguments),
                       lambda one: coalesce(one, 'None')), ''), 'None') AS is_dateless,
           j.convention <> 'state' AS is_sum, j.raw_outcome = 'violated' AS is_violated,
           c.page_no IS NULL AND coalesce(c.cells, []) = [] AND coalesce(c.statement_ids, []) = []
               AND c.form_no IS NULL AS is_bare
    FROM judged j JOIN checked c ON c.rowid = j.check_no
    WHERE j.raw_outcome = 'violated' OR j.raw_outcome = 'rounding' AND j.convention <> 'state'
), cell AS (SELECT check_no, is_sum, is_violated, absent, unnest(cells).cell_id AS cell_id FROM uneven
), touched AS (SELECT c.*, f.report_id, f.table_no, f.side FROM cell c JOIN figure f USING (cell_id)
), rest AS (
    SELECT check_no, report_id, unnest(absent) AS what FROM uneven
    UNION ALL
    SELECT check_no, report_id, concat_ws(' ', table_no, side, 'names') FROM touched
    WHERE is_sum AND (absent IS NULL OR list_contains(absent, table_no || ' rows'))
    UNION ALL
    SELECT check_no, report_id, unnest([table_no || ' rows', table_no || ' columns']) FROM (
        SELECT check_no, report_id, table_no FROM touched WHERE absent IS NULL
        UNION SELECT check_no, report_id, unnest(needed) FROM uneven WHERE absent IS NULL AND is_sum
        UNION SELECT check_no, report_id, table_no FROM uneven WHERE absent IS NULL AND table_no IS NOT NULL)
    UNION ALL
    SELECT check_no, report_id, 'anything' FROM uneven WHERE absent IS NULL AND table_no IS NULL AND is_bare
), doubt AS (
    SELECT check_no, '有未读入的内容，不作判断' AS doubt, 1 AS rank FROM rest JOIN unread USING (report_id, what)
    UNION ALL
    SELECT check_no, '不知道报告的年度，不作判断', 1 FROM uneven WHERE is_dateless
    UNION ALL
    SELECT check_no, '有科目重复出现，不作判断', 2 FROM touched JOIN repeated_cell USING (cell_id) WHERE is_sum AND is_violated
    UNION ALL
    SELECT check_no, '扫描的数字未获印证，不作判断', 3 FROM cell JOIN uncertain_cell USING (cell_id) WHERE is_violated
    UNION ALL
    SELECT check_no, '扫描的文字各次读数不一，不作判断', 4
    FROM (SELECT check_no, unnest(statement_ids) AS statement_id FROM uneven)
    JOIN uncertain_statement USING (statement_id)
)
SELECT check_no, arg_min(doubt, rank) AS doubt FROM doubt GROUP BY check_no;

INSERT INTO quality.instance BY NAME
SELECT c.rule_id, c.report_id, j.agency_code, c.agency_name, j.fiscal_year, c.report_kind, c.instance_key, c.table_no,
       c.location,
       c.expected_yuan, c.actual_yuan, j.difference_yuan, j.envelope_yuan,
       if(doubt IS NOT NULL, 'not_evaluable', raw_outcome) AS outcome, j.severity,
       CASE WHEN missing_tables IS NOT NULL THEN missing_reason(is_foreign, missing_tables)
            WHEN doubt IS NOT NULL THEN doubt
            WHEN reason IS NOT NULL THEN reason
            WHEN raw_outcome = 'pass' THEN '相等'
            WHEN raw_outcome = 'rounding' AND is_large_rounding(j.difference_yuan, parts, quantum_yuan)
            THEN '在四舍五入的范围内，但偏大'
            WHEN raw_outcome = 'rounding' THEN '四舍五入的尾差'
            WHEN raw_outcome = 'violated' THEN '不相等' ELSE '无法核对' END AS reason,
       CASE WHEN raw_outcome <> 'pass' THEN arguments END AS arguments, cells,
       list_filter(statement_ids, lambda one: one IS NOT NULL) AS statement_ids,
       page_no, form_no, quotes
FROM checked c JOIN judged j ON j.check_no = c.rowid LEFT JOIN doubtful USING (check_no)
UNION ALL BY NAME
SELECT m.rule_id, m.report_id, r.agency_code, r.fiscal_year, 'missing' AS instance_key,
       '表' || array_to_string(m.tables, '、') AS location, missing_outcome(m.is_foreign) AS outcome,
       u.severity, missing_reason(m.is_foreign, m.tables) AS reason
FROM missing_table m JOIN source.current_report r USING (report_id) JOIN rule_fact u USING (rule_id)
ANTI JOIN (SELECT DISTINCT rule_id, report_id FROM checked) c
  ON c.rule_id = m.rule_id AND c.report_id = m.report_id
WHERE r.form_id IS NOT NULL;
