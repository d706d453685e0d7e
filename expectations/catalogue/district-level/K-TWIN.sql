-- title: 一份报告出现在两个部门名下
-- severity: error
-- convention: state
-- tables: 
-- basis: 公开内容应当准确（《政府信息公开条例》）
-- message: 与{other}发布的报告数据雷同（{share}相同）。
-- false_alarms: 只有一个单位的部门，部门与单位相同；全为零的报告
-- not_applicable: 没有金额
-- across: reports
WITH part AS (
    SELECT f.report_id, r.fiscal_year, r.agency_code, r.agency_name, r.report_kind, f.row_key, f.column_key,
           f.amount_yuan
    FROM figure f JOIN source.current_report r USING (report_id)
    WHERE f.table_no = 3 AND non_zero(f.amount_yuan) AND r.report_level = 'department'
), size AS (SELECT report_id, count(*) AS cells FROM part GROUP BY report_id HAVING count(*) >= 6),
whole AS (SELECT * FROM part WHERE row_key = 'total' AND column_key = 'total'),
candidate AS (
    SELECT a.report_id, b.report_id AS other_id, b.agency_name AS other
    FROM whole a JOIN whole b ON b.fiscal_year = a.fiscal_year AND b.report_kind = a.report_kind
     AND b.amount_yuan = a.amount_yuan AND b.report_id <> a.report_id AND b.agency_code IS DISTINCT FROM a.agency_code
), same AS (
    SELECT c.report_id, c.other_id, any_value(c.other) AS other, count(*) AS equal
    FROM candidate c JOIN part a ON a.report_id = c.report_id
    JOIN part b ON b.report_id = c.other_id AND b.row_key = a.row_key AND b.column_key = a.column_key
      AND b.amount_yuan = a.amount_yuan
    GROUP BY ALL
)
SELECT z.report_id, coalesce(s.other_id, 'all') AS instance_key, '表3' AS location,
       if(s.equal >= 0.95 * z.cells, 'violated', 'pass') AS outcome,
       words({'other': coalesce(s.other, ''),
               'share': percent_text(100.0 * coalesce(s.equal, 0) / z.cells, 0)}) AS arguments
FROM size z LEFT JOIN same s USING (report_id)
