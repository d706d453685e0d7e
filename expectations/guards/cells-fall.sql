-- title: 数值格没有比上一夜骤减（不少于八成）
SELECT * FROM (SELECT count(*) AS cells FROM source.cell JOIN source.current_report USING (report_id))
WHERE cells < 0.8 * :previous_cells
