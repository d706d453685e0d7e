"""What of the findings a person asked to see, and in what order: one filter for list, neighbours,
bulk marking, export and print; it stands in the address.

What belongs here: parameters, their query, addresses. What does not: pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from dashboard.name_search import those_named
from dashboard.night_reader import Row, query
from dashboard.queries import sql

FIELDS = (
    "q", "year", "kind", "severity", "change", "decision", "show", "rule", "agency", "report",
    "least", "sort", "down",
)  # fmt: skip
MOST_AT_ONCE = 2000
WAN = Decimal(10_000)
_SEVERITY = "CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END"
_DECISION = "if(f.stands, coalesce(f.decision, ''), '')"
ORDERS = {
    "severity": (_SEVERITY, f"{_SEVERITY} DESC"),
    "agency": ("f.agency_code NULLS LAST, f.agency_name", "f.agency_code DESC NULLS LAST"),
    "year": ("f.fiscal_year DESC NULLS LAST", "f.fiscal_year NULLS LAST"),
    "amount": ("abs(f.difference_yuan) DESC NULLS LAST", "abs(f.difference_yuan) NULLS LAST"),
    "rule": ("f.rule_id", "f.rule_id DESC"),
    "message": ("f.message", "f.message DESC"),
    "first": ("f.first_seen DESC", "f.first_seen"),
    "decision": (f"{_DECISION}, f.decided_at", f"{_DECISION} DESC, f.decided_at DESC"),
}
"""Each column's order, and the other way round."""
_AGENCIES = (
    "SELECT DISTINCT agency_code, agency_name FROM mart.coverage WHERE agency_name IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class Filter:
    """What was asked for, by FIELDS; an unknown order is none."""

    asked: Mapping[str, str]

    @property
    def order(self) -> str:
        both = ORDERS.get(self.asked["sort"], ORDERS["severity"])
        return both[1] if self.asked["down"] else both[0]

    @property
    def least_yuan(self) -> Decimal | None:
        """The least difference asked for in 万元, as yuan; None where it is no number."""
        try:
            wan = Decimal(self.asked["least"])
        except InvalidOperation:
            return None
        return wan * WAN if wan.is_finite() and 0 < wan < 10**9 else None

    def address(self, path: str = "/findings", **other: Any) -> str:
        """`path` with this filter in it, some of it replaced; what is empty is left out."""
        kept = {name: value for name, value in {**self.asked, **other}.items() if value}
        return f"{path}?{urlencode(kept)}" if kept else path

    def sorted_by(self, column: str) -> str:
        """The list by a column; the other way round where it is sorted so already."""
        again = self.asked["sort"] == column and not self.asked["down"]
        return self.address(sort=column, down="1" if again else "")


def filter_of(parameters: Mapping[str, str]) -> Filter:
    return Filter({name: parameters.get(name, "").strip() for name in FIELDS})


def found(
    request: Request, chosen: Filter, *, most: int = MOST_AT_ONCE, skip: int = 0
) -> list[Row]:
    """The findings that a filter lets through, in its order; each has `whole`, their number."""
    return _listed(request, chosen, "*", most, skip)


def _listed(request: Request, chosen: Filter, columns: str, most: int, skip: int) -> list[Row]:
    asked = chosen.asked
    named = ("severity", "year", "kind", "change", "rule", "decision", "agency", "report")
    return query(
        request,
        f"SELECT {columns} FROM ({sql('findings').replace('ORDER_ASKED', chosen.order)})",
        {
            **{name: asked[name] for name in named},
            "words": asked["q"],
            "agencies": _named(request, asked["q"]),
            "quiet": asked["show"] == "quiet",
            "least": chosen.least_yuan,
            "most": most,
            "skip": skip,
        },
    )


def neighbours(request: Request, chosen: Filter, key: str) -> dict[str, Any]:
    """Where a finding stands in the filtered list: place, whole, the keys before and after it."""
    rows = _listed(request, chosen, "finding_key, whole", MOST_AT_ONCE, 0)
    keys = [row["finding_key"] for row in rows]
    place = keys.index(key) if key in keys else None
    return {
        "place": None if place is None else place + 1,
        "whole": rows[0]["whole"] if rows else 0,
        "previous": keys[place - 1] if place else None,
        "next": keys[place + 1] if place is not None and place + 1 < len(keys) else None,
        "first": keys[0] if keys and place is None else None,
    }


def _named(request: Request, wanted: str) -> list[str]:
    """The keys of the departments that a search means."""
    if not wanted:
        return []
    known = [(row["agency_code"], row["agency_name"]) for row in query(request, _AGENCIES)]
    return [code or name for code, name in those_named(known, wanted)]
