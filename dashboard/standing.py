"""How each department stands in one year: the question that the first page and the list share.

What belongs here: years that can be chosen, one row a department with its worst finding. What does
not: how they are shown.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from starlette.requests import Request

from dashboard.snapshot import Row, query

_YEARS = """
SELECT fiscal_year, report_kind, count(*) FILTER (status LIKE 'published%') AS published,
       count(*) FILTER (status = 'quarantined') AS quarantined,
       count(*) FILTER (status = 'missing') AS missing,
       count(*) FILTER (status NOT IN ('secret', 'not_due')) AS expected
FROM mart.coverage GROUP BY ALL ORDER BY fiscal_year DESC, report_kind
"""
_STANDING = """
WITH worst AS (
    SELECT agency_key, count(*) FILTER (severity = 'error') AS errors,
           count(*) FILTER (severity = 'warning') AS warnings,
           count(*) FILTER (severity <> 'info' AND change = 'new') AS fresh,
           coalesce(bool_and(coalesce(decision = 'corrected' AND stands, false))
                    FILTER (severity = 'error'), false) AS corrected,
           first({'key': finding_key, 'words': words, 'severity': severity}
                 ORDER BY severity = 'error' DESC, abs(difference_yuan) DESC NULLS LAST, finding_key)
           AS worst
    FROM open_finding
    WHERE severity <> 'info' AND fiscal_year = $year AND coalesce(report_kind, 'budget') = $kind
    GROUP BY ALL
), spent AS (
    SELECT coalesce(agency_code, agency_name) AS agency_key, fiscal_year, sum(amount_yuan) AS amount_yuan,
           sum(trusted_amount_yuan) AS trusted_yuan
    FROM mart.spending_by_agency WHERE report_kind = $kind GROUP BY ALL
)
SELECT c.*, coalesce(c.agency_code, c.agency_name) AS agency_key,
       coalesce(w.errors, 0) AS open_errors, coalesce(w.warnings, 0) AS open_warnings,
       coalesce(w.fresh, 0) AS fresh, coalesce(w.corrected, false) AS corrected, w.worst,
       s.amount_yuan, s.trusted_yuan, b.amount_yuan AS before_yuan, r.status_reason
FROM mart.coverage c
LEFT JOIN worst w ON w.agency_key = coalesce(c.agency_code, c.agency_name)
LEFT JOIN spent s ON s.agency_key = coalesce(c.agency_code, c.agency_name) AND s.fiscal_year = $year
LEFT JOIN spent b ON b.agency_key = coalesce(c.agency_code, c.agency_name) AND b.fiscal_year = $year - 1
LEFT JOIN source.report r ON r.report_id = c.report_id
WHERE c.fiscal_year = $year AND c.report_kind = $kind
ORDER BY c.agency_code NULLS LAST, c.agency_name
"""


class Choice(NamedTuple):
    """What year and kind a page is about, and what else could be chosen."""

    year: int
    kind: str
    years: list[Row]

    @property
    def counts(self) -> Row:
        """Published, expected and so on of the chosen year."""
        return next(row for row in self.years if self.is_chosen(row))

    def is_chosen(self, row: Row) -> bool:
        return (row["fiscal_year"], row["report_kind"]) == (self.year, self.kind)


def choice_of(request: Request) -> Choice | None:
    """The year asked for (?year=2025&kind=budget), or the newest of which something is published.

    None when the night knows no year at all.
    """
    years = query(request, _YEARS)
    if not years:
        return None
    year, kind = request.query_params.get("year", ""), request.query_params.get("kind", "budget")
    asked = [row for row in years if (str(row["fiscal_year"]), row["report_kind"]) == (year, kind)]
    budgets = [row for row in years if row["report_kind"] == "budget"] or years
    seen = [row for row in budgets if row["published"]]
    chosen = (asked or seen or budgets)[0]
    return Choice(chosen["fiscal_year"], chosen["report_kind"], years)


def standing(request: Request, choice: Choice) -> list[Row]:
    """One row a department: coverage, what is open, its worst finding, its spending (yuan)."""
    return query(request, _STANDING, {"year": choice.year, "kind": choice.kind})  # type: ignore[arg-type]


def needs_a_call(row: Row) -> str | None:
    """Why the department needs a call today, in one line; None when it does not."""
    if row["status"] == "missing":
        due = f"应于{row['due_on'].month}月{row['due_on'].day}日前公开，" if row["due_on"] else ""
        return f"{due}至今没有找到"
    if row["status"] == "quarantined":
        return f"文件读不了：{row['status_reason'] or '原因不明'}"
    if row["open_errors"] and row["worst"]:
        return str(row["worst"]["words"])
    return None


def urgency(row: Row) -> tuple[Any, ...]:
    """Sorts departments that need a call: news first, then what is missing, then by errors."""
    published = row["status"].startswith("published")
    return (row["corrected"], not row["fresh"], published, -row["open_errors"], row["agency_key"])
