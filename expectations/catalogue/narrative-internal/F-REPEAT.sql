-- title: 同一指标两处不一
-- severity: error
-- convention: state
-- tables: 
-- basis: 同一报告中同一指标只能有一个数
-- message: “{what}”前后分别为{a}和{b}。
-- false_alarms: 本级与全部门、预算数与执行数、基金与一般公共预算各有各的口径，所在小节不同且口径不明的不判断
-- not_applicable: 没有重复出现的指标
WITH shared_name AS (
    SELECT class_name(name) FROM reference.function_classification WHERE level = 3 GROUP BY ALL
    HAVING count(DISTINCT code) > 1
), title AS ( -- said of one body and one year they are one figure, whatever the form
    FROM (VALUES ('three_public', '“三公”经费'), ('abroad', '因公出国（境）费'), ('reception', '公务接待费'),
        ('vehicles', '公务用车购置及运行维护费'),
                 ('vehicle_purchase', '公务用车购置费'), ('vehicle_running', '公务用车运行维护费')) AS t(subject, title)
), named AS (
    SELECT s.*, coalesce(arg_min(p.what, p.table_no), min(t.title), min(string_split(s.subject, ':')[-1])) AS what,
           coalesce(min(p.rule_id), '') AS place
    FROM said_now s LEFT JOIN (SELECT f.form_id, p.* FROM spoken_place p JOIN reference.form_table f USING (table_no)) p
      ON p.form_id = s.form_id AND p.subject = s.subject AND p.choice = 1 AND regexp_matches(s.section, p.section)
    LEFT JOIN title t ON t.subject = s.subject
    WHERE s.measure = 'level' AND s.amount_yuan IS NOT NULL AND s.subject <> 'unknown'
      AND NOT starts_with(s.subject, 'reason:') AND coalesce(s.year, s.fiscal_year) = s.fiscal_year
    GROUP BY ALL
), called AS ( -- 2025年预算安排57.8万元: of the name before; what was planned is not what was spent
    SELECT * EXCLUDE (name), if(place = '' AND subject IN (SELECT subject FROM title), '', name)
           || if(report_kind = 'final_account' AND says_budget(quote), '/预算', '')
           || if(subject IN ('total_income', 'total_expenditure') AND regexp_matches(quote, '[收支][入出]合计'), '/本年',
               '') AS name -- 收入总计 counts in what was carried over
    FROM (SELECT *, coalesce(last_value(nullif(name_as_printed(quote), '') IGNORE NULLS) OVER said_before, '') AS name
          FROM named WINDOW said_before AS (PARTITION BY report_id, subject, section_no ORDER BY statement_no))
), repeated AS (
    SELECT report_id, subject, section_no, name, min(what) AS what, bool_or(place <> '')
      OR contains(subject, ':') AS is_placed, min(unit) AS unit,
           max(quantum_yuan) AS quantum, count(*) AS times,
           min(amount_yuan) AS low, max(amount_yuan) AS high,
           list(statement_id ORDER BY statement_no) AS statement_ids,
           list(in_unit(amount_yuan, unit) ORDER BY statement_no) AS printed
    FROM called WHERE place <> '' OR subject IN (SELECT subject FROM title) OR starts_with(subject, 'class:')
       OR starts_with(subject, 'item:')
       AND (contains(subject, '/') OR class_name(subject[6:]) NOT IN (FROM shared_name)) -- 行政运行 of which class?
    GROUP BY report_id, subject, section_no, name HAVING count(*) > 1
)
SELECT report_id, concat_ws('/', subject, section_no,
    if(count(*) OVER (PARTITION BY report_id, subject, section_no) > 1, name, NULL)) AS instance_key, '说明中的“' || what
|| '”' AS location,
       CASE WHEN high - low <= quantum / 2 OR NOT is_placed AND count(*) FILTER (high - low > quantum / 2) OVER one > 1
           THEN 'pass' ELSE 'violated' END AS outcome, -- several of them: another body's
       CASE WHEN high - low <= quantum THEN 'info' WHEN times > 2 OR NOT is_placed THEN 'warning' END AS severity,
       low AS expected_yuan, high AS actual_yuan,
       words({'what': what, 'a': printed[1], 'b': list_filter(printed, lambda x: x <> printed[1])[1]}) AS arguments,
       statement_ids
FROM repeated WINDOW one AS (PARTITION BY report_id, section_no)
UNION ALL BY NAME
SELECT report_id, 'change/' || family || '/' || now_yuan AS instance_key, '说明中的增减额' AS location,
       if(max(signed_change) - min(signed_change) > max(quantum_yuan), 'violated', 'pass') AS outcome,
       words({'what': said_amount(now_yuan, any_value(unit)) || '的增减额',
               'a': moved_amount(min(signed_change), any_value(unit)),
               'b': moved_amount(max(signed_change), any_value(unit))}) AS arguments,
       list(moved_id ORDER BY relation_no) AS statement_ids, min(page_no) AS page_no
FROM (SELECT *, CASE WHEN starts_with(subject, 'grant') OR subject = 'general_public_budget_expenditure' THEN 'grant'
        WHEN subject IN ('total_budget', 'total_income', 'total_expenditure') THEN 'total' -- they balance in every year
        ELSE subject END AS family FROM movement)
WHERE signed_change IS NOT NULL AND subject <> 'unknown' AND now_yuan > 0 AND NOT is_ambiguous
  AND NOT regexp_matches(whole_quote, '执行|决算|口径')
GROUP BY report_id, family, now_yuan HAVING count(*) > 1
