"""资金流向: from sources to departments to what it is spent on, one picture and its two tables.

What belongs here: which departments can be drawn, and who is left out and why. What does not: the
geometry (`flow_geometry`). Only certain figures of departments that print both tables.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.agency_standing import choice_of
from dashboard.flow_geometry import (
    BAR,
    MOST_AGENCIES,
    MOST_CLASSES,
    OTHERS,
    WIDTH,
    Flow,
    joined,
    kept_largest,
    picture,
)
from dashboard.night_reader import Row, query
from dashboard.queries import sql
from dashboard.rendering import render
from dashboard.short_names import short_names
from warehouse.words import words

APART = Decimal("0.01")
"""More than this share between what comes and what goes is told."""


def page(request: Request) -> Response:
    choice = choice_of(request)
    if choice is None:
        raise HTTPException(404)
    rows = query(request, sql("flows"), {"year": choice.year, "kind": choice.kind})
    coming, going, names, left_out = _sorted_out(rows)
    classes_named = {
        row["key"]: f"{row['key']} {row['name']}" for row in rows if row["side"] == "out"
    }
    shown, others = kept_largest(going, 0, MOST_AGENCIES)
    classes, other_classes = kept_largest(going, 1, MOST_CLASSES)
    flows = joined(coming, {}, shown), joined(going, shown, classes)
    named = (
        words("fund"),
        {**names, OTHERS: f"其他 {others} 个部门"},
        {**classes_named, OTHERS: f"其他 {other_classes} 类"},
    )
    drawn = picture(*flows, named)
    agencies = [bar for bar in drawn.bars if bar.column == 1]
    labels = short_names([bar.name for bar in agencies])
    known: dict[str, Any] = {
        "choice": choice,
        "picture": drawn,
        "width": WIDTH,
        "bar": BAR,
        "names": named,
        "labels": dict(zip((bar.key for bar in agencies), labels, strict=True)),
        "coming": sorted(flows[0], key=lambda one: -one[2]),
        "going": sorted(flows[1], key=lambda one: -one[2]),
        "agencies": len({one[0] for one in going}),
        "went_yuan": sum((one[2] for one in going), Decimal()),
        "trusted_yuan": _trusted(rows, going),
        "apart": _apart(coming, going, names),
        "left_out": left_out,
    }
    return render(request, "flow.html", known)


def _sorted_out(rows: list[Row]) -> tuple[list[Flow], list[Flow], dict[str, str], list[str]]:
    """Sources to departments, departments to classes, the departments' names; who has only one of
    both."""
    sides = {
        key: {row["side"] for row in rows if row["agency_key"] == key}
        for key in {row["agency_key"] for row in rows}
    }
    whole = {key for key, found in sides.items() if len(found) == 2}
    names = {row["agency_key"]: row["agency_name"] for row in rows}
    left_out = sorted(names[key] or key for key in sides.keys() - whole)
    kept = [row for row in rows if row["agency_key"] in whole]
    coming = [
        (row["key"], row["agency_key"], row["amount_yuan"]) for row in kept if row["side"] == "in"
    ]
    going = [
        (row["agency_key"], row["key"], row["amount_yuan"]) for row in kept if row["side"] == "out"
    ]
    return coming, going, names, left_out


def _trusted(rows: list[Row], going: list[Flow]) -> Decimal:
    """Of what goes to classes, in yuan, what tables without an error say."""
    drawn = {one[0] for one in going}
    out = (row for row in rows if row["side"] == "out" and row["agency_key"] in drawn)
    return sum((row["trusted_yuan"] for row in out), Decimal())


def _apart(coming: list[Flow], going: list[Flow], names: dict[str, str]) -> list[Row]:
    """Departments whose sources and classes differ by more than one percent."""
    found = []
    for key in sorted({one[0] for one in going}):
        came = sum((one[2] for one in coming if one[1] == key), Decimal())
        went = sum((one[2] for one in going if one[0] == key), Decimal())
        if abs(came - went) > APART * max(came, went):
            found.append({"name": names.get(key, key), "came_yuan": came, "went_yuan": went})
    return found


routes = [Route("/flow", page)]
