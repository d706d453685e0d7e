-- Two figures of one section or table of which each should be what the other is were exchanged; where one of them
-- is blank or nought, the other came into a wrong place. One slip with one repair, led by the first; where
-- several such repairs do as well, they are its alternatives.
CREATE TEMP TABLE exchanged AS
WITH repair AS (
    SELECT k.cause_key, k.report_id, c.alternative, c.needed, c.needed_yuan, c.printed,
           coalesce(s.amount_yuan, f.amount_yuan, 0) AS amount_yuan,
           coalesce('说明/' || s.section_no, '表/' || f.table_no) AS place,
           coalesce(s.statement_no, f.row_no) AS place_no,
           coalesce('说明“' || s.quote || '”',
               f.table_shown || ' ' || row_name(f.code, f.row_label) || '（' || f.column_name || '）') AS shown,
           coalesce(yuan_per(s.unit) / pow(10, s.decimals), f.quantum_yuan, 0) AS quantum_yuan
    FROM quality.cause k JOIN quality.cause_cell c USING (cause_key)
    LEFT JOIN source.statement s USING (statement_id) LEFT JOIN figure f USING (cell_id)
    WHERE k.changes = 1
), pair AS (
    SELECT a.cause_key, b.cause_key AS other_key, a.alternative, b.alternative AS other_alternative,
           CASE WHEN a.amount_yuan = 0
                THEN format('{}印出的{}疑列错了位置，应列在{}', b.shown, b.printed, a.shown)
                WHEN b.amount_yuan = 0
                THEN format('{}印出的{}疑列错了位置，应列在{}', a.shown, a.printed, b.shown)
                ELSE format('{}与{}两处的数疑互换，前者应为{}，后者应为{}', a.shown, b.shown, a.needed, b.needed) END AS said
    FROM repair a JOIN repair b ON b.report_id = a.report_id AND b.place = a.place
     AND a.cause_key <> b.cause_key AND (a.place_no, a.cause_key) < (b.place_no, b.cause_key)
     AND a.amount_yuan <> b.amount_yuan
     AND abs(a.needed_yuan - b.amount_yuan) <= greatest(a.quantum_yuan, b.quantum_yuan) / 2
     AND abs(b.needed_yuan - a.amount_yuan) <= greatest(a.quantum_yuan, b.quantum_yuan) / 2
), of_two AS ( -- and of no third
    SELECT cause_key, other_key, list({'one': alternative, 'other': other_alternative} ORDER BY alternative) AS repairs,
           list(said ORDER BY alternative) AS said
    FROM pair GROUP BY cause_key, other_key
    QUALIFY count(*) OVER (PARTITION BY cause_key) = 1 AND count(*) OVER (PARTITION BY other_key) = 1
)
SELECT cause_key, other_key, repairs,
       if(len(said) = 1, said[1],
           '改法不止一种：' || array_to_string(list_transform(said, lambda one, i: '①②③④⑤⑥⑦⑧⑨'[i] || one), '；'))
       || '，请核对。' AS sentence
FROM of_two
WHERE cause_key NOT IN (SELECT other_key FROM of_two) AND len(said) <= 9;

CREATE TEMP TABLE exchanged_cell AS
WITH one AS (SELECT *, unnest(repairs) AS repair, generate_subscripts(repairs, 1) AS number FROM exchanged)
SELECT o.cause_key, o.number AS alternative, 1 AS rank, c.* EXCLUDE (cause_key, alternative, rank)
FROM one o JOIN quality.cause_cell c ON c.cause_key = o.cause_key AND c.alternative = o.repair.one
UNION ALL
SELECT o.cause_key, o.number, 2, c.* EXCLUDE (cause_key, alternative, rank)
FROM one o JOIN quality.cause_cell c ON c.cause_key = o.other_key AND c.alternative = o.repair.other;

DELETE FROM quality.cause_cell
WHERE cause_key IN (SELECT cause_key FROM exchanged UNION ALL SELECT other_key FROM exchanged);
INSERT INTO quality.cause_cell BY NAME FROM exchanged_cell ORDER BY ALL;
DELETE FROM quality.cause WHERE cause_key IN (SELECT other_key FROM exchanged);
UPDATE quality.cause c
SET changes = 2, decided = len(e.repairs) = 1, alternatives = len(e.repairs), sentence = e.sentence
FROM exchanged e WHERE e.cause_key = c.cause_key;
UPDATE quality.finding f SET cause_key = e.cause_key, is_consequence = true
FROM exchanged e WHERE e.other_key = f.cause_key;
