-- title: 经济科目名称及归属
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2017〕98号（支出经济分类科目改革）
-- message: 表6“{item}”{problem}。
-- false_alarms: 自行整理的目录没有的名称不判错，只在与某科目仅一字之差、或全表只有它一个不在科目之内时提醒；2017年及以前用旧科目
-- not_applicable: 表6没有分类的明细
WITH category_name AS (SELECT DISTINCT plain_name(name) AS plain FROM reference.department_economic WHERE level = 1
), unknown AS (
    SELECT DISTINCT row_label, plain_name(row_label) AS plain, fiscal_year FROM economic_item WHERE codes IS NULL
), known AS (
    SELECT name, plain_name(name) AS plain, valid_from, coalesce(valid_to, 9999) AS valid_to
    FROM reference.department_economic WHERE level = 2 AND len(name) > 2
), near AS (
    SELECT u.row_label, u.fiscal_year, min(k.name) AS name
    FROM unknown u JOIN known k ON u.fiscal_year BETWEEN k.valid_from AND k.valid_to
     AND is_one_character_off(u.plain, k.plain)
    GROUP BY ALL
), alone AS (
    -- In a table whose every other name is of the classification, one that is not stands out.
    SELECT report_id FROM economic_item GROUP BY report_id
    HAVING count(DISTINCT row_label) FILTER (codes IS NULL) = 1
      AND count(DISTINCT row_label) FILTER (codes IS NOT NULL) >= 8
), judged AS (
    SELECT i.*, n.name AS near_name, i.codes IS NULL AND n.name IS NULL AND i.report_id IN (FROM alone) AS is_alone
    FROM economic_item i LEFT JOIN near n USING (row_label, fiscal_year)
)
SELECT report_id, row_no::VARCHAR AS instance_key, 6 AS table_no, '表6“' || row_label || '”' AS location,
       CASE WHEN near_name IS NOT NULL OR is_alone THEN 'violated' WHEN codes IS NULL OR category IS NULL
         OR plain_name(category) NOT IN (FROM category_name) THEN 'not_evaluable'
            WHEN is_in_category THEN 'pass' ELSE 'violated' END AS outcome,
       if(near_name IS NULL AND NOT is_alone, 'error', 'warning') AS severity,
       CASE WHEN near_name IS NOT NULL THEN '与科目名称一字之差' WHEN is_alone THEN '其余名称都在科目之内' WHEN codes IS NULL
           THEN '目录中没有这一名称，未作判断'
            WHEN category IS NULL THEN '没有印出所属的类'
            WHEN plain_name(category) NOT IN (FROM category_name) THEN '所属的类认不出来' END AS reason,
       words({'item': row_label, 'problem': if(near_name IS NOT NULL OR is_alone,
           format('不是{}年部门预算支出经济分类科目', fiscal_year) || coalesce('，疑为“' || near_name || '”', ''),
           format('列在“{}”之下，按{}年部门预算支出经济分类属于“{}”', coalesce(category, ''), fiscal_year,
                  coalesce(array_to_string(right_categories, '或'), '')))}) AS arguments, cells,
       if(is_alone, ['6 rows', 'scan'], ['6 rows']) AS absent
FROM judged
