-- title: 经济科目编码与名称
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2017〕98号（部门预算和政府预算支出经济分类）
-- message: {table}经济科目{code}印为“{printed}”，{problem}。
-- false_alarms: 自行整理的目录不全：查不到的款不判错，由人工核对
-- not_applicable: 基本支出表没有印经济科目编码
WITH row AS (
    SELECT f.report_id, f.table_no, f.side, f.row_no, replace(f.code, '-', '') AS code, f.row_label, r.fiscal_year,
           list_sort(list(role_cell(f.cell_id, 'left')) FILTER (f.amount_yuan IS NOT NULL)) AS cells
    FROM figure f JOIN source.current_report r USING (report_id)
    WHERE f.row_kind IN ('item', 'category') AND regexp_full_match(replace(f.code, '-', ''), '[35]\d{2}(\d{2})?')
    GROUP BY ALL
), printed AS (
    SELECT *, nullif(row_number() OVER (PARTITION BY report_id, table_no, side, code ORDER BY row_no), 1) AS repetition
    FROM row
), known AS (
    SELECT code, name, plain_name(name) AS plain, valid_from, coalesce(valid_to, 9999) AS valid_to,
           confidence <> 'low' AS is_sure
    FROM reference.department_economic
    UNION ALL
    SELECT code, name, plain_name(name), valid_from, coalesce(valid_to, 9999), confidence <> 'low'
    FROM reference.government_economic
)
FROM code_names('printed', 'known')
