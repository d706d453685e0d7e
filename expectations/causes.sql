-- What the search for causes needs, for violated identities and those that share a cell with them.
-- Blank parts are no terms of a sum; but a figure that was left out shows in two sums at least.
CREATE TEMP TABLE blank_term AS
WITH part AS (
    SELECT axis, total_no, part_no FROM column_part
    UNION SELECT axis, total_no, part_no FROM row_part
    UNION SELECT axis, total_no, part_no FROM tree_part
), blank AS (
    SELECT p.axis, t.cell_id AS total_cell, c.cell_no
    FROM part p JOIN figure c ON c.cell_no = p.part_no JOIN figure t ON t.cell_no = p.total_no
    WHERE c.amount_yuan IS NULL
      AND c.report_id IN (SELECT report_id FROM identity WHERE outcome = 'violated')
)
SELECT d.identity_no, d.outcome, b.cell_no
FROM identity d JOIN quality.instance i ON i.rowid = d.identity_no
JOIN blank b ON b.total_cell = i.cells[1].cell_id AND starts_with(d.instance_key, b.axis || '/')
WHERE i.cells[1].role = 'total';

-- A total of nothing but blanks tells which figure is wrong only where one of them is missed elsewhere, or
-- where its amount came one column further in the same line.
CREATE TEMP TABLE telling_blank AS
SELECT identity_no FROM blank_term WHERE outcome = 'violated'
QUALIFY count(DISTINCT identity_no) OVER (PARTITION BY cell_no) > 1
UNION
SELECT b.identity_no FROM blank_term b JOIN identity d USING (identity_no) JOIN source.cell c ON c.rowid = b.cell_no
JOIN source.cell o ON o.report_id = c.report_id AND o.table_no = c.table_no AND o.row_no = c.row_no
 AND o.side IS NOT DISTINCT FROM c.side
JOIN identity_term t ON t.cell_no = o.rowid JOIN identity x ON x.identity_no = t.identity_no
WHERE b.outcome = 'violated' AND d.is_of_blanks AND x.outcome = 'violated' AND x.difference_fen = -d.difference_fen;
DELETE FROM identity
WHERE is_of_blanks AND (outcome <> 'violated' OR identity_no NOT IN (SELECT identity_no FROM telling_blank));

CREATE TEMP TABLE violated_identity AS
SELECT d.identity_no, f.finding_key, f.severity, f.agency_code, f.fiscal_year
FROM identity d JOIN worded w ON w.instance_no = d.identity_no JOIN quality.finding f USING (finding_key)
WHERE d.outcome = 'violated';

CREATE TEMP TABLE suspect AS
SELECT cell_no FROM identity_term JOIN violated_identity USING (identity_no)
UNION
SELECT cell_no FROM (
    SELECT cell_no, identity_no FROM blank_term WHERE outcome = 'violated'
    UNION SELECT cell_no, identity_no FROM identity_term JOIN violated_identity USING (identity_no)
) GROUP BY cell_no HAVING count(DISTINCT identity_no) > 1
UNION -- or that stands in a line of which another figure is suspect: it may have come one column further
SELECT b.cell_no FROM blank_term b JOIN source.cell c ON c.rowid = b.cell_no
JOIN source.cell o ON o.report_id = c.report_id AND o.table_no = c.table_no AND o.row_no = c.row_no
 AND o.side IS NOT DISTINCT FROM c.side
JOIN identity_term t ON t.cell_no = o.rowid JOIN violated_identity v ON v.identity_no = t.identity_no
WHERE b.outcome = 'violated';

CREATE TEMP TABLE suspect_term AS
SELECT identity_no, cell_no, sign FROM identity_term JOIN suspect USING (cell_no)
UNION
SELECT identity_no, cell_no, -1 FROM blank_term JOIN suspect USING (cell_no);

CREATE TEMP MACRO far_fen() AS 1000000000000000000; -- what no report reaches

-- Figures of one table are a part of another's: what is repaired stays so where it is so now.
CREATE TEMP TABLE floor_pair AS
WITH near AS (
    SELECT report_id, table_no, row_key, column_key, cell_no, (amount_yuan * 100)::BIGINT AS fen,
           cell_no IN (SELECT cell_no FROM suspect) AS is_suspect
    FROM figure WHERE report_id IN (SELECT report_id FROM identity WHERE outcome = 'violated')
      AND (table_no IN (3, 5) AND (row_kind = 'code' OR row_key = 'total')
          AND column_key IN ('total', 'basic', 'project')
           OR table_no IN (1, 4) AND side = 'income' AND row_key = 'grand_total' AND column_key = 'amount')
)
SELECT p.cell_no AS part_no, w.cell_no AS whole_no, p.fen AS part_fen, w.fen AS whole_fen
FROM near p JOIN near w USING (report_id, row_key, column_key)
WHERE (p.table_no, w.table_no) IN ((5, 3), (4, 1)) AND p.fen BETWEEN 0 AND w.fen AND p.is_suspect <> w.is_suspect;

CREATE TEMP TABLE suspect_cell AS
WITH grid AS (
    SELECT report_id, table_no, mode(quantum_yuan) AS quantum_yuan FROM source.cell
    WHERE report_id IN (SELECT report_id FROM identity WHERE outcome = 'violated') GROUP BY ALL
), least AS (SELECT whole_no AS cell_no, max(part_fen) AS fen FROM floor_pair GROUP BY ALL
), most AS (SELECT part_no AS cell_no, min(whole_fen) AS fen FROM floor_pair GROUP BY ALL
)
SELECT s.cell_no, f.cell_id,
       f.table_shown || ' ' || row_name(f.code, f.row_label) || '（' || f.column_name || '）' AS place,
       f.printed, f.unit, (coalesce(f.amount_yuan, 0) * 100)::BIGINT AS amount_fen,
       (coalesce(g.quantum_yuan, if(f.unit = '万元', 100, 0.01)) * 100)::BIGINT AS grid_fen,
       if(may_be_negative(f.row_key, f.column_key, f.row_label, f.amount_yuan), -far_fen(),
           coalesce(least.fen, 0)) AS least_fen,
       coalesce(most.fen, far_fen()) AS most_fen
FROM suspect s JOIN source.cell c ON c.rowid = s.cell_no JOIN figure f ON f.cell_id = c.cell_id
JOIN grid g ON g.report_id = f.report_id AND g.table_no = f.table_no
LEFT JOIN least ON least.cell_no = s.cell_no LEFT JOIN most ON most.cell_no = s.cell_no
UNION ALL
SELECT s.cell_no, t.statement_id, '说明“' || t.quote || '”', printf('%.' || t.decimals || 'f', t.amount::DOUBLE),
       t.unit, (t.amount_yuan * 100)::BIGINT, least(quantum_of(t.unit, t.decimals), n.quantum_fen), 0, far_fen()
FROM suspect s JOIN source.statement t ON -1 - t.rowid = s.cell_no
LEFT JOIN (SELECT o.cell_no, min(i.quantum_fen) AS quantum_fen FROM identity_term o
           JOIN identity_term i ON i.identity_no = o.identity_no AND i.cell_no <> o.cell_no
           WHERE o.cell_no < 0 GROUP BY ALL) n ON n.cell_no = s.cell_no;
