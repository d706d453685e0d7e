-- title: 收支和结转的平衡
-- severity: warning
-- convention: state
-- tables: 
-- basis: 《预算法》；部门决算报表编制说明（收入总计=支出总计）
-- message: “{quote}”：{problem}，请核对。
-- false_alarms: 表中印了的由核对表的规则判断；结转只在各项都写明、各只有一个数时判断
-- not_applicable: 说明中没有收支总计或结转结余
WITH said AS (
    SELECT *, starts_with(subject, 'grant') AS side FROM said_now
    WHERE measure = 'level' AND amount_yuan IS NOT NULL AND coalesce(year, fiscal_year) = fiscal_year
      AND statement_id NOT IN (SELECT statement_id FROM spoken_candidate WHERE cell_id IS NOT NULL)
), total AS ( -- a 总计 counts in what was carried over
    SELECT *, contains(subject, 'income') AS is_income FROM said
    WHERE subject IN ('total_income', 'total_expenditure', 'grant_income', 'grant_expenditure')
      AND contains(quote, '总计')
), flow AS ( -- of all money, not of what the budget grants alone
    SELECT *, CASE WHEN regexp_matches(quote, '总计|总额') THEN NULL WHEN subject IN ('current_year_income', 'total_income')
        THEN 'income'
                   WHEN subject IN ('current_year_expenditure', 'total_expenditure') THEN 'expenditure'
                   WHEN subject IN ('carry_over', 'use_of_balance', 'distribution_of_balance', 'year_end_carry_over')
                       THEN subject END AS term
    FROM said WHERE contains(section, '决算')
      AND NOT regexp_matches(section || replace(quote, '非财政拨款', ''), '拨款|一般公共预算|政府性基金|国有资本|总体支出|绩效')
), known AS (
    SELECT report_id, term, any_value(amount_yuan) AS amount_yuan, max(quantum_yuan) AS quantum_yuan,
           any_value(unit) AS unit,
           list(statement_id ORDER BY statement_no) AS ids, arg_min(quote, statement_no) AS quote,
           min(page_no) AS page_no, count(DISTINCT amount_yuan) AS amounts
    FROM flow WHERE term IS NOT NULL GROUP BY ALL
), carried AS (
    SELECT report_id, sum(CASE WHEN term IN ('carry_over', 'income', 'use_of_balance') THEN amount_yuan
        WHEN term <> 'year_end_carry_over' THEN -amount_yuan END) AS left_yuan,
           max(amount_yuan) FILTER (term = 'year_end_carry_over') AS end_yuan, sum(quantum_yuan) / 2 AS envelope,
           flatten(list(ids ORDER BY term)) AS ids,
           any_value(unit) AS unit, max(quote) FILTER (term = 'year_end_carry_over') AS quote,
           max(page_no) FILTER (term = 'year_end_carry_over') AS page_no
    FROM known GROUP BY report_id HAVING count(*) = 6 AND max(amounts) = 1
)
SELECT report_id, 'balance/' || section_no || '/' || side AS instance_key, '说明“' || any_value(section)
       || '”' AS location, min(page_no) AS page_no,
       if(max(amount_yuan) - min(amount_yuan) > max(quantum_yuan), 'violated', 'pass') AS outcome,
       words({'quote': arg_min(quote, statement_no),
               'problem': format('收入总计{}、支出总计{}，总计应当收支相等',
                   said_amount(max(amount_yuan) FILTER (is_income), any_value(unit)),
            said_amount(max(amount_yuan) FILTER (NOT is_income), any_value(unit)))}) AS arguments,
list(statement_id ORDER BY statement_no) AS statement_ids, [] AS absent
FROM total GROUP BY report_id, section_no, side HAVING count(DISTINCT is_income) = 2 AND count(*) = 2
UNION ALL BY NAME
SELECT report_id, 'carried' AS instance_key, '说明“' || quote || '”' AS location, page_no,
       if(abs(left_yuan - end_yuan) > envelope, 'violated', 'pass') AS outcome,
       words({'quote': quote, 'problem': format('年初结转和结余加本年收入、减本年支出等于{}，印为{}，相差{}', said_amount(left_yuan, unit),
                   said_amount(end_yuan, unit),
            said_amount(abs(left_yuan - end_yuan), unit))}) AS arguments, ids AS statement_ids, ['prose'] AS absent
FROM carried
