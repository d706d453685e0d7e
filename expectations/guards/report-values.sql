-- title: 报告的状态、种类、层级和年度都在规定的范围内
SELECT report_id FROM source.report
WHERE status NOT IN ('read', 'read_with_gaps', 'quarantined')
   OR coalesce(report_kind, 'budget') NOT IN ('budget', 'final_account')
   OR coalesce(report_level, 'department') NOT IN ('department', 'unit')
   OR fiscal_year NOT BETWEEN 2000 AND 2100
   OR (status = 'quarantined' AND status_reason IS NULL)
