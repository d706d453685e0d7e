-- Causes whose findings all went over to another one; of the others how many findings they have is counted and
-- said once, after all of them are known: {all}, and {others} beside the one that leads.
DELETE FROM quality.cause_cell
WHERE cause_key NOT IN (SELECT cause_key FROM quality.finding WHERE cause_key IS NOT NULL);
DELETE FROM quality.cause WHERE cause_key NOT IN (SELECT cause_key FROM quality.finding WHERE cause_key IS NOT NULL);
UPDATE quality.cause c SET findings = n.findings,
sentence = replace(replace(sentence, '{all}', n.findings::VARCHAR), '{others}', (n.findings - 1)::VARCHAR)
FROM (SELECT cause_key, count(*)::INTEGER AS findings FROM quality.finding GROUP BY ALL) n
WHERE n.cause_key = c.cause_key;
