-- The reviewers' decisions beside the night's findings. The newest one on a finding stands while
-- the figures are those it was made on; a false alarm that stands keeps the finding quiet, and
-- with it what follows from the same cause.
INSERT INTO quality.decision BY NAME
SELECT d.finding_key, d.decision, nullif(d.reason, '') AS reason, d.decided_by,
       d.decided_at::TIMESTAMPTZ AS decided_at, d.fingerprint,
       row_number() OVER (PARTITION BY d.finding_key ORDER BY d.n DESC) = 1
       AND coalesce(d.fingerprint = p.fingerprint, false) AS stands
FROM (SELECT unnest(list_transform(from_json(getvariable('decisions'), '[{"finding_key":"VARCHAR",
        "decision":"VARCHAR","reason":"VARCHAR","decided_by":"VARCHAR","decided_at":"VARCHAR",
        "fingerprint":"VARCHAR"}]'), lambda one, n: {'one': one, 'n': n}), recursive := true)) d
LEFT JOIN quality.fingerprint p USING (finding_key)
ORDER BY d.n;

UPDATE quality.finding f SET waiver = concat_ws('；', f.waiver, q.words)
FROM (SELECT g.finding_key, any_value('审核为误报：' || d.reason || '（' || d.decided_by || '，'
             || strftime(d.decided_at, '%Y-%m-%d') || '）' ORDER BY d.finding_key = g.finding_key DESC)
             AS words
      FROM quality.finding g LEFT JOIN quality.cause c USING (cause_key)
      JOIN quality.decision d ON d.stands AND d.decision = 'false_alarm'
       AND (d.finding_key = g.finding_key OR d.finding_key = c.main_finding_key)
      GROUP BY ALL) q
WHERE q.finding_key = f.finding_key;
