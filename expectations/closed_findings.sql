-- Last night's findings that nothing says any more.
INSERT INTO quality.closed_finding BY NAME
SELECT l.finding_key, l.rule_id, l.agency_code, l.fiscal_year, l.message, l.first_seen, l.last_seen
FROM last_finding l ANTI JOIN quality.finding f USING (finding_key)
ORDER BY ALL;
