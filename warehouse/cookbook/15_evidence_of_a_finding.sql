-- 一处问题的证据：原件、页、格
SELECT f.message AS 问题, k.role AS 作用, c.printed AS 印出, c.page_label AS 页, c.row_label AS 行,
       c.column_key AS 列, r.source_url AS 原件地址
FROM quality.finding f
JOIN quality.finding_cell k USING (finding_key)
JOIN source.cell c USING (cell_id)
JOIN source.report r ON r.report_id = c.report_id
ORDER BY f.finding_key, k.role;
