-- title: 人均、车均与总数复算
-- severity: warning
-- convention: state
-- tables: 
-- basis: 公开内容应当准确（《政府信息公开条例》）
-- message: “{quote}”：{problem}，请核对。
-- false_alarms: 同一段中有几个金额、几个人数的，都不符才算；总数或个数没有写明的不判断
-- not_applicable: 说明中没有人均、车均等平均数
WITH rate AS ( -- 人均80元, 平均每辆1.35万元, and the name between: 车均运行维护费2.40万元
    SELECT s.report_id, s.statement_id, s.section_no, s.span_start, s.quote, s.page_no, s.unit, s.amount_yuan,
           CASE s.unit WHEN '亿元' THEN 100000000 WHEN '万元' THEN 10000
               ELSE 1 END / pow(10, coalesce(s.decimals, 0)) AS quantum_yuan,
           regexp_extract(s.quote, '[人户车辆批件间]均|每[人户车辆批件间]') AS per,
           regexp_extract(s.quote, '[人户车辆批件间]均([^\d，,为是]{0,12})', 1) AS name, t.text
    FROM source.statement s JOIN source.current_report USING (report_id)
    JOIN source.section t USING (report_id, section_no)
    WHERE s.measure = 'rate' AND s.amount_yuan IS NOT NULL AND regexp_matches(s.quote, '[人户车辆批件间]均|每[人户车辆批件间]')
), counted AS (
    SELECT r.statement_id, c.statement_id AS count_id, c.amount, c.unit
    FROM rate r JOIN source.statement c ON c.report_id = r.report_id AND c.section_no = r.section_no
      AND c.measure = 'count' AND c.amount > 0
     AND regexp_matches(c.unit, CASE WHEN contains(r.per, '人') THEN '^(?:人|名)' WHEN regexp_matches(r.per, '车|辆')
         THEN '^(?:辆|台)' ELSE replace(replace(r.per, '均', ''), '每', '') END)
     AND NOT contains(r.text[least(c.span_start, r.span_start) + 1:greatest(c.span_start, r.span_start)], chr(10))
), paid AS (
    SELECT r.statement_id, l.statement_id AS level_id, l.amount_yuan, l.quantum_yuan
    FROM rate r JOIN said_now l ON l.report_id = r.report_id AND l.measure IN ('level', 'budget') AND l.amount_yuan > 0
     AND (l.section_no = r.section_no
         AND NOT contains(r.text[least(l.span_start, r.span_start) + 1:greatest(l.span_start, r.span_start)], chr(10))
          OR length(r.name) >= 3 AND contains(l.quote, r.name))
), tried AS (
    SELECT *,
           abs(p.amount_yuan / c.amount - r.amount_yuan)
               <= (r.quantum_yuan + p.quantum_yuan / c.amount) / 2 * 1.01 AS fits
    FROM rate r JOIN counted c USING (statement_id) JOIN paid p USING (statement_id)
)
SELECT report_id, statement_id AS instance_key, '说明“' || any_value(quote) || '”' AS location,
       any_value(page_no) AS page_no,
       if(bool_or(fits), 'pass', 'violated') AS outcome,
       words({'quote': any_value(quote), 'problem': '同一段写明的金额和个数都除不出这个数'}) AS arguments,
       [statement_id] AS statement_ids, ['prose'] AS absent
FROM tried GROUP BY report_id, statement_id
