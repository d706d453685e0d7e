-- title: 部门经济科目与政府经济科目对应
-- severity: warning
-- convention: state
-- tables: 
-- basis: 财预〔2017〕98号（两套经济分类的对应关系）
-- message: 表6“{item}”对应政府经济科目“{government}”，不在对应关系表内。
-- false_alarms: 参照公务员法管理的事业单位用行政单位的对应关系
-- not_applicable: 表6没有政府经济科目
WITH government AS (
    SELECT code, plain_name(name) AS plain, valid_from, coalesce(valid_to, 9999) AS valid_to
    FROM reference.government_economic WHERE level = 2
), looked_up AS (
    SELECT i.report_id, i.row_no, i.row_label, i.second_label, i.codes, i.cells,
           list(g.code ORDER BY g.code) FILTER (g.code IS NOT NULL) AS government_codes
    FROM economic_item i LEFT JOIN government g ON g.plain = plain_name(i.second_label)
      AND i.fiscal_year BETWEEN g.valid_from AND g.valid_to
    WHERE coalesce(i.second_label, '') <> '' GROUP BY ALL
), allowed AS (
    SELECT l.report_id, l.row_no, bool_or(x.dep_bgt_eco_code IS NOT NULL) AS is_allowed
    FROM (SELECT report_id, row_no, unnest(codes) AS code, government_codes FROM looked_up) l
    LEFT JOIN reference.economic_crosswalk x ON x.dep_bgt_eco_code = l.code
      AND list_contains(l.government_codes, x.gov_bgt_eco_code)
    GROUP BY ALL
)
SELECT l.report_id, l.row_no::VARCHAR AS instance_key, 6 AS table_no, '表6“' || l.row_label || '”' AS location,
       CASE WHEN l.codes IS NULL OR l.government_codes IS NULL THEN 'not_evaluable' WHEN a.is_allowed THEN 'pass'
           ELSE 'violated' END AS outcome,
       CASE WHEN l.codes IS NULL OR l.government_codes IS NULL THEN '目录中没有这一名称，未作判断' END AS reason,
       words({'item': l.row_label, 'government': l.second_label}) AS arguments, l.cells, [] AS absent
FROM looked_up l LEFT JOIN allowed a USING (report_id, row_no)
