-- title: 同一部门、年度、种类、层级只有一份现行报告
SELECT agency_code, fiscal_year, report_kind, report_level FROM source.current_report
WHERE agency_code IS NOT NULL AND fiscal_year IS NOT NULL
GROUP BY ALL HAVING count(*) > 1
