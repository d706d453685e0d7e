-- title: “三公”细化与原因
-- severity: warning
-- convention: state
-- tables: 10
-- basis: 财预〔2016〕143号（“三公”经费细化说明）；《党政机关厉行节约反对浪费条例》
-- message: “三公”说明缺{items}。
-- false_alarms: 说到而没有看懂金额的不算缺；三项都写了的不要求再写合计；写明公务用车购置及运行费为零的不要求再分；写明没有购置的算写了；表10全为零的不要求细化；持平不需要原因（原因由“变动原因”核对）
-- not_applicable: 没有“三公”说明，或表10没有金额
WITH wanted AS (
    FROM (VALUES ('three_public', '合计', 1, '合计'), ('abroad', '因公出国（境）费', 2, '出国'), ('reception', '公务接待费', 3, '接待'),
                 ('vehicle_purchase', '公务用车购置费', 4, '购置费'), ('vehicle_running', '公务用车运行维护费', 5, '运行')) AS w(subject,
                 item, place, word)
), spent AS (
    SELECT report_id FROM figure WHERE table_no = 10 AND row_key = 'total' AND non_zero(amount_yuan) GROUP BY report_id
), told AS (
    SELECT report_id, list(DISTINCT subject ORDER BY subject) AS subjects,
           bool_or(measure IN ('change', 'growth')) AS is_compared,
           min(statement_id) AS statement_id,
           coalesce(bool_and(amount_yuan = 0) FILTER (subject = 'vehicles' AND measure = 'level'
                   AND amount_yuan IS NOT NULL), false) AS no_vehicles
    FROM said_now WHERE regexp_matches(section, '三公') GROUP BY report_id
), worded AS (
    SELECT report_id, bool_or(regexp_matches(text,
            '购置(?:费|经费)?(?:预算)?(?:支出)?(?:为|安排|0|\d|需求|计划)|[无未][^。；]{0,12}购置')) AS tells_purchase,
           string_agg(title || text, '/') AS words
    FROM source.section WHERE regexp_matches(title, '三公') GROUP BY report_id
), missing AS (
    SELECT t.report_id, any_value(t.statement_id) AS statement_id,
           list(w.item ORDER BY w.place) FILTER (NOT list_contains(t.subjects, w.subject)
                   AND NOT (w.subject = 'three_public' AND list_has_all(t.subjects, ['abroad', 'reception'])
                        AND (list_contains(t.subjects, 'vehicles') OR list_contains(t.subjects, 'vehicle_running')))
                   AND NOT (starts_with(w.subject, 'vehicle_') AND t.no_vehicles)
                   AND NOT (w.subject = 'vehicle_purchase' AND coalesce(p.tells_purchase, false))
                   AND NOT coalesce(contains(replace(p.words, '购置及运行', ''), w.word), false))
               || if(any_value(t.is_compared), [], ['与上年的比较']) AS items
    FROM told t JOIN spent USING (report_id) LEFT JOIN worded p USING (report_id), wanted w GROUP BY t.report_id
)
SELECT report_id, 'all' AS instance_key, '“三公”经费说明' AS location, CASE WHEN len(coalesce(items, [])) >= 3
  AND list_contains(items, '合计') THEN 'not_evaluable' WHEN len(coalesce(items, [])) > 0 THEN 'violated'
      ELSE 'pass' END AS outcome,
       CASE WHEN len(coalesce(items, [])) >= 3 AND list_contains(items, '合计') THEN '有“三公”的说明，大半没有看懂，不作判断' END AS reason,
       words({'items': coalesce(array_to_string(items, '、'), '')}) AS arguments, [statement_id] AS statement_ids,
       ['prose'] AS absent
FROM missing
