-- title: 文中占比复算
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）；公开内容应当准确（《政府信息公开条例》）
-- message: {problem}，请核对。
-- false_alarms: 总数以同一句写明的为准；没有写明的，各占比对应不出同一个总数才算错；末位之差（凑成100%）只作说明
-- not_applicable: 说明中没有能在文中复算的占比
WITH part AS (
    SELECT s.report_id, s.relation_id, s.kind, s.rank, s.amount AS percent, s.decimals, s.statement_id,
           p.amount AS part_yuan,
           p.quantum, p.unit, p.statement_id AS part_id
    FROM claim_term s JOIN claim_term p ON p.relation_id = s.relation_id AND p.role = 'part' AND p.rank = s.rank
    WHERE s.role = 'share' AND s.kind IN ('share', 'shares')
), nested AS (
    SELECT DISTINCT p.statement_id FROM part p
    JOIN part q ON q.relation_id = p.relation_id AND q.rank < p.rank AND q.part_yuan > p.part_yuan
    WHERE outcome_between(p.percent, percent_low(p.part_yuan, q.part_yuan, greatest(p.quantum, q.quantum), 9),
                          percent_high(p.part_yuan, q.part_yuan, greatest(p.quantum, q.quantum), 9),
                          p.decimals) = 'pass'
), whole AS (FROM claim_term WHERE role = 'whole' AND kind IN ('share', 'shares')
), against AS (
    SELECT p.*, w.rank AS whole_rank, w.amount AS whole_yuan, w.statement_id AS whole_id,
           percent_low(part_yuan, w.amount, greatest(p.quantum, w.quantum), 9) AS low,
           percent_high(part_yuan, w.amount, greatest(p.quantum, w.quantum), 9) AS high
    FROM part p JOIN whole w USING (relation_id) WHERE w.amount > 0
), fitted AS (
    SELECT *, outcome_between(percent, low, high, decimals) AS outcome,
           count(*) FILTER (outcome_between(percent, low, high, decimals) = 'pass') OVER one AS fits,
           count(*) OVER one AS parts, abs(sum(part_yuan) OVER one - whole_yuan) <= envelope_yuan(count(*) OVER one,
               quantum) AS adds_up
    FROM against WINDOW one AS (PARTITION BY relation_id, whole_rank)
), chosen AS (
    FROM fitted QUALIFY row_number() OVER (PARTITION BY relation_id, statement_id
        ORDER BY fits = parts DESC, fits DESC, adds_up DESC, whole_rank) = 1
), bound AS (
    SELECT *, part_yuan - quantum / 2 AS part_low, part_yuan + quantum / 2 AS part_high, pow(10, -decimals) AS place,
           (SELECT any_value(m.subject) FROM source.statement m WHERE m.statement_id = part_id) AS subject FROM part
), same AS ( -- all of one total, whichever it is
    SELECT relation_id FROM bound WHERE percent > 2 * place GROUP BY relation_id
    HAVING count(*) > 1 AND max(100 * part_low / (percent + place / 2)) <= min(100 * part_high / (percent - place / 2))
), implied AS (
    SELECT report_id, relation_id, count(*) AS parts, sum(percent) AS percents, any_value(unit) AS unit,
           max(decimals) AS decimals,
           count(*) = 3 AND count(DISTINCT subject) FILTER (subject IN ('abroad', 'vehicles', 'reception')) = 3
             AND abs(sum(percent) - 100) > 3 * max(place) AS is_partial,
           max(100 * part_low / (percent + place / 2)) > min(100 * part_high / (percent - place / 2)) AS is_wrong,
           max(100 * part_low / (percent + 1.5 * place)) <= min(100 * part_high / (percent - 1.5 * place)) AS is_slip,
           sum(part_yuan) AS together, list_concat(list(statement_id ORDER BY statement_id),
               list(part_id ORDER BY part_id)) AS ids,
           list({'part': part_yuan, 'percent': percent, 'decimals': decimals} ORDER BY rank) AS pairs
    FROM bound WHERE kind = 'shares' AND percent > 2 * place AND statement_id NOT IN (FROM nested)
      AND relation_id NOT IN (SELECT relation_id FROM chosen WHERE fits > 0 OR adds_up)
    GROUP BY ALL HAVING count(*) > 1
)
SELECT c.report_id, c.statement_id AS instance_key, '说明“' || r.quote || '”' AS location, r.page_no,
       CASE WHEN outcome = 'pass' OR c.statement_id IN (FROM nested) THEN 'pass' WHEN c.kind = 'share' OR adds_up
         OR fits > 0 AND c.relation_id NOT IN (FROM same) THEN 'violated' ELSE 'not_evaluable' END AS outcome,
       severity_between(c.percent, low, high, c.decimals) AS severity,
       if(outcome = 'pass', NULL, '不能确定占比的总数') AS reason,
       words({'needed_percent': (100.0 * part_yuan / whole_yuan)::VARCHAR, 'problem': format('“{}”：{}占{}，{}{}，印为{}', CASE
                WHEN o.quote IS NULL OR contains(s.quote, o.quote) OR length(o.quote) > 60 THEN s.quote
                    WHEN contains(o.quote, s.quote) THEN o.quote
                WHEN o.statement_no > s.statement_no THEN s.quote || '，' || o.quote ELSE o.quote || '，' || s.quote END,
                said_amount(part_yuan, c.unit), said_amount(whole_yuan, c.unit),
            comes_to(part_id IN (FROM borne_out), whole_id IN (FROM borne_out)),
            percent_text(100.0 * part_yuan / whole_yuan, greatest(c.decimals, 2)),
            percent_text(c.percent, c.decimals))}) AS arguments,
       [c.statement_id, part_id, whole_id] AS statement_ids
FROM chosen c JOIN source.relation r USING (relation_id) JOIN source.statement s USING (statement_id)
LEFT JOIN source.statement o ON o.statement_id = c.part_id
UNION ALL BY NAME
SELECT i.report_id, i.relation_id AS instance_key, '说明“' || r.quote || '”' AS location, r.page_no,
       if(is_wrong OR is_partial, 'violated', 'pass') AS outcome,
       if(is_slip AND NOT is_partial, 'info', 'error') AS severity,
       words({'problem': format('“{}”：{}（{}）', r.quote,
                   if(is_partial, format('“三公”三项的占比相加为{}，不是100%', percent_text(percents, decimals)), '几个占比对应不出同一个总数'),
                   array_to_string([format('{}占{}', said_amount(x.part, unit),
                               percent_text(x.percent, x.decimals)) for x in pairs], '、'))}) AS arguments,
       ids AS statement_ids
FROM implied i JOIN source.relation r USING (relation_id)
UNION ALL BY NAME
FROM named_share
UNION ALL BY NAME -- more than the whole; of last year's or of a budget it may be
SELECT report_id, statement_id || '/whole' AS instance_key, '说明“' || quote || '”' AS location, page_no,
       'violated' AS outcome,
       words({'problem': format('“{}”：占比{}大于100%', quote, percent_text(percent, decimals))}) AS arguments,
       [statement_id] AS statement_ids
FROM source.statement JOIN source.current_report USING (report_id)
WHERE measure = 'share' AND percent > 100 AND NOT regexp_matches(quote, '占[^，,。；;]*(年初|调整|全年|计划|目标|上年|去年|预算数)')
