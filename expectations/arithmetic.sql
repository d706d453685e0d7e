-- The arithmetic of violated sums and repetitions written out in the printed figures:
-- 19.10 + 5.75 + 2.87 = 27.72 ≠ 27.70（万元）. Blanks and noughts are left out where others remain.
UPDATE quality.finding f SET arithmetic = w.arithmetic
FROM (
    WITH term AS (
        SELECT v.finding_key, d.is_floor, u.position, u.c.role IN ('total', 'left') AS is_left,
               g.amount_yuan, g.unit,
               if(g.printed = '', '空白', if(g.amount_yuan < 0, '（' || g.printed || '）', g.printed)) AS printed,
               len(split_part(g.printed, '.', 2)) AS decimals
        FROM violated_identity v JOIN identity d USING (identity_no)
        JOIN quality.instance i ON i.rowid = v.identity_no,
        unnest(i.cells) WITH ORDINALITY AS u(c, position)
        JOIN figure g ON g.cell_id = u.c.cell_id
        WHERE d.convention IN ('env', 'twice')
    ), shown AS (
        SELECT *, max(decimals) OVER one AS places, min(unit) OVER one <> max(unit) OVER one AS is_mixed,
               bool_or(non_zero(amount_yuan)) OVER (PARTITION BY finding_key, is_left) AS has_money
        FROM term WINDOW one AS (PARTITION BY finding_key)
    ), side AS (
        SELECT finding_key, is_floor, is_left, min(unit) AS unit, any_value(is_mixed) AS is_mixed,
               any_value(places) AS places, coalesce(sum(amount_yuan), 0) AS total_yuan,
               list(printed || if(is_mixed, unit, '') ORDER BY position)
                   FILTER (non_zero(amount_yuan) OR NOT has_money) AS texts
        FROM shown GROUP BY finding_key, is_floor, is_left
    ), written AS (
        SELECT *, array_to_string(if(len(texts) <= 12, texts, texts[:6] || ['…'] || texts[-5:]), ' + ') AS terms,
               CASE WHEN is_mixed THEN in_unit(total_yuan, unit)
                    ELSE printf('%.' || places || 'f', total_yuan / yuan_per(unit)) END AS summed,
               len(texts) > 1 AND has_sum AS is_sum
        FROM (SELECT *, list_bool_or(list_transform(texts, lambda one: one NOT IN ('0', '0.00', '空白'))) AS has_sum
            FROM side)
    )
    SELECT r.finding_key, if(r.is_sum, r.terms || ' = ' || r.summed, r.texts[1]) || if(r.is_floor, ' > ', ' ≠ ')
           || if(l.is_sum, l.summed || ' = ' || l.terms, l.texts[1])
           || if(l.is_mixed, '', '（' || l.unit || '）') AS arithmetic
    FROM written r JOIN written l ON l.finding_key = r.finding_key AND l.is_left AND NOT r.is_left
) w
WHERE w.finding_key = f.finding_key;
