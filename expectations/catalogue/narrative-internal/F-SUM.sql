-- title: 其中各项与总数
-- severity: error
-- convention: state
-- tables: 
-- basis: 公开内容应当准确（《政府信息公开条例》）
-- message: “{quote}”：{problem}，请核对。
-- false_alarms: “其中”没有列全的，只看相加是否超过总数；人数的分类可以重叠，没有列全的只看单项
-- not_applicable: 说明中没有“其中”各项的数
WITH summed AS (
    SELECT r.report_id, r.relation_id, r.quote, r.page_no, r.word, w.amount AS whole, w.unit, w.quantum, w.statement_id,
           sum(p.amount) AS parts, max(p.amount) AS largest, count(*) FILTER (p.amount <> 0) AS printed,
           coalesce(max(p.quantum) FILTER (p.amount <> 0), 0) AS part_quantum,
           coalesce(sum(p.quantum) FILTER (p.amount <> 0), 0) AS part_quanta,
           bool_and(w.unit = '元' AND w.amount % 100 = 0 AND p.amount % 100 = 0) AS in_hundreds,
           list(p.statement_id ORDER BY p.rank) AS part_ids, arg_min(p.amount, p.rank) AS net,
           arg_max(p.statement_id, p.rank) AS last_id
    FROM source.relation r JOIN claim_term w ON w.relation_id = r.relation_id AND w.role = 'whole'
    JOIN claim_term p ON p.relation_id = r.relation_id AND p.role = 'part' WHERE r.kind = 'sum' GROUP BY ALL
), digit AS ( -- a list that may not be whole, and yet is but for two neighbouring digits
    SELECT s.*, t.role, t.statement_id AS slip_id, t.amount AS printed_amount,
           (t.amount / t.quantum)::BIGINT::VARCHAR AS digits
    FROM summed s JOIN claim_term t ON t.relation_id = s.relation_id AND t.role IN ('whole', 'part')
    WHERE s.word = 'open' AND s.parts < s.whole AND s.printed > 1 AND s.part_quanta = s.printed * s.quantum
      AND t.quantum = s.quantum AND t.amount > 0
), slip AS (
    SELECT *, (left(digits, i - 1) || digits[i + 1] || digits[i] || substr(digits, i + 2))::BIGINT * quantum AS meant
    FROM (SELECT *, unnest(range(1, len(digits))) AS i FROM digit) WHERE NOT (i = 1 AND digits[2] = '0')
), held AS ( -- what a table says of each of them, the table's rules say
    SELECT relation_id FROM claim_term t WHERE role IN ('whole', 'part')
    GROUP BY relation_id HAVING count(*) = count(*) FILTER (t.statement_id IN (SELECT statement_id FROM spoken_candidate
            WHERE cell_id IS NOT NULL))
), listed AS ( -- 内设机构6个，包括：办公室、人事科…: bodies by their names, each of which says what it is
    SELECT report_id, section_no, page_no, text, unnest(list_distinct(regexp_extract_all(text,
               '[^。；;，,\n]*\d+(?:个|家)[^。；;，,：:\d\n]{0,8}[，,：:]?(?:分别[是为]|包括|即|为)[：:]?[^。；;\d\n]{4,300}[。；;\n]'))) AS hit,
           regexp_extract(hit, '(\d+)(?:个|家)', 1)::INTEGER AS said,
           string_split(regexp_replace(regexp_replace(regexp_replace(regexp_extract(hit,
               '\d+(?:个|家)[^。；;，,：:\d\n]{0,8}[，,：:]?(?:分别[是为]|包括|即|为)[：:]?(.*?)[。；;\n]$', 1), '[（(][^（）()]*[）)]', '', 'g'),
               '[，,].*$', ''), '([股科室处心队站所局院校馆级办学园会委部])(?:以?及|和|与)', '\1、', 'g'), '、') AS names
    FROM source.section
), judged AS (
    SELECT *, CASE WHEN unit NOT IN ('元', '千元', '万元', '亿元', '平方米', '㎡', 'm2', 'm²')
        THEN 0 -- what is counted is not rounded
             WHEN in_hundreds THEN greatest(quantum, part_quantum, 100) * (printed + 1)
                 ELSE quantum + part_quanta END / 2 AS envelope, regexp_matches(unit, '^[名人户次家个批项]') AND word <> 'closed' AS may_overlap
    FROM summed
), told AS ( -- of a long list how it begins and how it ends
    SELECT j.*, if(length(j.quote) > 90, coalesce(w.quote || '……' || p.quote, j.quote), j.quote) AS told_quote
    FROM judged j LEFT JOIN source.statement w ON w.statement_id = j.statement_id
    LEFT JOIN source.statement p ON p.statement_id = j.last_id
)
SELECT report_id, relation_id AS instance_key, '说明“' || quote || '”' AS location, page_no,
       CASE WHEN largest > whole + greatest(quantum, part_quantum) / 2 THEN 'violated'
            WHEN may_overlap THEN 'pass' WHEN parts > whole + if(printed > 1, envelope, 0) THEN 'violated'
            WHEN (word IN ('named', 'net') OR word = 'closed' AND parts > 0) AND parts < whole - envelope THEN 'violated'
                ELSE 'pass' END AS outcome,
       if(parts > whole OR word = 'net', 'error', 'warning') AS severity,
       words({'quote': told_quote, 'problem': CASE WHEN word = 'net' THEN format('{}减去{}为{}，印为{}', said_amount(whole, unit),
               said_amount(parts - net, unit), said_amount(whole - (parts - net), unit), said_amount(net, unit))
            WHEN largest > whole THEN format('其中一项{}大于总数{}', said_amount(largest, unit), said_amount(whole, unit))
            ELSE format('{}各项相加为{}，总数印为{}，相差{}', if(word IN ('named', 'numbered'), '其后', ''), said_amount(parts, unit),
                said_amount(whole, unit), said_amount(abs(parts - whole), unit)) END}) AS arguments,
       list_prepend(statement_id, part_ids) AS statement_ids, if(statement_id IS NULL, ['scan'], []) AS absent
