-- title: 政府采购分项合计
-- severity: error
-- convention: state
-- tables: 
-- basis: 《预算法》（政府采购情况应当说明）；财库〔2020〕46号（中小企业预留份额）
-- message: {problem}。
-- false_alarms: 只写了一类的不相加；写了两类而少于总额的，第三类可能没有写，作提醒
-- not_applicable: 没有政府采购的金额
-- section: 政府采购
WITH said AS (
    SELECT report_id, section_no, subject, amount_yuan, unit, quantum_yuan, statement_id
    FROM said_now WHERE starts_with(subject, 'procurement') AND measure = 'level' AND amount_yuan IS NOT NULL
      AND coalesce(year, fiscal_year) = fiscal_year
), absent AS ( -- 未安排工程采购, 无工程类
    SELECT report_id, section_no, len(list_distinct(regexp_extract_all(text,
                '(?:无|没有|未安排|不涉及)[^。；;，,货工服]{0,4}(货物|工程|服务)', 1)
            || regexp_extract_all(text, '(货物|工程|服务)(?:类|采购|支出)*(?:为零|没有|为无|未安排)', 1))) AS unspent
    FROM source.section
), whole AS (
    SELECT report_id, section_no, any_value(unspent) AS unspent,
           count(DISTINCT subject) FILTER (subject IN ('procurement_goods', 'procurement_works', 'procurement_services')
               AND amount_yuan <> 0) > 1 AS names_two, max(amount_yuan) FILTER (subject = 'procurement') AS total,
           any_value(unit) AS unit, coalesce(max(quantum_yuan) FILTER (amount_yuan <> 0), 100) AS quantum,
           sum(amount_yuan) FILTER (subject IN ('procurement_goods', 'procurement_works',
                   'procurement_services')) AS parts,
           count(DISTINCT subject) FILTER (subject IN ('procurement_goods', 'procurement_works',
                   'procurement_services')) AS kinds,
           count(*) FILTER (subject IN ('procurement_goods', 'procurement_works', 'procurement_services')
                            AND amount_yuan <> 0) AS printed,
           max(amount_yuan) FILTER (subject IN ('procurement_small_and_medium',
                   'procurement_small_and_micro')) AS reserved,
           count(DISTINCT amount_yuan) FILTER (subject = 'procurement') AS totals,
           list_sort(list(statement_id)) AS statement_ids,
           bool_or(subject = 'procurement'
               AND statement_id IN (SELECT statement_id FROM claim_term
                   WHERE kind = 'sum' AND role = 'whole')) AS is_sum
    FROM said JOIN absent USING (report_id, section_no) GROUP BY report_id, section_no
)
SELECT report_id, 'sum/' || section_no AS instance_key, '说明中的政府采购预算' AS location,
       parts AS expected_yuan, total AS actual_yuan,
       CASE WHEN totals > 1 OR kinds + unspent < 3 AND parts <= total AND NOT names_two OR is_sum AND parts > total
           THEN 'not_evaluable' ELSE outcome_env(total - parts, greatest(printed, 1), quantum) END AS outcome,
       if(kinds + unspent < 3 AND parts <= total, 'warning', NULL) AS severity,
       CASE WHEN totals > 1 THEN '总额有几个不同的数' WHEN kinds + unspent < 3 AND parts <= total AND NOT names_two THEN '分项没有写全'
           WHEN is_sum AND parts > total THEN '由“其中各项与总数”说明' END AS reason,
       words({'problem': format('政府采购预算总额{}，{}相加为{}，相差{}', in_unit(total, unit),
            if(kinds < 3 AND parts <= total, '所列各类', '货物、工程、服务'), in_unit(parts, unit),
            in_unit(abs(total - parts), unit))}) AS arguments, statement_ids
FROM whole WHERE total IS NOT NULL
UNION ALL
SELECT report_id, 'reserved/' || section_no, '说明中预留给中小企业的份额', total, reserved,
       if(reserved > total, 'violated', 'pass'), NULL, NULL,
       words({'problem': format('预留给中小企业的{}大于政府采购预算总额{}', in_unit(reserved, unit), in_unit(total, unit))}),
       statement_ids
FROM whole WHERE total IS NOT NULL AND reserved IS NOT NULL
UNION ALL BY NAME
SELECT * REPLACE ('table/' || instance_key AS instance_key, map_concat(arguments, words({'problem': format(
       '{}，政府采购预算表合计{}，相差{}', arguments['said'], arguments['b'],
       arguments['d'])})) AS arguments)
FROM spoken_against('E-PROCUREMENT')
UNION ALL BY NAME
SELECT report_id, 'winners/' || section_no AS instance_key, '说明中由中小企业中标的金额' AS location,
       if(reserved + others > total + 100, 'violated', 'pass') AS outcome,
       page_of(report_id, section_no, instr(text, '其他政府采购项目中'), page_no) AS page_no,
       words({'problem': format('政府采购总额{}，预留项目中由中小企业中标的{}与其他项目中由中小企业中标的{}相加大于总额', said_amount(total, '万元'),
                   said_amount(reserved, '万元'), said_amount(others, '万元'))}) AS arguments
FROM (SELECT *, 10000 * TRY_CAST(replace(regexp_extract(text, '政府采购(?:金额|支出总?额?|总额)[^\d。；;]{0,20}([\d,]+\.?\d*)万元', 1),
            ',', '') AS DECIMAL(18, 2)) AS total,
             10000 * TRY_CAST(replace(regexp_extract(text, '面向中小企业预留的?政府采购项目中[^。；;]*?金额([\d,]+\.?\d*)万元', 1), ',',
                     '') AS DECIMAL(18, 2)) AS reserved,
             10000 * TRY_CAST(replace(regexp_extract(text, '其他政府采购项目中[^。；;]*?金额([\d,]+\.?\d*)万元', 1), ',',
                     '') AS DECIMAL(18, 2)) AS others
      FROM source.section JOIN source.current_report USING (report_id))
WHERE total IS NOT NULL AND reserved IS NOT NULL AND others IS NOT NULL
