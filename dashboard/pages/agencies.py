"""部门: the list, with search, filter and order by plain links and forms, on the page and in Excel.

What belongs here: the list. What does not: one department's page (`agency`).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.agency_standing import Choice, choice_of, standing
from dashboard.downloads import send_workbook
from dashboard.name_search import those_named
from dashboard.night_reader import Row
from dashboard.open_weight import needs_a_call
from dashboard.pages import MenuItem
from dashboard.rendering import render
from evidence.number_words import name, segment
from evidence.shown_table import Column, Table

menu = MenuItem(20, "部门", "/agencies", ("/cards",))


def _are(*statuses: str) -> Callable[[Row], bool]:
    return lambda row: row["status"] in statuses


SHOWS: dict[str, tuple[str, Callable[[Row], bool]]] = {
    "": ("全部", lambda row: True),
    "call": ("需要联系", needs_a_call),
    "errors": ("有错误", lambda row: row["open_errors"] > 0),
    "warnings": ("有提醒", lambda row: row["open_warnings"] > 0),
    "absent": ("没有读到报告", lambda row: not row["status"].startswith("published")),
    "missing": ("未公开", _are("missing")),
    "unseen": ("尚未看到", _are("unseen")),
    "unopened": ("打不开", _are("quarantined", "dead_link")),
    "tableless": ("没有读到预算表", _are("no_report", "prose_only", "unread")),
    "fine": ("没有问题", lambda row: not (row["open_errors"] or row["open_warnings"])
             and row["status"].startswith("published")),
}  # fmt: skip
NONE = Decimal(-1)
STATUSES = (
    "missing", "dead_link", "quarantined", "no_report", "prose_only", "unread", "unseen",
    "published_with_gaps", "published", "not_due", "secret",
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


class Filter(NamedTuple):
    """What the address asks for: a name, what to show, by what to order."""

    wanted: str
    show: str
    order: str


def agencies(request: Request) -> Response:
    choice = choice_of(request)
    if choice is None:
        return render(request, "message.html", {"heading": "部门", "words": "还没有任何部门。"})
    wanted, show, order = chosen = _filter(request)
    rows, found = _listed(request, choice, chosen)
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


def _filter(request: Request) -> Filter:
    asked = request.query_params
    show = asked.get("show", "") if asked.get("show", "") in SHOWS else ""
    order = asked.get("sort", "code") if asked.get("sort", "code") in ORDERS else "code"
    return Filter(asked.get("q", "").strip(), show, order)


def _listed(request: Request, choice: Choice, chosen: Filter) -> tuple[list[Row], list[Row]]:
    """All departments, and those that are asked for in their order."""
    rows = [row for row in standing(request, choice) if row["agency_key"]]
    named = those_named(map(_agency, rows), chosen.wanted)
    found = [row for row in rows if _agency(row) in named and SHOWS[chosen.show][1](row)]
    return rows, sorted(found, key=ORDERS[chosen.order])


COLUMNS = (
    Column("agency_code", "代码"), Column("agency_name", "部门", href="href"),
    Column("status_word", "状态"), Column("published_on", "公开日期", "date"),
    Column("open_errors", "错误", "count"), Column("open_warnings", "提醒", "count"),
    Column("amount_yuan", "支出合计", "money"), Column("uncertain_yuan", "未获印证", "money"),
    Column("before_yuan", "上年", "money"), Column("growth", "比上年", "change"),
    Column("trust_word", "所取的表"), Column("worst_words", "最要紧的一处"),
)  # fmt: skip


def excel(request: Request) -> Response:
    """The list as the page shows it, filtered and in its order."""
    choice = choice_of(request)
    if choice is None:
        raise HTTPException(404)
    chosen = _filter(request)
    _, found = _listed(request, choice, chosen)
    rows = [_told(row, choice) for row in found]
    title = f"{choice.year}年部门{name(choice.kind)}：部门"
    notes = [f"只看：{SHOWS[chosen.show][0]}。空白的格表示没有这个数，不是零。"]
    return send_workbook(request, title, [Table("部门", COLUMNS, rows, "", notes, frozen=2)])


def _told(row: Row, choice: Choice) -> Row:
    growth = _growth(row)
    at = f"/agencies/{segment(row['agency_key'])}?year={choice.year}&kind={choice.kind}"
    return {
        **row,
        "href": at,
        "status_word": name(row["status"]),
        "growth": growth if math.isfinite(growth) else None,
        "trust_word": _trust(row),
        "worst_words": row["worst"] and row["worst"]["words"],
    }


def _trust(row: Row) -> str | None:
    if row["amount_yuan"] is None:
        return "未获印证" if row["uncertain_yuan"] is not None else None
    if row["is_trusted"]:
        return "可信"
    return "没有读全" if row["is_unread"] else "有错误"


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


routes = [Route("/agencies", agencies), Route("/agencies.xlsx", excel)]
