"""部门: the list, with search, filter and order by plain links and forms.

What belongs here: the list. What does not: one department's page (`agency`).
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.agency_standing import choice_of, standing
from dashboard.name_search import those_named
from dashboard.night_reader import Row
from dashboard.open_weight import needs_a_call
from dashboard.pages import MenuItem
from dashboard.rendering import render

menu = MenuItem(20, "部门", "/agencies")

SHOWS: dict[str, tuple[str, Callable[[Row], bool]]] = {
    "": ("全部", lambda row: True),
    "call": ("需要联系", needs_a_call),
    "errors": ("有错误", lambda row: row["open_errors"] > 0),
    "warnings": ("有提醒", lambda row: row["open_warnings"] > 0),
    "absent": ("没有读到报告", lambda row: not row["status"].startswith("published")),
    "fine": ("没有问题", lambda row: not (row["open_errors"] or row["open_warnings"])
             and row["status"].startswith("published")),
}  # fmt: skip
NONE = Decimal(-1)
STATUSES = (
    "missing", "dead_link", "quarantined", "no_report", "unseen", "published_with_gaps",
    "published", "not_due", "secret",
)  # fmt: skip
"""What somebody has to do about first."""
ORDERS: dict[str, Callable[[Row], Any]] = {
    "code": lambda row: (row["agency_code"] is None, row["agency_code"] or "", _name(row)),
    "name": lambda row: row["agency_name"] or "",
    "errors": lambda row: (-row["open_errors"], -row["open_warnings"]),
    "warnings": lambda row: (-row["open_warnings"], -row["open_errors"]),
    "amount": lambda row: -(NONE if row["amount_yuan"] is None else row["amount_yuan"]),
    "status": lambda row: (STATUSES.index(row["status"]), row["agency_code"] or ""),
    "change": lambda row: -_growth(row),
    "trust": lambda row: (row["is_trusted"] is not False, row["amount_yuan"] is None, _name(row)),
    "published": lambda row: (row["published_on"] is None, str(row["published_on"])),
}


def agencies(request: Request) -> Response:
    choice = choice_of(request)
    if choice is None:
        return render(request, "message.html", {"heading": "部门", "words": "还没有任何部门。"})
    asked = request.query_params
    show = asked.get("show", "") if asked.get("show", "") in SHOWS else ""
    order = asked.get("sort", "code") if asked.get("sort", "code") in ORDERS else "code"
    wanted = asked.get("q", "").strip()
    rows = [row for row in standing(request, choice) if row["agency_key"]]
    named = those_named(map(_agency, rows), wanted)
    found = [row for row in rows if _agency(row) in named and SHOWS[show][1](row)]
    found.sort(key=ORDERS[order])
    return render(
        request,
        "agencies.html",
        {
            "choice": choice,
            "rows": found,
            "whole": len(rows),
            "wanted": wanted,
            "show": show,
            "shows": {key: title for key, (title, _) in SHOWS.items()},
            "order": order,
            "link": _linker(choice.year, choice.kind, wanted, show),
        },
    )


def _growth(row: Row) -> float:
    """How much more than last year, as a fraction; least where there is nothing to compare."""
    now, before = row["amount_yuan"], row["before_yuan"]
    return float((now - before) / abs(before)) if before and now is not None else float("-inf")


def _linker(year: int, kind: str, wanted: str, show: str) -> Callable[[str], str]:
    def link(order: str) -> str:
        return "/agencies?" + urlencode(
            {"year": year, "kind": kind, "q": wanted, "show": show, "sort": order}
        )

    return link


def _name(row: Row) -> str:
    return row["agency_name"] or ""


def _agency(row: Row) -> tuple[str | None, str]:
    return row["agency_code"], _name(row)


routes = [Route("/agencies", agencies)]
