-- A level, its change and its growth, and which of them another figure bears out: for F-CHANGE.
CREATE TEMP TABLE moved_pair AS
WITH elsewhere AS ( -- the one amount that the report says of it, where its own section says none before it
    SELECT report_id, subject, year, any_value(amount_yuan) AS said_yuan, max(quantum_yuan) AS said_quantum,
           min(statement_id) AS said_id, min(unit) AS said_unit
    FROM said_now
    WHERE measure = 'level' AND amount_yuan IS NOT NULL AND NOT regexp_matches(subject, '^(unknown|item:|reason:)')
    GROUP BY report_id, subject, year HAVING count(DISTINCT amount_yuan) = 1
)
SELECT p.* REPLACE (coalesce(now_yuan, said_yuan) AS now_yuan, coalesce(now_quantum, said_quantum) AS now_quantum,
                    coalesce(level_id, said_id) AS level_id, coalesce(p.unit, said_unit) AS unit),
       now_yuan IS NULL AND said_yuan IS NOT NULL AS is_elsewhere
FROM movement_pair p LEFT JOIN source.statement m ON m.statement_id = p.moved_id
LEFT JOIN elsewhere e ON e.report_id = p.report_id AND e.subject = p.subject AND e.year = m.year
  AND p.now_yuan IS NULL AND coalesce(p.change_unit, '元') IN ('元', '千元', '万元', '亿元');

CREATE TEMP TABLE growth_judged AS
WITH computed AS (
    SELECT *, now_yuan - signed_change AS base, 'change' AS by_what, NULL AS base_q FROM moved_pair
    WHERE percent IS NOT NULL AND now_yuan IS NOT NULL AND signed_change IS NOT NULL AND direction <> 'same'
    UNION ALL BY NAME
    SELECT *, said_base_yuan AS base, 'base' AS by_what, base_quantum AS base_q FROM moved_pair
    WHERE percent IS NOT NULL AND now_yuan IS NOT NULL AND said_base_yuan IS NOT NULL
      AND (change_yuan IS NULL OR abs(now_yuan - signed_change - said_base_yuan) > greatest(quantum_yuan,
              base_quantum) * 1.5) AND direction <> 'same'
), bounds AS (
    SELECT *, if(by_what = 'base', now_yuan - base, signed_change) AS moved,
           CASE WHEN by_what = 'base' THEN growth_low(now_yuan, base, now_quantum, base_q)
                ELSE list_min(growths_by(signed_change, now_yuan, change_quantum, now_quantum)) END AS one,
           CASE WHEN by_what = 'base' THEN growth_high(now_yuan, base, now_quantum, base_q)
                ELSE list_max(growths_by(signed_change, now_yuan, change_quantum, now_quantum)) END AS other,
           if(direction = 'decrease', -1, 1) * abs(percent) AS printed
    FROM computed
), grown AS (
    SELECT *, if(is_either, percent_text(abs(percent), decimals), moved_text(printed, decimals)) AS printed_text,
           if(by_what = 'change', turned_outcome(signed_change, now_yuan, change_quantum, now_quantum, printed, decimals),
               'violated') AS turned, CASE
        WHEN base < -quantum_yuan OR now_yuan = 0 AND signed_change = 0 AND percent <> 0 THEN 'violated' WHEN base <= 0
            THEN 'not_evaluable'
                   WHEN by_what = 'base' AND sign(moved) * sign(printed) < 0 AND NOT is_either THEN 'pass'
                   WHEN turned = 'pass' AND growth_direction <> direction THEN 'pass' -- F-DIRECTION says which word
                   ELSE outcome_between(printed, least(one, other), greatest(one, other), decimals) END AS outcome
    FROM bounds
), best AS (
    SELECT *, moved_text(100.0 * moved / base, greatest(decimals, 2)) AS needed_text FROM grown
    QUALIFY row_number() OVER (PARTITION BY relation_id
        ORDER BY outcome_rank(outcome), level_rank, base_rank, by_what DESC, direction) = 1
), borne_out AS ( -- another sentence says the same of this level with one of the two otherwise
    SELECT b.relation_id, any_value(if(o.signed_change = b.signed_change, 'percent', 'change')) AS wrong
    FROM best b JOIN best o ON o.report_id = b.report_id AND o.now_yuan = b.now_yuan AND o.outcome = 'pass'
      AND (o.signed_change = b.signed_change) <> (o.printed = b.printed)
    WHERE b.outcome = 'violated' GROUP BY b.relation_id HAVING count(DISTINCT o.signed_change = b.signed_change) = 1
)
SELECT b.*, if(abs(now_yuan - signed_change - said_base_yuan) <= greatest(quantum_yuan, base_quantum), 'percent',
           o.wrong) AS wrong,
       if(printed > -100 AND abs(now_yuan * printed / (100 + printed)) >= change_quantum,
           now_yuan * printed / (100 + printed), NULL) AS meant_change,
       grown_outcome(sign(signed_change) * now_yuan, abs(signed_change), now_quantum, change_quantum, printed, decimals)
           = 'pass' AS is_exchanged
FROM best b LEFT JOIN borne_out o USING (relation_id);
