-- A row that differs from the sum of its children by one amount in several columns or tables, or in
-- columns whose differences add up like a line, lacks one child line, or has one too many: one cause, unless
-- a single changed figure repairs them.
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
         AND k.findings = count(*) OVER (PARTITION BY u.report_id, u.row_key, u.missing_yuan > 0, u.cause_key)
), grouped AS (
    SELECT *, count(*) OVER (PARTITION BY report_id, row_key, missing_yuan) > 1 AS is_alike,
           max(abs(missing_yuan)) OVER line AS largest, sum(abs(missing_yuan)) OVER line AS together,
           count(*) OVER line AS columns
    FROM free WINDOW line AS (PARTITION BY report_id, row_key, table_no, missing_yuan > 0)
), lacking AS (
    FROM grouped WINDOW one AS (PARTITION BY report_id, row_key, missing_yuan > 0)
    QUALIFY bool_or(is_alike OR columns > 2 AND abs(together - 2 * largest) <= 0.00001 * largest + 200) OVER one
)
SELECT *, row_number() OVER (PARTITION BY report_id, row_key, missing_yuan > 0, table_no
    ORDER BY finding_key) = 1 AS is_first_of_table,
       first_value(finding_key) OVER (PARTITION BY report_id, row_key, missing_yuan > 0
           ORDER BY CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, column_key <> 'total', table_no,
           rule_id, finding_key) AS main_finding_key
FROM lacking;

INSERT INTO quality.cause BY NAME
SELECT left(sha256('line' || u.main_finding_key), 16) AS cause_key, u.report_id, f.agency_code, f.fiscal_year,
       u.main_finding_key,
       count(*)::INTEGER AS findings, false AS decided, NULL::INTEGER AS changes, 0 AS alternatives,
       any_value(u.row_shown) || '在' || string_agg(u.table_shown, '' ORDER BY u.table_no) FILTER (u.is_first_of_table)
       || '中有' || count(*) || '处比下级之和'
       || if(min(u.missing_yuan) > 0, '多', '少') || if(max(u.missing_yuan) > min(u.missing_yuan), '（最大一处', '')
       || in_unit(max(abs(u.missing_yuan)), any_value(u.unit)) || if(max(u.missing_yuan) > min(u.missing_yuan), '）', '')
       || '，疑'
       || if(min(u.missing_yuan) > 0, '少列了一行下级', '多列了一行下级') || '，请核对。' AS sentence
FROM uneven_row u JOIN quality.finding f ON f.finding_key = u.main_finding_key GROUP BY ALL;

UPDATE quality.finding f SET cause_key = left(sha256('line' || u.main_finding_key), 16),
is_consequence = f.finding_key <> u.main_finding_key
FROM uneven_row u WHERE f.finding_key = u.finding_key;

-- The line that is left out stands in another table, where it is one of a code.
CREATE TEMP TABLE left_out_line AS
WITH lacking AS (
    SELECT left(sha256('line' || main_finding_key), 16) AS cause_key, report_id, table_no, side, row_no, row_key,
           list({'column_key': column_key, 'amount_yuan': missing_yuan} ORDER BY column_key) AS amounts
    FROM uneven_row WHERE missing_yuan > 0 GROUP BY ALL
), part AS ( -- what the others are that are added there
    SELECT l.report_id, l.table_no, l.row_no, any_value(c.row_kind) AS row_kind, any_value(c.level) AS level
    FROM lacking l JOIN source.cell c ON c.report_id = l.report_id AND c.table_no = l.table_no
     AND c.side IS NOT DISTINCT FROM l.side
     AND (c.parent_row_no = l.row_no OR c.row_kind = 'class' AND NOT regexp_full_match(l.row_key, '[0-9]+'))
    GROUP BY ALL
), elsewhere AS (
    SELECT l.report_id, l.table_no, l.row_no, any_value(f.code) AS code, any_value(f.row_label) AS row_label
    FROM lacking l JOIN part p USING (report_id, table_no, row_no) CROSS JOIN unnest(l.amounts) AS u(one)
    JOIN figure f ON f.report_id = l.report_id AND f.table_no <> l.table_no AND f.row_kind = 'code'
     AND f.column_key = u.one.column_key AND f.amount_yuan = u.one.amount_yuan
     AND len(f.code) = p.level * 2 + 1 AND (p.row_kind = 'class' OR starts_with(f.code, l.row_key))
    WHERE p.row_kind IN ('class', 'code')
      AND f.code NOT IN (SELECT code FROM figure o WHERE o.report_id = l.report_id AND o.table_no = l.table_no
                         AND o.side IS NOT DISTINCT FROM l.side AND o.code IS NOT NULL)
    GROUP BY ALL HAVING count(DISTINCT f.code) = 1
)
SELECT l.* EXCLUDE (row_key), row_kind, level, code, coalesce(row_label, '') AS row_label
FROM lacking l JOIN part USING (report_id, table_no, row_no) LEFT JOIN elsewhere USING (report_id, table_no, row_no);

