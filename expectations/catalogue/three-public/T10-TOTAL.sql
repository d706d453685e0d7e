-- title: “三公”经费合计
-- severity: error
-- convention: env
-- tables: 10
-- basis: 财预〔2016〕143号（“三公”经费细化）；预算公开表10
-- message: 表10“{line}”（{column}）为{a}，各项相加为{b}，相差{d}。
-- false_alarms: 公务用车分项全空而合计有数：合计一致时视为未细化
-- not_applicable: 表10全部空白
-- sums:
WITH detailed AS (
    SELECT DISTINCT r.total_no FROM row_part r JOIN figure p ON p.cell_no = r.part_no
    WHERE r.table_no = 10 AND p.amount_yuan IS NOT NULL
), part AS (
    SELECT axis, total_no, part_no FROM column_part WHERE table_no = 10
    UNION ALL
    SELECT axis, total_no, part_no FROM row_part
    WHERE table_no = 10 AND (row_key <> 'vehicles' OR total_no IN (FROM detailed))
    UNION ALL -- a line that nobody prints is made up by its own: running costs where no line says 公务用车
    SELECT 'down', t.cell_no, p.cell_no
    FROM reference.form_row_sum s JOIN reference.form_row_sum o ON o.form_id = s.form_id AND o.table_no = 10
      AND o.total_key = s.part_key
    JOIN figure t ON t.form_id = s.form_id AND t.table_no = 10 AND s.table_no = 10 AND t.row_key = s.total_key
      AND t.amount_yuan IS NOT NULL
    JOIN figure p ON p.report_id = t.report_id AND p.table_no = 10 AND p.column_key = t.column_key
      AND p.row_key = o.part_key
    WHERE NOT EXISTS (SELECT 1 FROM figure f
        WHERE f.report_id = t.report_id AND f.table_no = 10 AND f.row_key = s.part_key)
    UNION ALL -- each unit's lines, where a table lists its units: total@unit of abroad@unit and the others
    SELECT 'unit', t.cell_no, p.cell_no
    FROM reference.form_row_sum s JOIN figure t ON t.form_id = s.form_id AND t.table_no = 10 AND s.table_no = 10
      AND starts_with(t.row_key, s.total_key || '@')
    JOIN figure p ON p.report_id = t.report_id AND p.table_no = 10 AND p.column_key = t.column_key
      AND p.row_key = s.part_key || t.row_key[len(s.total_key) + 1:]
    WHERE t.amount_yuan IS NOT NULL AND p.amount_yuan IS NOT NULL
    UNION ALL -- and of a unit without a line 公务用车, its running costs
    SELECT 'unit', t.cell_no, p.cell_no
    FROM reference.form_row_sum s JOIN reference.form_row_sum o ON o.form_id = s.form_id AND o.table_no = 10
      AND o.total_key = s.part_key
    JOIN figure t ON t.form_id = s.form_id AND t.table_no = 10 AND s.table_no = 10
      AND starts_with(t.row_key, s.total_key || '@')
    JOIN figure p ON p.report_id = t.report_id AND p.table_no = 10 AND p.column_key = t.column_key
      AND p.row_key = o.part_key || t.row_key[len(s.total_key) + 1:]
    WHERE t.amount_yuan IS NOT NULL AND p.amount_yuan IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM figure f
          WHERE f.report_id = t.report_id AND f.table_no = 10 AND f.row_key = s.part_key
            || t.row_key[len(s.total_key) + 1:])
)
FROM part
