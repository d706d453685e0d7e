-- Findings by what a person asked for; each cause once.
SELECT f.finding_key, f.rule_id, u.title AS rule_title, f.severity, f.agency_name, f.fiscal_year,
       f.location, f.message, f.arithmetic, f.change, f.waiver, f.decision, f.stands, f.first_seen,
       f.difference_yuan, f.fingerprint, f.report_id, f.report_kind,
       coalesce(f.agency_code, f.agency_name) AS agency_key, c.findings AS together,
       count(*) OVER () AS whole
FROM finding_now f
LEFT JOIN quality.rule u USING (rule_id)
LEFT JOIN quality.cause c USING (cause_key)
WHERE NOT f.is_consequence
  AND (f.waiver IS NOT NULL) = $quiet
  AND ($severity = '' OR f.severity = $severity)
  AND ($severity <> '' OR $quiet OR f.severity <> 'info')
  AND ($year = '' OR f.fiscal_year::VARCHAR = $year)
  AND ($kind = '' OR f.report_kind = $kind)
  AND ($change = '' OR f.change = $change)
  AND ($rule = '' OR f.rule_id = $rule)
  AND ($agency = '' OR coalesce(f.agency_code, f.agency_name) = $agency
       OR $agency = '-' AND NOT f.is_listed)
  AND ($report = '' OR f.report_id = $report)
  AND ($least IS NULL OR abs(f.difference_yuan) >= $least)
  AND ($decision = '' OR if($decision = 'none', f.decision IS NULL OR NOT f.stands,
                            f.decision = $decision AND f.stands))
  AND ($words = '' OR contains(lower(concat_ws(' ', f.agency_code, f.agency_name, f.message,
                                               f.rule_id, f.finding_key)), lower($words))
       OR list_contains($agencies, coalesce(f.agency_code, f.agency_name)))
ORDER BY ORDER_ASKED, CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
         f.fiscal_year DESC NULLS LAST, f.agency_code NULLS LAST, f.finding_key
LIMIT $most OFFSET $skip