-- A line of a code that a table prints and another one, held against it, does not.
CREATE TEMP TABLE lacking_code AS
WITH one_sided AS (
    SELECT v.finding_key, v.report_id, v.rule_id, abs(v.difference_yuan) AS amount_yuan, f.table_no AS printed_in,
           f.row_no AS printed_row, f.side AS printed_side, f.code, f.row_label, f.unit
    FROM violated v JOIN quality.rule q USING (rule_id) JOIN figure f ON f.cell_id = v.cells[1].cell_id
    WHERE v.cells[1].role IN ('left', 'right') AND f.row_kind IN ('code', 'class') AND f.code IS NOT NULL
      AND len(list_distinct([one.role for one in v.cells])) = 1 AND v.statement_ids IS NULL
      AND q.family = 'cross-table'
), place AS (
    SELECT DISTINCT o.finding_key, t.table_no, t.side, t.row_kind
    FROM one_sided o JOIN rule_fact u USING (rule_id)
    JOIN source.table_row t ON t.report_id = o.report_id AND list_contains(u.needed, t.table_no)
     AND t.table_no <> o.printed_in AND t.row_kind IN ('code', 'class')
    WHERE NOT EXISTS (FROM figure f WHERE f.report_id = o.report_id AND f.table_no = t.table_no
                      AND f.side IS NOT DISTINCT FROM t.side AND f.code = o.code)
      AND (t.row_kind = 'code' OR len(o.code) = 3)
)
SELECT o.*, p.table_no, p.side, p.row_kind,
       first_value(o.finding_key) OVER (PARTITION BY o.report_id, p.table_no, o.code
           ORDER BY o.printed_in, o.rule_id, o.finding_key) AS main_finding_key
FROM one_sided o JOIN place p USING (finding_key) JOIN quality.finding f USING (finding_key)
WHERE (f.cause_key IS NULL OR f.cause_key IN (SELECT k.cause_key FROM quality.cause k JOIN quality.finding m USING (cause_key)
    WHERE k.alternatives = 0 GROUP BY k.cause_key HAVING bool_and(m.finding_key IN (SELECT finding_key FROM one_sided))))
  AND (o.report_id, p.table_no, o.code) NOT IN (SELECT (report_id, table_no, code) FROM left_out_line WHERE code IS NOT NULL)
QUALIFY count(*) OVER (PARTITION BY o.finding_key) = 1;

INSERT INTO quality.cause BY NAME
SELECT left(sha256('row' || l.main_finding_key), 16) AS cause_key, l.report_id, f.agency_code, f.fiscal_year,
       l.main_finding_key, count(*)::INTEGER AS findings, false AS decided, NULL::INTEGER AS changes, 0 AS alternatives,
       coalesce(any_value(n.shown), '表' || any_value(l.table_no)) || '疑漏列科目' || any_value(row_name(l.code, l.row_label))
       || '一行，请核对。' AS sentence
FROM lacking_code l JOIN quality.finding f ON f.finding_key = l.main_finding_key
LEFT JOIN source.table_name n ON n.report_id = l.report_id AND n.table_no = l.table_no
GROUP BY l.main_finding_key, l.report_id, f.agency_code, f.fiscal_year;

UPDATE quality.finding f SET cause_key = left(sha256('row' || l.main_finding_key), 16),
is_consequence = f.finding_key <> l.main_finding_key
FROM lacking_code l WHERE f.finding_key = l.finding_key;

-- It would print what the other table does, in the columns that both have.
INSERT INTO left_out_line BY NAME
WITH held AS (SELECT DISTINCT report_id, table_no, column_key FROM source.cell
), amount AS (
    SELECT l.main_finding_key, h.column_key,
           arg_min(if(h.column_key = 'total', l.amount_yuan, c.amount_yuan), (c.cell_id IS NULL, l.printed_in)) AS amount_yuan
    FROM lacking_code l JOIN held h ON h.report_id = l.report_id AND h.table_no = l.table_no
    LEFT JOIN source.cell c ON c.report_id = l.report_id AND c.table_no = l.printed_in AND c.row_no = l.printed_row
     AND c.side IS NOT DISTINCT FROM l.printed_side AND c.column_key = h.column_key
    GROUP BY ALL
)
SELECT left(sha256('row' || l.main_finding_key), 16) AS cause_key, l.report_id, l.table_no, any_value(l.side) AS side,
       any_value(p.row_no) AS row_no, any_value(l.row_kind) AS row_kind, (len(l.code) - 1) // 2 AS level, l.code,
       any_value(l.row_label) AS row_label,
       (SELECT list({'column_key': a.column_key, 'amount_yuan': a.amount_yuan} ORDER BY a.column_key) FROM amount a
        WHERE a.main_finding_key = l.main_finding_key AND a.amount_yuan IS NOT NULL) AS amounts
FROM lacking_code l LEFT JOIN source.table_row p ON p.report_id = l.report_id AND p.table_no = l.table_no
 AND p.side IS NOT DISTINCT FROM l.side AND p.code = l.code[:len(l.code) - 2] AND len(l.code) > 3
GROUP BY l.main_finding_key, l.report_id, l.table_no, l.code;
