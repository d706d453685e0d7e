-- After `class_amounts`: a department's classes of one year and kind beside the year before, the largest first.
SELECT code, max_by(name, fiscal_year) AS name,
       any_value(amount_yuan) FILTER (fiscal_year = $year) AS amount_yuan,
       coalesce(any_value(NOT is_certain) FILTER (fiscal_year = $year), false) AS unsure,
       any_value(amount_yuan) FILTER (fiscal_year = $year - 1) AS before_yuan,
       coalesce(any_value(NOT is_certain) FILTER (fiscal_year = $year - 1), false) AS before_unsure
FROM class_amount WHERE report_kind = $kind AND fiscal_year IN ($year, $year - 1)
GROUP BY code ORDER BY amount_yuan DESC NULLS LAST, code
