-- Which reports are added up, and which tables of them can be trusted. No money is counted twice:
-- current reports of departments only; one that names nobody may be another's again, and is told, not added.
CREATE TEMP TABLE used_report AS
SELECT * FROM source.current_report
WHERE report_level = 'department' AND coalesce(agency_code, agency_name) IS NOT NULL
  AND fiscal_year IS NOT NULL AND report_kind IS NOT NULL;

-- An error without a table touches them all only where it is about the tables: a wrong percent in
-- the prose or a foreign performance form leaves the figures of the tables as they are.
CREATE TEMP TABLE untrusted AS
WITH standing AS (FROM quality.finding WHERE severity = 'error' AND waiver IS NULL),
touched AS (
    SELECT report_id, finding_key, rule_id, table_no FROM standing
    UNION ALL
    SELECT c.report_id, s.finding_key, s.rule_id, c.table_no
    FROM standing s JOIN quality.finding_cell USING (finding_key) JOIN source.cell c USING (cell_id)
)
SELECT DISTINCT report_id, table_no FROM touched t
WHERE report_id IS NOT NULL
  AND (table_no IS NOT NULL OR (rule_id IN ('H-TABLES', 'K-TWIN') AND NOT EXISTS (
       FROM touched o WHERE o.finding_key = t.finding_key AND o.table_no IS NOT NULL)));

-- A table of a report can be trusted when it was read whole, its file does not say another year than the
-- one that it is counted for, and no error touches it, nor the report as a whole.
CREATE TEMP TABLE trusted AS
SELECT r.report_id, t.table_no
FROM used_report r JOIN source.report_table t USING (report_id)
WHERE r.identity_source IS DISTINCT FROM 'published_on'
  AND NOT EXISTS (FROM untrusted u WHERE u.report_id = r.report_id
                  AND (u.table_no IS NULL OR u.table_no = t.table_no))
  AND (r.report_id, t.table_no) NOT IN (SELECT (report_id, table_no) FROM quality.unread_table);

-- Scanned figures that nothing confirms are in no trusted amount, whatever their table.
CREATE TEMP TABLE uncertain_cell AS
SELECT cell_id FROM source.cell WHERE certainty = 'uncertain';

CREATE TEMP TABLE expected AS
SELECT fiscal_year, report_kind, count(*)::INTEGER AS reports_expected
FROM reference.expected_report e
JOIN reference.agency a USING (mof_div_code, agency_code)
WHERE NOT a.secret GROUP BY ALL;

CREATE TEMP TABLE expected_or_seen AS
SELECT fiscal_year, report_kind,
       greatest(coalesce(max(reports_expected), 0), max(seen))::INTEGER AS reports_expected
FROM (SELECT fiscal_year, report_kind, count(*) AS seen FROM used_report GROUP BY ALL)
LEFT JOIN expected USING (fiscal_year, report_kind) GROUP BY ALL;
