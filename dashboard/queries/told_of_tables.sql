-- What was told of a report's tables and acted on tonight.
SELECT DISTINCT table_no, said FROM source.table_head
WHERE report_id = $report AND is_applied AND said IS NOT NULL
 AND list_contains($tables, table_no) ORDER BY table_no, said
