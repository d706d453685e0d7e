-- A comparison with the year before: the change, the growth, and each level and each figure of last
-- year that it may speak of. `movement` has the nearest of them, `moved_any` deviations, too.
-- A deviation is the same from a budget (决算比年初预算多5万元). A change that has neither a word of
-- direction nor a sign (差额5万元) may go either way.
CREATE TEMP TABLE movement_pair AS
WITH said AS (
    SELECT r.*, p.fiscal_year, p.report_kind, c.amount AS change_yuan, c.quantum AS change_quantum,
           c.statement_id AS change_id,
           g.amount AS percent, g.decimals, g.statement_id AS growth_id,
           coalesce(c.direction, g.direction, if(s.role IS NULL, NULL, 'same')) AS direction,
           if(c.role IS NULL, NULL, g.direction) AS growth_direction,
           coalesce(c.statement_id, g.statement_id, s.statement_id) AS moved_id, c.unit AS change_unit
    FROM source.relation r JOIN source.current_report p USING (report_id)
    LEFT JOIN claim_term c ON c.relation_id = r.relation_id AND c.role = 'change'
    LEFT JOIN claim_term g ON g.relation_id = r.relation_id AND g.role = 'growth'
    LEFT JOIN claim_term s ON s.relation_id = r.relation_id AND s.role = 'same'
    WHERE r.kind IN ('movement', 'deviation')
)
SELECT s.* EXCLUDE (quote, direction), s.quote AS whole_quote,
       coalesce(s.direction, either.direction) AS direction, either.direction IS NOT NULL AS is_either,
       if(s.kind = 'deviation', '决算', '本年') AS now_word, if(s.kind = 'deviation', '预算', '上年') AS base_word,
       coalesce(m.subject, 'unknown') AS subject,
       CASE coalesce(s.direction, either.direction) WHEN 'decrease' THEN -1 WHEN 'same' THEN 0 ELSE 1 END
           * if(s.direction = 'same', 0, s.change_yuan) AS signed_change,
       l.statement_id AS level_id, l.amount AS now_yuan, l.quantum AS now_quantum, l.rank AS level_rank,
       coalesce(l.unit, s.change_unit) AS unit,
       b.statement_id AS base_id, b.amount AS said_base_yuan, b.quantum AS base_quantum, b.rank AS base_rank,
       coalesce(g.quote, m.quote) AS quote,
       if(s.change_id IS NULL AND s.growth_id IS NOT NULL, NULL, m.quote) AS change_quote,
       n.quote AS level_quote, greatest(coalesce(s.change_quantum, 0), coalesce(l.quantum, 0)) AS quantum_yuan
FROM said s
LEFT JOIN (VALUES ('increase'), ('decrease')) AS either(direction) ON s.direction IS NULL
LEFT JOIN claim_term l ON l.relation_id = s.relation_id AND l.role = 'level'
LEFT JOIN claim_term b ON b.relation_id = s.relation_id AND b.role = 'base'
LEFT JOIN source.statement m ON m.statement_id = s.moved_id
LEFT JOIN source.statement g ON g.statement_id = s.growth_id
LEFT JOIN source.statement n ON n.statement_id = l.statement_id;

CREATE TEMP TABLE moved_any AS
WITH counted AS (
    SELECT *, min(now_yuan) OVER w <> max(now_yuan) OVER w
      OR min(said_base_yuan) OVER w <> max(said_base_yuan) OVER w AS several
    FROM movement_pair WINDOW w AS (PARTITION BY relation_id)
)
SELECT * EXCLUDE (several), now_yuan - signed_change AS base_yuan, coalesce(several, false) AS is_ambiguous FROM counted
WHERE coalesce(level_rank, 1) = 1 AND coalesce(base_rank, 1) = 1
  AND NOT (is_either AND direction = 'decrease');

CREATE TEMP TABLE movement AS FROM moved_any WHERE kind = 'movement';
