"""系统: what our own reader and crawler could not do, with the place and what helps.

What belongs here: portals not read whole, files that gave no report, reading gaps. What does not:
findings about departments; none of this is in their counts or notices.
"""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.night_reader import Row, cursor_of, one, query
from dashboard.pages import MenuItem
from dashboard.pages.corrections import called
from dashboard.pages.finding import NO_PICTURE, PICTURE_POLICY
from dashboard.queries import sql
from dashboard.rendering import render
from evidence.picture_cache import place_picture
from warehouse.words import entries, words

menu = MenuItem(55, "系统", "/operator", ("/corrections",))
PAGE = 60
MOST_ALIKE = 40
NOT_WHOLE = "FROM source.portal_tonight WHERE verdict <> 'whole' ORDER BY portal"
_KINDS = (
    "SELECT kind, count(*) AS causes, sum(places)::BIGINT AS places FROM quality.reading_gap "
    "GROUP BY kind ORDER BY kind = 'not_checked', causes DESC, kind"
)
_YEARS = (
    "SELECT DISTINCT fiscal_year FROM quality.reading_gap WHERE fiscal_year > 0 ORDER BY 1 DESC"
)


def operator(request: Request) -> Response:
    asked = asked_of(request)
    page = _number(request.query_params.get("page", "1"))
    gaps = query(request, sql("reading_gaps"), values(asked, page))
    whole = gaps[0]["whole"] if gaps else 0
    known = {
        "portals": query(request, NOT_WHOLE),
        "portals_whole": (
            one(request, "SELECT count(*) AS n FROM source.portal_tonight WHERE verdict = 'whole'")
            or {}
        )["n"],
        "verdicts": words("portal"),
        "portal_help": words("portal_help"),
        "files": query(request, sql("unread_files")),
        "helps": entries("unread_file"),
        "kinds": query(request, _KINDS),
        "kind_words": words("gap"),
        "years": [row["fiscal_year"] for row in query(request, _YEARS)],
        "gaps": gaps,
        "whole": whole,
        "most_alike": MOST_ALIKE,
        "called": called,
        "asked": asked,
        "pages": _pages(asked, page, whole),
        "excel": f"/operator.xlsx?{urlencode({key: word for key, word in asked.items() if word})}",
    }
    return render(request, "operator.html", known)


def gap_picture(request: Request) -> Response:
    """The page around a reading gap, its box outlined."""
    key = request.path_params["key"]
    found = query(request, sql("reading_gaps"), values({"kind": "", "year": ""}, 1, key))
    headers = {"Content-Security-Policy": PICTURE_POLICY, "Cache-Control": "private, max-age=300"}
    if not found:
        raise HTTPException(404)
    drawn = _drawn(request, found[0])
    if drawn is None:
        return Response(NO_PICTURE, media_type="image/svg+xml", headers=headers)
    return Response(drawn[0], media_type=drawn[1], headers=headers)


def _drawn(request: Request, row: Row) -> tuple[bytes, str] | None:
    box = (row["x0"], row["top"], row["x1"], row["bottom"])
    if row["document_sha256"] is None or row["own_page"] is None or None in box:
        return None
    home = request.app.state.home
    drawn = place_picture(
        cursor_of(request), row["document_sha256"], (row["own_page"], box), home=home
    )
    return (drawn.content, drawn.media_type) if drawn else None


def asked_of(request: Request) -> dict[str, str]:
    """The kind and year of gaps that an address asks for; "" is all of them."""
    return {name: request.query_params.get(name, "").strip() for name in ("kind", "year")}


def values(
    asked: dict[str, str], page: int, key: str = "", most: int = PAGE
) -> dict[str, str | int]:
    """What `reading_gaps` is asked with: `most` rows of page number `page`, or the one of `key`."""
    return {**asked, "key": key, "most": most, "skip": (page - 1) * most}


def _number(text: str) -> int:
    return max(1, int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1)


def _pages(asked: dict[str, str], page: int, whole: int) -> dict[str, str]:
    kept = {name: value for name, value in asked.items() if value}
    steps = {"上一页": page - 1, "下一页": page + 1 if page * PAGE < whole else 0}
    return {
        said: f"/operator?{urlencode(kept | {'page': number})}#gaps"
        for said, number in steps.items()
        if number > 0
    }


routes = [
    Route("/operator", operator),
    Route("/operator/gaps/{key}/picture", gap_picture),
]
