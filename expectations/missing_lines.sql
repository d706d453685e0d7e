-- A row that differs from the sum of its children by one amount in several columns or tables lacks one
-- child line, or has one too many: one cause, unless a single changed figure repairs them.
CREATE TEMP TABLE uneven_row AS
WITH uneven AS (
    SELECT f.finding_key, f.cause_key, f.severity, f.rule_id, i.report_id, c.row_key, c.column_key, g.table_no,
           c.side, c.row_no, g.table_shown, g.unit,
           row_name(g.code, g.row_label) AS row_shown, i.actual_yuan - i.expected_yuan AS missing_yuan
    FROM violated i JOIN quality.finding f USING (finding_key)
    JOIN source.cell c ON c.cell_id = i.cells[1].cell_id JOIN figure g ON g.cell_id = c.cell_id
    WHERE i.cells[1].role = 'total' AND starts_with(i.instance_key, 'down/')
), free AS (
    SELECT u.* FROM uneven u LEFT JOIN quality.cause k USING (cause_key)
    QUALIFY k.cause_key IS NULL
         OR k.changes IS DISTINCT FROM 1
         AND k.findings = count(*) OVER (PARTITION BY u.report_id, u.row_key, u.missing_yuan, u.cause_key)
)
SELECT *, row_number() OVER (PARTITION BY report_id, row_key, missing_yuan, table_no
    ORDER BY finding_key) = 1 AS is_first_of_table,
       first_value(finding_key) OVER (PARTITION BY report_id, row_key, missing_yuan
           ORDER BY CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, column_key <> 'total', table_no,
           rule_id, finding_key) AS main_finding_key
FROM free QUALIFY count(*) OVER (PARTITION BY report_id, row_key, missing_yuan) > 1;

INSERT INTO quality.cause BY NAME
SELECT left(sha256('line' || u.main_finding_key), 16) AS cause_key, u.report_id, f.agency_code, f.fiscal_year,
       u.main_finding_key,
       count(*)::INTEGER AS findings, false AS decided, NULL::INTEGER AS changes, 0 AS alternatives,
       any_value(u.row_shown) || '在' || string_agg(u.table_shown, '' ORDER BY u.table_no) FILTER (u.is_first_of_table)
       || '中有' || count(*) || '处比下级之和'
       || if(min(u.missing_yuan) > 0, '多', '少') || in_unit(abs(min(u.missing_yuan)), any_value(u.unit)) || '，疑'
       || if(min(u.missing_yuan) > 0, '少列了一行下级', '多列了一行下级') || '，请核对。' AS sentence
FROM uneven_row u JOIN quality.finding f ON f.finding_key = u.main_finding_key GROUP BY ALL;

UPDATE quality.finding f SET cause_key = left(sha256('line' || u.main_finding_key), 16),
is_consequence = f.finding_key <> u.main_finding_key
FROM uneven_row u WHERE f.finding_key = u.finding_key;
