-- The reviewers' decisions beside the night's findings. The newest one on a finding stands while
-- the figures are those it was made on (`finding_now.sql` says what follows).
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
