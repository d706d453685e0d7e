-- What a reviewer's word depends on: the figures and names of the finding, and of all findings of
-- its cause. Wording of the rule, pages and dates are no part of it.
INSERT INTO quality.fingerprint BY NAME
WITH own AS (
    SELECT f.finding_key, f.cause_key, f.waiver,
           sha256(concat_ws(chr(31), coalesce(f.expected, ''), coalesce(f.actual, ''),
                  coalesce(f.difference_yuan::VARCHAR, ''), coalesce(f.arithmetic, ''),
                  list_sort(map_entries(i.arguments))::VARCHAR)) AS print
    FROM quality.finding f JOIN violated i USING (finding_key)
), together AS (
    SELECT cause_key, sha256(string_agg(print, '' ORDER BY finding_key)) AS print
    FROM own WHERE cause_key IS NOT NULL GROUP BY ALL
)
SELECT o.finding_key, substr(coalesce(t.print, o.print), 1, 16) AS fingerprint, o.waiver
FROM own o LEFT JOIN together t USING (cause_key) ORDER BY ALL;