FROM told WHERE word NOT IN ('named', 'numbered') OR relation_id NOT IN (FROM held)
UNION ALL BY NAME
SELECT report_id, relation_id || '/slip' AS instance_key, '说明“' || any_value(quote) || '”' AS location,
       any_value(page_no) AS page_no, 'violated' AS outcome, 'warning' AS severity,
       words({'quote': any_value(quote), 'problem': format('各项相加为{}，总数印为{}，相差{}；如{}为{}，正好相等',
           said_amount(any_value(parts), any_value(unit)), said_amount(any_value(whole), any_value(unit)),
           said_amount(any_value(whole - parts), any_value(unit)),
           string_agg(said_amount(printed_amount, unit), '或' ORDER BY meant),
           string_agg(said_amount(meant, unit), '或' ORDER BY meant))}) AS arguments,
       any_value(list_prepend(statement_id, part_ids)) AS statement_ids
FROM slip WHERE parts + if(role = 'part', meant - printed_amount, 0) = whole + if(role = 'whole', meant - printed_amount, 0)
 AND slip_id NOT IN (SELECT statement_id FROM judged WHERE parts > whole + envelope) -- told of its own list
GROUP BY report_id, relation_id
UNION ALL BY NAME
SELECT report_id, 'listed/' || section_no || '/' || hit AS instance_key, '说明“' || hit || '”' AS location,
       page_of(report_id, section_no, instr(text, hit), page_no) AS page_no,
       if(said = len(names), 'pass', 'violated') AS outcome, 'warning' AS severity,
       words({'quote': rtrim(hit, chr(10) || '。；;'), 'problem': format('写为{}个，列出{}个', said, len(names))}) AS arguments,
       [hit] AS quotes, ['prose'] AS absent
FROM listed WHERE len(names) > 1 AND NOT contains(hit, '等')
  AND len(list_filter(names, lambda x: NOT regexp_matches(x, '^[^，,按设另有]{1,14}[股科室处心队站所局院校馆级办学园会委部]$'))) = 0
