-- title: 现行报告没有比上一夜骤减（不少于九成）
SELECT * FROM (SELECT count(*) AS reports FROM source.current_report)
WHERE reports < 0.9 * :previous_reports
