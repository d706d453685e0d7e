-- Official editions take precedence for their year. `official` is a list of files <year>-<kind>.csv.
CREATE OR REPLACE TEMP TABLE edition AS
SELECT regexp_extract(filename, '(\d{4})-[a-z]+\.csv$', 1)::INTEGER AS fiscal_year,
       regexp_extract(filename, '\d{4}-([a-z]+)\.csv$', 1) AS kind, code, name, fund
FROM read_csv(getvariable('official'), columns = {code: 'VARCHAR', name: 'VARCHAR', fund: 'VARCHAR'},
              header = true, nullstr = '', filename = true);

CREATE OR REPLACE TEMP TABLE account AS
SELECT 'function' AS kind, * FROM reference.function_classification
UNION ALL BY NAME SELECT 'economic' AS kind, * FROM reference.department_economic
UNION ALL BY NAME SELECT 'government' AS kind, * FROM reference.government_economic
UNION ALL BY NAME SELECT 'revenue' AS kind, * FROM reference.revenue_classification;

-- A code's fund: as the edition says, else as it was known, else its parent's. Economic ones have none.
CREATE OR REPLACE TEMP TABLE official AS
WITH known AS (SELECT code, arg_max(fund, valid_from) AS fund FROM account WHERE kind IN ('function', 'revenue')
    GROUP BY code)
SELECT e.kind, e.code, e.name, ((len(e.code) - 1) // 2)::INTEGER AS level,
       CASE e.kind WHEN 'function' THEN coalesce(e.fund, k.fund, p.fund, c.fund, 'general_public_budget')
            WHEN 'revenue' THEN coalesce(k.fund, p.fund) END AS fund,
       e.fiscal_year AS valid_from, e.fiscal_year AS valid_to
FROM edition e LEFT JOIN known k ON k.code = e.code
LEFT JOIN known p ON p.code = left(e.code, 5) LEFT JOIN known c ON c.code = left(e.code, 3);

-- What an edition replaces: all rows of the budgets it speaks of, and every code it names, that year.
CREATE OR REPLACE TEMP TABLE cut AS
WITH replaced AS (
    SELECT a.rowid AS id, o.valid_from AS fiscal_year
    FROM account a JOIN official o ON o.kind = a.kind AND (o.fund IS NOT DISTINCT FROM a.fund OR o.code = a.code)
     AND o.valid_from BETWEEN a.valid_from AND coalesce(a.valid_to, 9999)
    GROUP BY ALL
)
SELECT id, list(fiscal_year ORDER BY fiscal_year) AS years FROM replaced GROUP BY id;

-- The rest of a replaced row's years: before, between and after the editions.
CREATE OR REPLACE TEMP TABLE remaining AS
WITH piece AS (
    SELECT a.*, years, unnest(range(len(years) + 1)) AS n FROM account a JOIN cut ON cut.id = a.rowid
), span AS (
    SELECT * EXCLUDE (valid_from, valid_to, years, n), if(n = 0, valid_from, years[n] + 1) AS valid_from,
           if(n = len(years), valid_to, years[n + 1] - 1) AS valid_to FROM piece
)
SELECT * FROM span WHERE valid_from <= coalesce(valid_to, 9999)
UNION ALL BY NAME SELECT * FROM account WHERE rowid NOT IN (SELECT id FROM cut)
UNION ALL BY NAME SELECT *, 'official' AS provenance, 'high' AS confidence FROM official;

DELETE FROM reference.function_classification;
DELETE FROM reference.department_economic;
DELETE FROM reference.government_economic;
DELETE FROM reference.revenue_classification;
INSERT INTO reference.function_classification BY NAME
SELECT * EXCLUDE (kind) FROM remaining WHERE kind = 'function' ORDER BY code, valid_from;
INSERT INTO reference.department_economic BY NAME
SELECT * EXCLUDE (kind, fund) FROM remaining WHERE kind = 'economic' ORDER BY code, valid_from;
INSERT INTO reference.government_economic BY NAME
SELECT * EXCLUDE (kind, fund) FROM remaining WHERE kind = 'government' ORDER BY code, valid_from;
INSERT INTO reference.revenue_classification BY NAME
SELECT * EXCLUDE (kind) FROM remaining WHERE kind = 'revenue' ORDER BY code, valid_from;
