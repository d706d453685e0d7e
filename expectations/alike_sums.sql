-- A sum that fails in most rows of a column fails for one reason: a column counted in or left out. The
-- rows are one cause, with whatever followed from one of them; where it fails in a few, each is its own.
CREATE TEMP TABLE alike_sum AS
WITH many AS (
    SELECT report_id FROM quality.finding WHERE severity = 'error' AND NOT is_consequence
    GROUP BY report_id, rule_id, table_no HAVING count(*) >= 3
), judged AS (
    SELECT i.rowid AS instance_no, i.report_id, i.rule_id, i.outcome, c.table_no, c.side, c.column_key, c.row_key,
           if(contains(c.row_key, '@') OR c.row_kind IN ('line', 'total'), string_split(c.row_key, '@')[1],
               '') AS line -- the same line of each unit
    FROM quality.instance i JOIN source.cell c ON c.cell_id = i.cells[1].cell_id
    WHERE i.report_id IN (FROM many) AND i.outcome IN ('pass', 'rounding', 'violated') AND i.cells[1].role = 'total'
      AND c.amount_yuan <> 0
), wrong AS (
    SELECT report_id, rule_id, table_no, side, column_key, line FROM judged GROUP BY ALL
    HAVING count(*) FILTER (outcome = 'violated') >= 3
      AND count(*) FILTER (outcome = 'violated') > 2 * count(*) FILTER (outcome <> 'violated')
)
SELECT DISTINCT f.finding_key, f.cause_key,
       first_value(f.finding_key) OVER (PARTITION BY f.report_id, j.rule_id, j.table_no
           ORDER BY abs(f.difference_yuan) DESC, contains(j.row_key, '@'), f.finding_key) AS main_finding_key
FROM judged j JOIN wrong o ON o.report_id = j.report_id AND o.rule_id = j.rule_id AND o.table_no = j.table_no
  AND o.side IS NOT DISTINCT FROM j.side AND o.column_key = j.column_key AND o.line = j.line
JOIN worded w USING (instance_no) JOIN quality.finding f ON f.finding_key = w.finding_key
WHERE j.outcome = 'violated' AND NOT f.is_consequence AND f.severity = 'error';

CREATE TEMP TABLE alike_sum_member AS
SELECT finding_key, main_finding_key FROM alike_sum
UNION SELECT f.finding_key, a.main_finding_key FROM alike_sum a JOIN quality.finding f ON f.cause_key = a.cause_key;

INSERT INTO quality.cause BY NAME
SELECT left(sha256('sums' || m.main_finding_key), 16) AS cause_key, f.report_id, f.agency_code, f.fiscal_year,
       m.main_finding_key,
       count(*)::INTEGER AS findings, false AS decided, NULL::INTEGER AS changes, 0 AS alternatives,
       '有{all}处同样的相加不成立，疑为一栏多算或少算，请一并核对。' AS sentence
FROM alike_sum_member m JOIN quality.finding f ON f.finding_key = m.main_finding_key GROUP BY ALL;

UPDATE quality.finding f SET cause_key = left(sha256('sums' || m.main_finding_key), 16),
is_consequence = f.finding_key <> m.main_finding_key
FROM alike_sum_member m WHERE m.finding_key = f.finding_key;
