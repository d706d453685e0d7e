"""问题: the list of findings, by severity, year, department, rule, novelty and decision.

What belongs here: the list. What does not: one finding with its proof (`finding`).
"""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.name_search import agencies_named
from dashboard.night_reader import one, query
from dashboard.pages import MenuItem
from dashboard.queries import sql
from dashboard.rendering import render

menu = MenuItem(30, "问题", "/findings")
PAGE = 100
FILTERS = ("severity", "year", "kind", "change", "rule", "decision")
_YEARS = (
    "SELECT DISTINCT fiscal_year FROM quality.finding WHERE fiscal_year IS NOT NULL ORDER BY 1 DESC"
)
_AGENCIES = (
    "SELECT DISTINCT agency_code, agency_name FROM mart.coverage WHERE agency_name IS NOT NULL"
)
_KINDS = "SELECT DISTINCT report_kind FROM source.report WHERE report_kind IS NOT NULL ORDER BY 1"


def findings(request: Request) -> Response:
    asked = {name: request.query_params.get(name, "").strip() for name in (*FILTERS, "q", "show")}
    page = max(1, _number(request.query_params.get("page", "1")))
    rows = query(
        request,
        sql("findings"),
        {
            **{name: asked[name] for name in FILTERS},
            "words": asked["q"],
            "agencies": _named(request, asked["q"]),
            "quiet": asked["show"] == "quiet",
            "most": PAGE,
            "skip": (page - 1) * PAGE,
        },
    )
    whole = rows[0]["whole"] if rows else 0
    known = {
        "rows": rows,
        "whole": whole,
        "asked": asked,
        "has_past": one(request, "FROM past")["is_known"],  # type: ignore[index]
        "years": [row["fiscal_year"] for row in query(request, _YEARS)],
        "kinds": [row["report_kind"] for row in query(request, _KINDS)],
        "pages": _pages(asked, page, whole),
    }
    return render(request, "findings.html", known)


def _named(request: Request, wanted: str) -> list[str]:
    """The keys of the departments that a search means."""
    if not wanted:
        return []
    known = [(row["agency_code"], row["agency_name"]) for row in query(request, _AGENCIES)]
    return [code or name for code, name in agencies_named(known, wanted)]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _pages(asked: dict[str, str], page: int, whole: int) -> dict[str, str]:
    """Addresses of the page before and after, where there are any."""

    def link(number: int) -> str:
        kept = {name: value for name, value in asked.items() if value}
        return "/findings?" + urlencode(kept | {"page": number})

    found = {}
    if page > 1:
        found["上一页"] = link(page - 1)
    if page * PAGE < whole:
        found["下一页"] = link(page + 1)
    return found


routes = [Route("/findings", findings)]
