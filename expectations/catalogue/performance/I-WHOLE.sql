-- title: 整体绩效表与预算一致
-- severity: error
-- convention: state
-- tables: 
-- basis: 预算绩效目标表；中发〔2018〕34号；预算公开表2、表3
-- message: 整体绩效目标表“{item}”为{a}，表{n}为{b}，相差{d}。
-- false_alarms: 某一本预算加它的上年结转（表4）也算对；表中印到元而绩效表按百元、万元填写的算尾差；上年结转是否计入合计两种口径都算对
-- not_applicable: 没有整体绩效目标表
WITH place AS (
    FROM (VALUES ('by_source', '合计', 2, 'total'), ('by_source', '一般公共预算资金', 2, 'general_public_budget'),
                 ('by_source', '政府性基金预算资金', 2, 'government_fund'), ('by_source', '国有资本经营预算资金', 2, 'state_capital'),
                 ('by_source', '专户管理资金', 2, 'fiscal_special_account'), ('by_source', '单位资金', 2, 'unit_funds'),
                 ('by_direction', '合计', 3, 'total'), ('by_direction', '基本支出', 3, 'basic'),
                 ('by_direction', '项目支出', 3, 'project'))
        AS p(scope, item, table_no, column_key)
), said AS (
    SELECT a.report_id, a.form_no, a.scope, a.source_name, a.printed, a.amount_yuan, a.page_no, p.table_no,
           f.amount_yuan AS printed_yuan,
           f.cell_id, f.quantum_yuan, f.unit, coalesce(c.amount_yuan, 0) AS carry_yuan, g.amount_yuan AS granted_yuan,
           c.cell_id AS carry_cell, g.cell_id AS granted_cell,
           EXISTS (FROM source.report_table t WHERE t.report_id = a.report_id AND t.table_no = 4) AS has_grants
    FROM source.performance_amount a JOIN source.performance_table w USING (report_id, form_no)
    JOIN place p ON p.scope = a.scope AND p.item = a.source_name
    JOIN figure f ON f.report_id = a.report_id AND f.table_no = p.table_no AND f.row_key = 'total'
      AND f.column_key = p.column_key
    LEFT JOIN figure c ON c.report_id = a.report_id AND c.table_no = 2 AND c.row_key = 'total'
      AND c.column_key = 'carry_over'
    LEFT JOIN figure g ON a.scope = 'by_source' AND a.source_name <> '合计' AND g.report_id = a.report_id
      AND g.table_no = 4
      AND g.side = 'expenditure' AND g.row_key = 'grand_total' AND g.column_key = p.column_key
    JOIN source.current_report r ON r.report_id = a.report_id
    WHERE w.scope = 'whole' AND a.amount_yuan IS NOT NULL
)
SELECT report_id, scope || '/' || source_name AS instance_key, table_no, '整体绩效目标表“' || source_name || '”' AS location,
       coalesce(printed_yuan, 0) AS expected_yuan, amount_yuan AS actual_yuan,
       CASE WHEN amount_yuan = coalesce(printed_yuan, 0) THEN 'pass'
            WHEN amount_yuan = granted_yuan OR scope = 'by_source'
              AND amount_yuan = coalesce(printed_yuan, 0) + carry_yuan THEN 'pass'
            WHEN abs(amount_yuan - coalesce(printed_yuan, 0)) <= coalesce(quantum_yuan, 100) / 2
              OR is_rounded_by_hand(amount_yuan, printed_yuan, 1, '元')
              OR is_rounded_by_hand(amount_yuan, granted_yuan, 1, '元')
              OR scope = 'by_source' AND (is_rounded_by_hand(amount_yuan, coalesce(printed_yuan, 0) + carry_yuan, 1,
                      '元')
                  OR abs(amount_yuan - coalesce(printed_yuan, 0) - carry_yuan) <= 1.5 * coalesce(quantum_yuan, 100))
              THEN 'rounding' ELSE 'violated' END AS outcome,
       words({'item': source_name, 'a': in_unit(amount_yuan, unit), 'n': table_no::VARCHAR,
               'b': in_unit(printed_yuan, unit),
            'd': in_unit(abs(amount_yuan - coalesce(printed_yuan, 0)), unit)}) AS arguments,
       -- one source may be right by table 2, or with what was carried over by table 4
       [role_cell(one, 'right') for one in [cell_id, carry_cell, granted_cell] if one IS NOT NULL] AS cells, page_no,
       [table_no || ' rows', table_no || ' columns'] || CASE WHEN scope = 'by_direction' OR source_name = '合计' THEN []
           WHEN has_grants THEN ['4 rows', '4 columns'] ELSE ['tables'] END AS absent
FROM said
QUALIFY row_number() OVER (PARTITION BY report_id, scope, source_name ORDER BY form_no) = 1
