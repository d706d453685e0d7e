-- The register and the forms, from the files that other rooms wrote. `register`, `forms` are paths.
CREATE TEMP TABLE register AS
SELECT * FROM read_json(getvariable('register'), columns = {
    mof_div_code: 'VARCHAR', name: 'VARCHAR',
    agencies: 'STRUCT(agency_code VARCHAR, agency_name VARCHAR, aliases VARCHAR[],
        secret BOOLEAN, secret_ground VARCHAR, valid_from VARCHAR, valid_to VARCHAR)[]',
    expected: 'STRUCT(agency_code VARCHAR, fiscal_year INTEGER, report_kind VARCHAR,
        due_on DATE)[]',
    bounds: 'MAP(VARCHAR, VARCHAR)',
    forms: 'STRUCT(report_kind VARCHAR, first_year INTEGER, last_year INTEGER, form_id VARCHAR)[]',
    switched_off: 'MAP(VARCHAR, VARCHAR)',
    waivers: 'STRUCT(rule VARCHAR, agency VARCHAR, year INTEGER, place VARCHAR, reason VARCHAR,
        "by" VARCHAR, until DATE)[]',
    district_totals: 'STRUCT(fiscal_year INTEGER, measure VARCHAR, code VARCHAR, name VARCHAR,
        amount_yuan DECIMAL(18, 2))[]'
});

INSERT INTO reference.agency BY NAME
SELECT mof_div_code, a.agency_code, a.agency_name, a.aliases, coalesce(a.secret, false) AS secret,
       a.secret_ground, a.valid_from, a.valid_to
FROM (SELECT mof_div_code, unnest(agencies) AS a FROM register) ORDER BY a.agency_code;

INSERT INTO reference.expected_report BY NAME
SELECT mof_div_code, e.agency_code, e.fiscal_year, e.report_kind, e.due_on
FROM (SELECT mof_div_code, unnest(expected) AS e FROM register) ORDER BY ALL;

INSERT INTO reference.bound BY NAME
SELECT entry.key AS name, entry.value
FROM (SELECT unnest(map_entries(bounds)) AS entry FROM register) ORDER BY ALL;

INSERT INTO reference.form_in_force BY NAME
SELECT mof_div_code, unnest(forms, recursive := true) FROM register;

INSERT INTO reference.switched_off BY NAME
SELECT mof_div_code, entry.key AS rule_id, entry.value AS reason
FROM (SELECT mof_div_code, unnest(map_entries(switched_off)) AS entry FROM register) ORDER BY ALL;

INSERT INTO reference.waiver BY NAME
SELECT mof_div_code, w.rule AS rule_id, w.agency AS agency_code, w.year AS fiscal_year, w.place,
       w.reason, w."by" AS waived_by, w.until
FROM (SELECT mof_div_code, unnest(waivers) AS w FROM register);

INSERT INTO reference.district_total BY NAME
SELECT mof_div_code, unnest(district_totals, recursive := true) FROM register;

CREATE TEMP TABLE form_side AS
WITH form AS (
    SELECT unnest(forms) AS f FROM read_json(getvariable('forms'), columns = {
        forms: 'STRUCT(form_id VARCHAR, title VARCHAR, report_kind VARCHAR, tables STRUCT(
            table_no INTEGER, title VARCHAR, shown VARCHAR, required BOOLEAN, sides STRUCT(side VARCHAR,
            columns STRUCT("key" VARCHAR, name VARCHAR, "role" VARCHAR)[],
            column_sums STRUCT(total VARCHAR, parts VARCHAR[])[],
            row_sums STRUCT(total VARCHAR, parts VARCHAR[])[],
            row_tree VARCHAR)[])[])[]'
    })
), form_table AS (SELECT f.form_id, unnest(f.tables) AS t FROM form)
SELECT form_id, t.table_no, t.title, t.shown, t.required, unnest(t.sides) AS s FROM form_table;

INSERT INTO reference.form_table BY NAME
SELECT DISTINCT form_id, table_no, title, coalesce(required, true) AS required,
       coalesce(shown, '表' || table_no) AS shown FROM form_side ORDER BY ALL;

INSERT INTO reference.form_column BY NAME
SELECT form_id, table_no, s.side, s.columns[i]."key" AS column_key,
       s.columns[i].name AS column_name, coalesce(s.columns[i]."role", 'value') AS role,
       i AS ordinal
FROM (SELECT *, unnest(generate_series(1, len(s.columns))) AS i FROM form_side) ORDER BY ALL;

-- Columns of another year, of the change and of the plan, by what they are of. They stand behind all
-- others (`ordinal` from 1,001).
INSERT INTO reference.form_column BY NAME
SELECT form_id, table_no, side, q.prefix || '.' || column_key AS column_key, q.said || '：'
       || column_name AS column_name,
       'value' AS role, q.n * 1000 + ordinal AS ordinal
FROM reference.form_column CROSS JOIN (VALUES ('last_year', '上年', 1), ('change', '增减', 2), ('budget', '年初预算', 3),
     ('adjusted_budget', '调整预算', 4), ('income', '本年收入', 5)) q(prefix, said, n)
WHERE is_general(form_id) AND role IN ('total', 'value') AND column_key NOT IN ('last_year', 'change', 'budget')
ORDER BY ALL;

INSERT INTO reference.form_column_sum BY NAME
SELECT form_id, table_no, side, c.total AS total_key, unnest(c.parts) AS part_key
FROM (SELECT form_id, table_no, s.side, unnest(s.column_sums) AS c FROM form_side) ORDER BY ALL;

INSERT INTO reference.form_row_sum BY NAME
SELECT form_id, table_no, side, c.total AS total_key, unnest(c.parts) AS part_key
FROM (SELECT form_id, table_no, s.side, unnest(s.row_sums) AS c FROM form_side) ORDER BY ALL;

INSERT INTO reference.form_row_tree BY NAME
SELECT form_id, table_no, s.side, s.row_tree FROM form_side WHERE s.row_tree IS NOT NULL
ORDER BY ALL;
