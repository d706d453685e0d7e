-- District totals by function code, of what is certain; the name is the classification's of that year where it has one.
INSERT INTO mart.spending_by_function BY NAME
SELECT f.fiscal_year, f.report_kind, f.code AS exp_func_code,
       coalesce(max(n.name), max(f.name), f.code) AS exp_func_name, f.level, f.fund_type,
       sum(f.amount_yuan) FILTER (f.is_certain) AS amount_yuan,
       sum(f.basic_yuan) FILTER (f.is_certain) AS basic_yuan,
       sum(f.project_yuan) FILTER (f.is_certain) AS project_yuan,
       sum(f.amount_yuan) FILTER (NOT f.is_certain) AS uncertain_yuan,
       count(DISTINCT f.report_id) FILTER (f.amount_yuan IS NOT NULL AND f.is_certain)::INTEGER AS reports,
       any_value(e.reports_expected) AS reports_expected,
       coalesce(sum(f.amount_yuan) FILTER (t.report_id IS NOT NULL AND f.is_certain), 0) AS trusted_amount_yuan
FROM function_figure f
JOIN expected_or_seen e USING (fiscal_year, report_kind)
LEFT JOIN trusted t ON t.report_id = f.report_id AND t.table_no = f.table_no
LEFT JOIN (SELECT code, valid_from, valid_to, min(name) AS name
           FROM reference.function_classification GROUP BY ALL) n
  ON n.code = f.code AND f.fiscal_year BETWEEN n.valid_from AND coalesce(n.valid_to, 9999)
GROUP BY f.fiscal_year, f.report_kind, f.code, f.level, f.fund_type
ORDER BY ALL;
