"""How each department stands in one year: the question that the first page and the list share.

What belongs here: years that can be chosen, one row a department with its worst finding. What does
not: how they are shown.
"""

from __future__ import annotations

from typing import NamedTuple

from starlette.requests import Request

from dashboard.night_reader import Row, query
from dashboard.queries import sql

_YEARS = sql("years")
_STANDING = sql("standing")


class Choice(NamedTuple):
    """What year and kind a page is about, and what else could be chosen."""

    year: int
    kind: str
    years: list[Row]

    @property
    def registered(self) -> int:
        """How many departments the district's register has, whatever is expected of them."""
        return int(self.counts["registered"])

    @property
    def counts(self) -> Row:
        """Published, expected and so on of the chosen year."""
        return next(row for row in self.years if self.is_chosen(row))

    def is_chosen(self, row: Row) -> bool:
        return (row["fiscal_year"], row["report_kind"]) == (self.year, self.kind)


def choice_of(request: Request) -> Choice | None:
    """The district's years, and the one asked for. None when the night knows no year at all."""
    return choice_from(request, query(request, _YEARS))


def choice_from(request: Request, years: list[Row], preferred: str = "received") -> Choice | None:
    """The year asked for (?year=2025&kind=budget), or the newest budget that has something
    `preferred`; else the newest of another kind that has; else the newest that is expected.

    `years` are rows with fiscal_year, report_kind and a column `preferred`, newest first.
    """
    if not years:
        return None
    year, kind = request.query_params.get("year", ""), request.query_params.get("kind", "budget")
    asked = [row for row in years if (str(row["fiscal_year"]), row["report_kind"]) == (year, kind)]
    budgets = [row for row in years if row["report_kind"] == "budget"] or years
    seen = [row for row in budgets if row[preferred]] or [row for row in years if row[preferred]]
    due = [row for row in budgets if row["expected"]]
    chosen = (asked or seen or due or budgets)[0]
    return Choice(chosen["fiscal_year"], chosen["report_kind"], years)


def standing(request: Request, choice: Choice) -> list[Row]:
    """One row a department: coverage, what is open, its worst finding, its spending (yuan)."""
    return query(request, _STANDING, {"year": choice.year, "kind": choice.kind})
