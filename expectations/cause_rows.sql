-- Causes, their cells and their findings, as the search hands them over (JSON).
INSERT INTO quality.cause BY NAME
SELECT unnest(from_json(getvariable('causes'), '[{"cause_key":"VARCHAR","report_id":"VARCHAR",
    "agency_code":"VARCHAR","fiscal_year":"INTEGER","main_finding_key":"VARCHAR","findings":"INTEGER",
    "decided":"BOOLEAN","changes":"INTEGER","alternatives":"INTEGER","sentence":"VARCHAR"}]'),
    recursive := true) ORDER BY ALL;

INSERT INTO quality.cause_cell BY NAME
SELECT * EXCLUDE (needed_fen), (needed_fen * 0.01)::DECIMAL(18, 2) AS needed_yuan
FROM (SELECT unnest(from_json(getvariable('cause_cells'), '[{"cause_key":"VARCHAR","alternative":"INTEGER",
    "rank":"INTEGER","cell_id":"VARCHAR","statement_id":"VARCHAR","printed":"VARCHAR","needed_fen":"BIGINT","needed":"VARCHAR"}]'),
    recursive := true)) ORDER BY ALL;

UPDATE quality.finding f
SET cause_key = m.cause_key, is_consequence = f.finding_key <> c.main_finding_key
FROM (SELECT unnest(from_json(getvariable('cause_members'),
      '[{"finding_key":"VARCHAR","cause_key":"VARCHAR"}]'), recursive := true)) m
JOIN quality.cause c USING (cause_key)
WHERE f.finding_key = m.finding_key;
