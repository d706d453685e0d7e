-- Causes whose findings all went over to another one.
DELETE FROM quality.cause_cell
WHERE cause_key NOT IN (SELECT cause_key FROM quality.finding WHERE cause_key IS NOT NULL);
DELETE FROM quality.cause WHERE cause_key NOT IN (SELECT cause_key FROM quality.finding WHERE cause_key IS NOT NULL);
