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

INSERT INTO reference.agency
SELECT mof_div_code, a.agency_code, a.agency_name, a.aliases, coalesce(a.secret, false),
       a.secret_ground, a.valid_from, a.valid_to
FROM (SELECT mof_div_code, unnest(agencies) AS a FROM register) ORDER BY a.agency_code;

INSERT INTO reference.expected_report
SELECT mof_div_code, e.agency_code, e.fiscal_year, e.report_kind, e.due_on
FROM (SELECT mof_div_code, unnest(expected) AS e FROM register) ORDER BY ALL;

INSERT INTO reference.bound
SELECT entry.key, entry.value
FROM (SELECT unnest(map_entries(bounds)) AS entry FROM register) ORDER BY ALL;

INSERT INTO reference.form_in_force
SELECT mof_div_code, unnest(forms, recursive := true) FROM register;

INSERT INTO reference.switched_off
SELECT mof_div_code, entry.key, entry.value
FROM (SELECT mof_div_code, unnest(map_entries(switched_off)) AS entry FROM register) ORDER BY ALL;

INSERT INTO reference.waiver
SELECT mof_div_code, unnest(waivers, recursive := true) FROM register;

INSERT INTO reference.district_total
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

INSERT INTO reference.form_table
SELECT DISTINCT form_id, table_no, title, coalesce(required, true), coalesce(shown, '表' || table_no) FROM form_side ORDER BY ALL;

INSERT INTO reference.form_column
SELECT form_id, table_no, s.side, s.columns[i]."key", s.columns[i].name,
       coalesce(s.columns[i]."role", 'value'), i
FROM (SELECT *, unnest(generate_series(1, len(s.columns))) AS i FROM form_side) ORDER BY ALL;

INSERT INTO reference.form_column_sum
SELECT form_id, table_no, side, c.total, unnest(c.parts)
FROM (SELECT form_id, table_no, s.side, unnest(s.column_sums) AS c FROM form_side) ORDER BY ALL;

INSERT INTO reference.form_row_sum
SELECT form_id, table_no, side, c.total, unnest(c.parts)
FROM (SELECT form_id, table_no, s.side, unnest(s.row_sums) AS c FROM form_side) ORDER BY ALL;

INSERT INTO reference.form_row_tree
SELECT form_id, table_no, s.side, s.row_tree FROM form_side WHERE s.row_tree IS NOT NULL
ORDER BY ALL;
