-- title: 同一金额与不同的上年数相比
-- severity: info
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）（说明增减变化）
-- message: {now}先后与上年的预算数和执行数相比（增减额分别为{a}和{b}），请写明并统一口径。
-- false_alarms: 只比较收支总数；一处写明两种口径的不算
-- not_applicable: 说明中没有两处比较同一总数的增减
WITH told AS (
    SELECT *, CASE WHEN regexp_matches(whole_quote, '执行|决算') THEN '执行数'
        WHEN regexp_matches(whole_quote, '年(?:度|部门|年初)*预算') THEN '预算数' END AS base
    FROM movement WHERE subject IN ('total_income', 'total_expenditure', 'total_budget', 'current_year_income',
        'current_year_expenditure',
                      'grant_income', 'grant_expenditure', 'grant_total', 'general_public_budget_expenditure')
      AND signed_change IS NOT NULL AND now_yuan > 0 AND NOT is_ambiguous AND report_kind = 'budget'
)
SELECT report_id, 'base/' || now_yuan AS instance_key, '说明中的收支总数' AS location,
       if(count(DISTINCT base) > 1, 'violated', 'pass') AS outcome,
       words({'now': said_amount(now_yuan, any_value(unit)),
               'a': coalesce(said_amount(min(signed_change) FILTER (base = '预算数'), any_value(unit)), ''),
              'b': coalesce(said_amount(min(signed_change) FILTER (base = '执行数'), any_value(unit)), '')}) AS arguments,
       list(moved_id ORDER BY relation_no) AS statement_ids, min(page_no) AS page_no
FROM told WHERE base IS NOT NULL GROUP BY report_id, now_yuan HAVING count(*) > 1
