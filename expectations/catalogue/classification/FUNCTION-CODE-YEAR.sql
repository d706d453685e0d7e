-- title: 使用了非本年度科目
-- severity: error
-- convention: state
-- tables: 
-- basis: 《政府收支分类科目》（当年）
-- message: 表{n}科目{row}{problem}。
-- false_alarms: 改革后的第一年；自行整理的目录不全时只对目录中有的科目判断；导入正式科目的年度，表5、表8的科目必须在正式科目之内
-- not_applicable: 没有功能科目
WITH known AS (
    SELECT code, min(valid_from) AS first_year, max(coalesce(valid_to, 9999)) AS last_year
    FROM reference.function_classification WHERE confidence <> 'low' GROUP BY code
), official AS (
    SELECT valid_from AS fiscal_year, fund, list(code ORDER BY code) AS codes FROM reference.function_classification
    WHERE provenance = 'official' GROUP BY ALL
), printed AS (
    SELECT *, row_label AS label FROM code_row WHERE table_no IN (3, 5, 8)
), judged AS (
    SELECT p.*, k.first_year, k.last_year, k.code IS NOT NULL AS is_known,
           coalesce(NOT list_contains(o.codes, p.code), false) AS is_unofficial
    FROM printed p LEFT JOIN known k USING (code) LEFT JOIN official o
      ON o.fiscal_year = p.fiscal_year AND o.fund = CASE p.table_no WHEN 5 THEN 'general_public_budget' WHEN 8
          THEN 'government_fund' END
)
SELECT p.report_id, concat_ws('/', p.table_no, p.side, p.code, p.repetition) AS instance_key, p.table_no, '表'
       || p.table_no || ' ' || row_name(p.code, p.label) AS location,
       CASE WHEN p.fiscal_year IS NULL THEN 'not_evaluable' WHEN is_unofficial THEN 'violated' WHEN NOT is_known
           THEN 'not_evaluable' WHEN p.fiscal_year BETWEEN first_year AND last_year THEN 'pass'
               ELSE 'violated' END AS outcome,
       CASE WHEN p.level = 3 OR p.fiscal_year = last_year + 1 THEN 'warning' END AS severity,
       CASE WHEN p.fiscal_year IS NULL THEN '不知道报告的年度，不作判断'
            WHEN NOT is_known AND NOT is_unofficial THEN '目录中没有这一科目，未作判断' END AS reason,
       words({'n': p.table_no::VARCHAR, 'row': row_name(p.code, p.label), 'problem': CASE WHEN p.fiscal_year > last_year
            THEN '自' || (last_year + 1) || '年起停用' WHEN p.fiscal_year < first_year THEN '自' || first_year || '年起才启用'
            ELSE '不在' || p.fiscal_year || '年正式科目之内' END}) AS arguments, p.cells, [] AS absent
FROM judged p
