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
    SELECT r.statement_id, c.statement_id AS count_id, c.amount, c.quote AS count_quote,
           abs(c.span_start - r.span_start) AS far
    FROM rate r JOIN source.statement c ON c.report_id = r.report_id AND c.section_no = r.section_no
      AND c.measure = 'count' AND c.amount > 0
     AND regexp_matches(c.unit, CASE WHEN contains(r.per, '人') THEN '^(?:人|名)' WHEN regexp_matches(r.per, '车|辆')
         THEN '^(?:辆|台)' ELSE replace(replace(r.per, '均', ''), '每', '') END)
     AND NOT contains(r.text[least(c.span_start, r.span_start) + 1:greatest(c.span_start, r.span_start)], chr(10))
), paid AS (
    SELECT r.statement_id, l.statement_id AS level_id, l.amount_yuan, l.quantum_yuan, l.quote AS level_quote,
           NOT (length(r.name) >= 2 AND contains(l.quote, r.name)) AS is_other,
           l.section_no <> r.section_no AS is_elsewhere,
           abs(l.span_start - r.span_start) AS apart
    FROM rate r JOIN said_now l ON l.report_id = r.report_id AND l.measure IN ('level', 'budget') AND l.amount_yuan > 0
     AND (l.section_no = r.section_no
         AND NOT contains(r.text[least(l.span_start, r.span_start) + 1:greatest(l.span_start, r.span_start)], chr(10))
          OR length(r.name) >= 3 AND contains(l.quote, r.name))
), tried AS (
    SELECT r.* EXCLUDE (amount_yuan), c.* EXCLUDE (statement_id), p.* EXCLUDE (statement_id),
           p.amount_yuan / c.amount AS each_yuan,
           abs(p.amount_yuan / c.amount - r.amount_yuan)
               <= (r.quantum_yuan + p.quantum_yuan / c.amount) / 2 * 1.01 AS fits
    FROM rate r JOIN counted c USING (statement_id) JOIN paid p USING (statement_id)
)
SELECT report_id, statement_id AS instance_key, '说明“' || quote || '”' AS location, page_no,
       if(bool_or(fits) OVER one, 'pass', 'violated') AS outcome,
       words({'quote': quote, 'problem': format('按“{}”、“{}”计算为{}', level_quote, count_quote, said_amount(each_yuan, unit))})
           AS arguments,
       [statement_id, level_id, count_id] AS statement_ids, ['prose'] AS absent
FROM tried WINDOW one AS (PARTITION BY statement_id)
QUALIFY row_number() OVER (PARTITION BY statement_id ORDER BY is_other, is_elsewhere, apart, far) = 1
