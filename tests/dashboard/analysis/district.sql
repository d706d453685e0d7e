-- A district of $departments departments and the years to 2025, hostile names included. Facts are
-- invented; the marts over them are the product's own.
CREATE TEMP TABLE wanted AS
SELECT '1' || lpad(d::VARCHAR, 3, '0') AS agency_code, y::INTEGER AS fiscal_year, d, y,
       CASE d WHEN 1 THEN '<script>alert(1)</script>局' WHEN 2 THEN '=HYPERLINK("http://127.0.0.1","点")局'
              ELSE '第' || d || '局' END AS agency_name
FROM range(1, $departments + 1) t(d), range(2026 - $years, 2026) u(y)
WHERE NOT (d = 4 AND y = 2025);

INSERT INTO meta.night BY NAME
SELECT '20250401T020000' AS night_id, '140404' AS mof_div_code, '示例区' AS jurisdiction_name,
       DATE '2025-04-01' AS as_of, TIMESTAMPTZ '2025-04-01 02:00:00+08' AS started_at, '1' AS reader_version;
INSERT INTO reference.agency SELECT DISTINCT '140404', agency_code, agency_name, [], false, NULL, NULL, NULL
FROM wanted;
INSERT INTO reference.expected_report
SELECT '140404', a.agency_code, y, 'budget', DATE '2025-03-20' FROM reference.agency a, range(2026 - $years, 2026) t(y);
INSERT INTO source.report BY NAME
SELECT agency_code || '-' || fiscal_year AS report_id, '140404' AS mof_div_code, agency_code, agency_name,
       fiscal_year, 'budget' AS report_kind, 'department' AS report_level,
       md5(agency_code || fiscal_year) AS document_sha256,
       'read' AS status, '万元' AS unit FROM wanted;
INSERT INTO source.report_table BY NAME
SELECT agency_code || '-' || fiscal_year AS report_id, t::INTEGER AS table_no, '表' || t AS title, '万元' AS unit,
       1 AS page_from, 1 AS page_to FROM wanted, unnest([2, 3, 6, 10]) u(t);

CREATE TEMP TABLE head AS
SELECT agency_code || '-' || fiscal_year AS report_id, '140404' AS mof_div_code, agency_code, agency_name,
       fiscal_year, 'budget' AS report_kind, 'department' AS report_level, d FROM wanted;
-- Each department spends on one item of its own class and one shared by all.
CREATE TEMP TABLE item AS
SELECT h.*, code, (1000000 * (d % 7 + 1) + 10000.55 * (fiscal_year % 10))::DECIMAL(18, 2) AS basic_yuan,
       (500000 * (d % 5))::DECIMAL(18, 2) AS project_yuan
FROM head h, unnest(['2080505', (201 + d % 20)::VARCHAR || '0101']) t(code);
INSERT INTO budget.function_expenditure BY NAME
SELECT concat_ws('/', report_id, 3, code, exp_type) AS cell_id, * EXCLUDE (code)
FROM (SELECT report_id, mof_div_code, agency_code, agency_name, fiscal_year, report_kind, report_level, 3 AS table_no,
             CASE WHEN n > 0 THEN left(code, n) END AS exp_func_code, CASE n WHEN 0 THEN '合计' ELSE '科目'
             || left(code, n) END AS exp_func_name,
             CASE n WHEN 0 THEN 0 WHEN 3 THEN 1 WHEN 5 THEN 2 ELSE 3 END AS level, exp_type,
             sum(CASE exp_type WHEN 'basic' THEN basic_yuan WHEN 'project' THEN project_yuan
                 ELSE basic_yuan + project_yuan END) AS amount_yuan,
             left(code, n) AS code
      FROM item, unnest([0, 3, 5, 7]) t(n), unnest(['total', 'basic', 'project']) u(exp_type)
      WHERE NOT (d = 3 AND n = 3)
      GROUP BY ALL);
INSERT INTO budget.fund_expenditure BY NAME
SELECT concat_ws('/', report_id, 2, code, fund_type) AS cell_id, * EXCLUDE (code)
FROM (SELECT report_id, mof_div_code, agency_code, agency_name, fiscal_year, report_kind, report_level, 2 AS table_no,
             CASE WHEN n > 0 THEN left(code, n) END AS exp_func_code, CASE n WHEN 0 THEN '合计' ELSE '科目'
             || left(code, n) END AS exp_func_name,
             CASE n WHEN 0 THEN 0 WHEN 3 THEN 1 WHEN 5 THEN 2 ELSE 3 END AS level, fund_type,
             sum(CASE fund_type WHEN 'carry_over' THEN project_yuan WHEN 'government_fund' THEN NULL
                 ELSE basic_yuan END) AS amount_yuan,
             left(code, n) AS code
      FROM item, unnest([0, 3, 5, 7]) t(n),
        unnest(['general_public_budget', 'government_fund', 'carry_over']) u(fund_type)
      GROUP BY ALL);
