-- Which tables of the reports that are added up can be trusted: for sums over other groups than
-- those of the marts.
INSERT INTO mart.table_trust BY NAME
SELECT r.report_id, t.table_no, k.report_id IS NOT NULL AS trusted
FROM used_report r
JOIN source.report_table t USING (report_id)
LEFT JOIN trusted k ON k.report_id = t.report_id AND k.table_no = t.table_no
ORDER BY ALL;
