-- The cells of a finding, and those that a repair of its cause would change.
WITH marked AS (
    SELECT cell_id, role, NULL::INTEGER AS alternative, NULL AS needed
    FROM quality.finding_cell WHERE finding_key = $key
    UNION ALL
    SELECT cell_id, 'cause', alternative, needed FROM quality.cause_cell
    WHERE cell_id IS NOT NULL
      AND cause_key = (SELECT cause_key FROM quality.finding WHERE finding_key = $key)
)
SELECT m.*, c.report_id, c.table_no, c.side, c.row_no, c.column_key
FROM marked m JOIN source.cell c USING (cell_id)
ORDER BY c.report_id, c.table_no, c.side NULLS FIRST, c.row_no, m.role, m.alternative