INSERT INTO budget.economic_expenditure BY NAME
SELECT concat_ws('/', h.report_id, 6, e.name, exp_side) AS cell_id, h.* EXCLUDE (d), 6 AS table_no,
       e.code AS dep_bgt_eco_code,
       e.name AS dep_bgt_eco_name, e.gov AS gov_bgt_eco_code, e.gov_name AS gov_bgt_eco_name, e.level, exp_side,
       CASE WHEN exp_side = 'public' THEN NULL ELSE e.wan * 10000 * (d % 7 + 1) END AS amount_yuan
FROM head h, unnest(['total', 'personnel', 'public']) s(exp_side),
     (VALUES (NULL, '合计', NULL, NULL, 0, 30), ('301', '工资福利支出', NULL, NULL, 1, 30),
             ('30101', '基本工资', '50101', '工资奖金津补贴', 2, 20), ('30102', '津贴补贴', '50101', '工资奖金津补贴', 2, 9),
             (NULL, '旧账新名', NULL, NULL, 2, 1)) e(code, name, gov, gov_name, level, wan);
INSERT INTO budget.three_public BY NAME
SELECT concat_ws('/', h.report_id, 10, item) AS cell_id, h.* EXCLUDE (d), 10 AS table_no, item, 'total' AS fund_type,
       wan * 100 * (d % 9) AS amount_yuan
FROM head h, (VALUES ('total', 7), ('abroad', NULL), ('reception', 2), ('vehicles', 5), ('vehicle_purchase', 0),
    ('vehicle_running', 5)) p(item, wan);

INSERT INTO quality.rule
SELECT 'R-' || r, CASE r WHEN 1 THEN '合计<b>等于</b>各项' ELSE '第' || r || '条规则' END,
       ['table-arithmetic', 'hierarchy', 'performance', 'plausibility'][r % 4 + 1],
       ['error', 'warning', 'info'][r % 3 + 1],
       '预算公开表' || r, '{table}合计为{total}，相差{difference}。', CASE r WHEN 2 THEN '-' ELSE '以元为单位时允许尾差' END
FROM range(1, $rules + 1) t(r);
INSERT INTO quality.evaluation
SELECT 'R-' || r, report_id, agency_code, fiscal_year,
       CASE WHEN r = 1 AND d % 5 = 0 THEN 'violated'
           ELSE ['pass', 'rounding', 'not_applicable', 'not_evaluable'][(r + d) % 4 + 1] END,
       CASE WHEN (r + d) % 4 = 3 THEN '表6没有读全' ELSE '相符' END, 3
FROM head, range(1, $rules + 1) t(r);
INSERT INTO quality.finding BY NAME
SELECT 'f-' || report_id AS finding_key, 'R-1' AS rule_id, 'table-arithmetic' AS family, 'error' AS severity, report_id,
       agency_code, agency_name, fiscal_year, 3 AS table_no, '表3' AS location, '说“不等”
<img src=x>' AS message, -400 AS difference_yuan, DATE '2025-04-01' AS first_seen, DATE '2025-04-01' AS last_seen,
       'new' AS change, false AS is_consequence, CASE WHEN d = 10 THEN '依法不公开（王，至2026年1月1日）' END AS waiver
FROM head WHERE d % 5 = 0;
INSERT INTO quality.finding BY NAME
SELECT 'f-unknown' AS finding_key, 'R-3' AS rule_id, 'plausibility' AS family, 'error' AS severity, '封面' AS location,
       '认不出是哪个部门' AS message, DATE '2025-04-01' AS first_seen, DATE '2025-04-01' AS last_seen, 'open' AS change,
       false AS is_consequence;
INSERT INTO quality.fingerprint SELECT finding_key, md5(finding_key), waiver FROM quality.finding;
INSERT INTO reference.waiver VALUES ('140404', 'R-1', '1010', NULL, NULL, '依法不公开', '王', DATE '2024-01-01');
INSERT INTO reference.switched_off VALUES ('140404', 'R-OFF', '本地区表式没有这一栏');
INSERT INTO quality.guard VALUES ('keys', '单元格编号不重复', true, 0, NULL);
