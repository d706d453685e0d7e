-- title: 批次、团组与人次
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（“三公”经费说明：因公出国（境）团组数及人数、国内公务接待批次及人数）
-- message: “{quote}”：{problem}，请核对。
-- false_alarms: 只比紧挨着写的批次（团组）与人数；没有写人数的不判断
-- not_applicable: 说明中没有同时写明批次（团组）与人数
WITH pair AS ( -- 接待16批次、4人次: each batch has a guest
    SELECT g.report_id, g.statement_id, p.statement_id AS people_id, g.page_no, g.amount::INTEGER AS groups,
           p.amount::INTEGER AS people, if(g.quote = p.quote, g.quote, g.quote || '，' || p.quote) AS quote,
           if(g.subject = 'reception_batches', '批次', '个团组') AS counted, p.unit
    FROM said_now g JOIN said_now p ON p.report_id = g.report_id AND p.section_no = g.section_no
      AND p.statement_no = g.statement_no + 1
      AND (g.subject, p.subject) IN (('reception_batches', 'reception_people'), ('abroad_groups', 'abroad_people'))
    WHERE g.measure = 'count' AND p.measure = 'count'
)
SELECT report_id, statement_id AS instance_key, '说明“' || quote || '”' AS location, page_no,
       if(groups > people OR groups = 0 AND people > 0, 'violated', 'pass') AS outcome,
       words({'quote': quote, 'problem': if(groups = 0, format('0{}，却有{}{}', counted, people, unit),
           format('{}{}多于{}{}', groups, counted, people, unit))}) AS arguments,
       [statement_id, people_id] AS statement_ids
FROM pair
