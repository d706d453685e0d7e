-- title: 科目与预算类别不符
-- severity: error
-- convention: state
-- tables: 
-- basis: 《政府收支分类科目》（一般公共预算、政府性基金、国有资本经营三个目录）
-- message: 表{n}科目{row}属于{right}科目，列在{printed}表中。
-- false_alarms: 科目在年度间划转；已取消的基金的结转
-- not_applicable: 没有功能科目
WITH fund_name AS (
    FROM (VALUES ('general_public_budget', '一般公共预算'), ('government_fund', '政府性基金预算'),
        ('state_capital', '国有资本经营预算')) AS f(fund, name)
), place AS (
    FROM (VALUES (5, 'expenditure', 'general_public_budget'), (7, 'income', 'government_fund'),
        (8, 'expenditure', 'government_fund'),
                 (9, 'income', 'state_capital'), (9, 'expenditure', 'state_capital')) AS p(table_no, side, fund)
),
known AS (
    SELECT code, valid_from, coalesce(valid_to, 9999) AS valid_to, fund FROM reference.function_classification
    WHERE confidence <> 'low'
    UNION ALL
    SELECT code, valid_from, coalesce(valid_to, 9999), fund FROM reference.revenue_classification WHERE fund IS NOT NULL
), printed AS (
    SELECT c.*, c.row_label AS label, p.fund FROM code_row c
    JOIN place p ON p.table_no = c.table_no AND p.side = coalesce(c.side, p.side)
    WHERE c.level > 1
), right_fund AS (
    SELECT code, fiscal_year, list(DISTINCT k.fund ORDER BY k.fund) AS funds
    FROM (SELECT DISTINCT code, fiscal_year FROM printed) p JOIN known k USING (code)
    WHERE p.fiscal_year BETWEEN k.valid_from AND k.valid_to GROUP BY ALL
)
SELECT report_id, concat_ws('/', p.table_no, p.side, code, repetition) AS instance_key, table_no, '表' || table_no || ' '
       || row_name(code, label) AS location,
       CASE WHEN funds IS NULL THEN 'not_evaluable' WHEN list_contains(funds, p.fund) THEN 'pass'
           ELSE 'violated' END AS outcome,
       if(funds IS NULL, '目录中没有这一科目，未作判断', NULL) AS reason,
       words({'n': table_no::VARCHAR, 'row': row_name(code, label), 'right': coalesce(w.name, ''),
               'printed': o.name}) AS arguments, cells, [] AS absent
FROM printed p LEFT JOIN right_fund USING (code, fiscal_year) LEFT JOIN fund_name w ON w.fund = funds[1]
JOIN fund_name o ON o.fund = p.fund
