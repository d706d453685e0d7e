-- title: 收入科目编码与名称
-- severity: error
-- convention: state
-- tables: 
-- basis: 《政府收支分类科目》（当年）
-- message: {table}科目{code}印为“{printed}”，{problem}。
-- false_alarms: 自行整理的目录不全：查不到的项不判错，由人工核对
-- not_applicable: 没有收入科目
WITH printed AS (
    FROM code_row WHERE code IS NOT NULL
      AND (table_no = 7 AND coalesce(side, 'income') = 'income' OR table_no = 9 AND side = 'income')
), known AS (
    SELECT code, name, plain_name(name) AS plain, valid_from, coalesce(valid_to, 9999) AS valid_to,
           confidence <> 'low' AS is_sure
    FROM reference.revenue_classification
)
FROM code_names('printed', 'known')
