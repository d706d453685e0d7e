-- title: 同一部门或单位、年度、种类只有一份现行报告
SELECT agency_code, fiscal_year, report_kind, report_level, unit_name FROM source.current_report
WHERE agency_code IS NOT NULL AND fiscal_year IS NOT NULL
GROUP BY ALL HAVING count(*) > 1
