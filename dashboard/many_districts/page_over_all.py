"""The page over all districts: how each one's last night went, and what stands in it.

What belongs here: its rows and sums. What does not: a district's own pages. The figures
are of `published/all.duckdb`; who is not in it yet is listed with what is known of its run.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from contextlib import closing
from decimal import Decimal
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dashboard.name_search import those_named
from dashboard.night_reader import Row
from dashboard.queries import sql
from dashboard.rendering import render
from warehouse.districts import published
from warehouse.over_all import open_over_all
from warehouse.run_outcomes import RunOutcome, outcomes
from warehouse.snapshot import SHANGHAI, NoSnapshot

STALE_AFTER = dt.timedelta(hours=36)
"""A district that was not told of for longer has missed a night."""
_YEARS = """
SELECT fiscal_year, count(DISTINCT mof_div_code) AS districts FROM mart.coverage
WHERE report_kind = 'budget' AND status LIKE 'published%' GROUP BY ALL ORDER BY fiscal_year DESC
"""
_SUMMED = (
    "reports", "expected", "received", "errors", "warnings", "amount_yuan", "trusted_yuan",
    "counted", "uncounted",
)  # fmt: skip
_LEAST = Decimal(-1)
ORDERS: dict[str, Callable[[Row], Any]] = {
    "state": lambda row: (row["state"], -(row["errors"] or 0), row["mof_div_code"]),
    "name": lambda row: row["mof_div_code"],
    "reports": lambda row: -((row["expected"] or 0) - (row["reports"] or 0)),
    "errors": lambda row: -(row["errors"] or 0),
    "warnings": lambda row: -(row["warnings"] or 0),
    "amount": lambda row: -(_LEAST if row["amount_yuan"] is None else row["amount_yuan"]),
}
FAILED, STALE, FRESH = 1, 2, 3


def districts(request: Request) -> Response:
    asked = request.query_params
    wanted = asked.get("q", "").strip()
    order = asked.get("sort", "state") if asked.get("sort", "state") in ORDERS else "state"
    years, year, rows = _figures(request)
    rows = [*rows, *_not_yet(request, rows)]
    told = outcomes(request.app.state.home)
    now = dt.datetime.now(SHANGHAI)
    rows = [{**row, **_state(row, told.get(row["mof_div_code"]), now)} for row in rows]
    named = those_named(((row["mof_div_code"], row["name"]) for row in rows), wanted)
    found = [row for row in rows if (row["mof_div_code"], row["name"]) in named]
    known = {
        "rows": sorted(found, key=ORDERS[order]),
        "whole": len(rows),
        "sums": {name: _sum(row[name] for row in rows) for name in _SUMMED},
        "failed": [row["name"] for row in rows if row["state"] == FAILED],
        "stale": [row["name"] for row in rows if row["state"] == STALE],
        "tasks": _tasks(rows),
        "unregistered": [row for row in rows if row["received"] and not row["expected"]],
        "years": years,
        "year": year,
        "wanted": wanted,
        "order": order,
    }
    return render(request, "districts.html", known)


def _tasks(rows: list[Row]) -> list[str]:
    """What asks for attention in the districts, with how many of them."""
    unread = [row for row in rows if (row["expected"] or 0) > (row["reports"] or 0)]
    wrong = [row for row in rows if row["errors"]]
    left = _sum(row["expected"] - row["reports"] for row in unread)
    silent = [row for row in rows if row["night_id"] and not (row["received"] or row["expected"])]
    unknown = [row for row in rows if row["received"] and not row["expected"]]
    said = [f"没有读到的部门 {left} 个（{len(unread)} 个地区）"] if unread else []
    said += [f"一份部门预算也没有读到的地区 {len(silent)} 个"] if silent else []
    said += [f"不知道谁应公开的地区 {len(unknown)} 个"] if unknown else []
    errors = _sum(row["errors"] for row in wrong)
    return said + ([f"错误 {errors} 处（{len(wrong)} 个地区）"] if wrong else [])


def _figures(request: Request) -> tuple[list[int], int | None, list[Row]]:
    """The years that any district has published, the one that is shown, a row a district."""
    try:
        connection = open_over_all(request.app.state.home)
    except NoSnapshot:
        return [], None, []
    with closing(connection):
        counted = [(int(year), n) for year, n in connection.execute(_YEARS).fetchall()]
        years = [year for year, _ in counted]
        asked = request.query_params.get("year", "")
        year = next((one for one in years if str(one) == asked), common_year(counted))
        answer = connection.execute(sql("districts"), {"year": year})
        names = [column[0] for column in answer.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    return years, year, rows


def common_year(counted: list[tuple[int, int]]) -> int | None:
    """Of (year, districts that published), newest first: the newest that at least half as many
    districts published as any year, so that who is early does not empty the page; None of none."""
    most = max((districts for _, districts in counted), default=0)
    return next((year for year, districts in counted if 2 * districts >= most), None)


def _not_yet(request: Request, rows: list[Row]) -> list[Row]:
    """Districts of which nothing is in the whole: just published, or never yet."""
    root = request.app.state.home
    seen = {row["mof_div_code"] for row in rows}
    here = {one.mof_div_code: one.name for one in published(root)}
    here = {code: told.name for code, told in outcomes(root).items()} | here
    empty = dict.fromkeys(("night_id", "started_at", *_SUMMED))
    return [
        {**empty, "mof_div_code": code, "name": name}
        for code, name in here.items()
        if code not in seen
    ]


def _state(row: Row, told: RunOutcome | None, now: dt.datetime) -> Row:
    """How its last run went: a failure counts until a later night is published."""
    began = row["started_at"]
    if told is not None and not told.is_published and (began is None or told.moment > began):
        return {"state": FAILED, "said": told.said, "told_at": told.moment}
    if began is None:
        return {"state": STALE, "said": "还没有汇入", "told_at": None}
    days = (now.date() - began.astimezone(SHANGHAI).date()).days
    if now - began > STALE_AFTER:
        return {"state": STALE, "said": f"{days} 天没有新的一夜", "told_at": began}
    return {"state": FRESH, "said": "已发布", "told_at": began}


def _sum(values: Iterable[Any]) -> Any:
    return sum(value for value in values if value is not None)
