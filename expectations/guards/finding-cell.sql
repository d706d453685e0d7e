-- title: 问题涉及的单元格都存在
SELECT f.finding_key FROM quality.finding_cell f ANTI JOIN source.cell c USING (cell_id)
