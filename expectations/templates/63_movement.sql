-- A comparison with the year before as one row: the level, the change, the growth and, where the
-- sentence gives it, last year's figure. What follows a reason (主要原因是…) is no part of it.
CREATE TEMP TABLE movement AS
WITH told AS (
    SELECT *, CASE direction WHEN 'decrease' THEN -1 WHEN 'same' THEN 0 ELSE 1 END AS sign
    FROM said_now WHERE NOT starts_with(subject, 'reason:') AND subject <> 'unknown'
), nearest AS (
    SELECT c.statement_id, c.report_id, c.section_no, c.subject, c.measure, c.direction, c.sign,
           c.amount_yuan, c.percent, c.decimals, c.unit, c.quantum_yuan, c.quote, c.statement_no, c.section,
           c.fiscal_year, c.page_no, l.statement_id AS level_id, l.amount_yuan AS now_yuan,
           l.quantum_yuan AS level_quantum, l.unit AS level_unit, l.quote AS level_quote, l.statement_no AS level_no
    FROM told c ASOF LEFT JOIN (
        FROM told WHERE measure = 'level' AND coalesce(year, fiscal_year) = fiscal_year
    ) l ON l.report_id = c.report_id AND l.section_no = c.section_no AND l.subject = c.subject
       AND l.statement_no <= c.statement_no
    WHERE c.measure IN ('change', 'growth')
), base AS (
    SELECT report_id, section_no, subject, amount_yuan, statement_id,
           count(*) OVER (PARTITION BY report_id, section_no, subject) AS bases
    FROM told WHERE measure = 'level' AND year = fiscal_year - 1
), changed AS (FROM nearest WHERE measure = 'change'),
grown AS (FROM nearest WHERE measure = 'growth')
SELECT coalesce(c.report_id, g.report_id) AS report_id, coalesce(c.subject, g.subject) AS subject,
       coalesce(c.section_no, g.section_no) AS section_no, coalesce(c.section, g.section) AS section,
       c.statement_id AS change_id, g.statement_id AS growth_id,
       coalesce(c.level_id, g.level_id) AS level_id, coalesce(c.now_yuan, g.now_yuan) AS now_yuan,
       coalesce(c.direction, g.direction) AS direction, g.direction AS growth_direction,
       if(c.direction = 'same', 0, c.sign * c.amount_yuan) AS signed_change, c.amount_yuan AS change_yuan,
       coalesce(c.now_yuan, g.now_yuan) - if(c.direction = 'same', 0, c.sign * c.amount_yuan) AS base_yuan,
       g.percent, g.decimals, coalesce(c.level_unit, g.level_unit, c.unit) AS unit,
       greatest(CASE WHEN c.amount_yuan IS NOT NULL THEN c.quantum_yuan ELSE 0 END, coalesce(c.level_quantum, 0)) AS quantum_yuan,
       coalesce(g.quote, c.quote) AS quote, c.quote AS change_quote, coalesce(c.level_quote, g.level_quote) AS level_quote, coalesce(c.page_no, g.page_no) AS page_no,
       b.amount_yuan AS said_base_yuan, b.statement_id AS base_id,
       coalesce(b.bases, 0) > 1 AS is_ambiguous, coalesce(c.fiscal_year, g.fiscal_year) AS fiscal_year
FROM changed c
FULL JOIN grown g ON g.report_id = c.report_id AND g.section_no = c.section_no AND g.subject = c.subject
 AND g.statement_no = c.statement_no + 1
LEFT JOIN base b ON b.report_id = coalesce(c.report_id, g.report_id)
 AND b.section_no = coalesce(c.section_no, g.section_no) AND b.subject = coalesce(c.subject, g.subject);
