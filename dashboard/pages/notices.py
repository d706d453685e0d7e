"""Notices and lists as downloads: a numbered notice for who may decide, the Excel list for all.

What belongs here: from an address to a file. What does not: what is in it (`notices.desk`).
Giving a number is an act, so it takes a form of our own page; a list gives none.
"""

from __future__ import annotations

from pathlib import PurePath

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import sign_in_state
from dashboard.downloads import download
from dashboard.findings_filter import filter_of, found
from dashboard.rendering import render
from evidence.excel import XLSX
from notices.desk import FORMATS, NoNotice, NoticeDesk
from notices.findings_list import Chosen

MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".xlsx": XLSX,
}


async def notice(request: Request) -> Response:
    """Writes the notice of a department's year, numbered; raises 403 unless sent by who may."""
    fields = await sign_in_state.form_of(request)
    year, format = _year(fields.get("year", "")), fields.get("format", "")
    if year is None or format not in FORMATS:
        raise HTTPException(404)
    desk = _desk(request)
    code = request.path_params["code"]
    try:
        name, content = await run_in_threadpool(desk.write, code, year, format)
    except NoNotice as why:
        return _none(request, why)
    return download(content, name, MEDIA_TYPES[PurePath(name).suffix])


def findings_list(request: Request) -> Response:
    """The findings of a year or all, of a department or the district, as Excel; what the page's
    filter lets through where it asks for more."""
    asked = filter_of(request.query_params)
    year = _year(asked.asked["year"])
    if year is None and asked.asked["year"]:
        raise HTTPException(404)
    agency = asked.asked["agency"] or None
    try:
        if any(value for name, value in asked.asked.items() if name not in ("year", "agency")):
            keys = [row["finding_key"] for row in found(request, asked)]
            page = str(request.base_url).rstrip("/") + asked.address()
            name, content = _desk(request).listed(None, None, Chosen(keys, page))
        else:
            name, content = _desk(request).listed(year, agency)
    except NoNotice as why:
        return _none(request, why)
    return download(content, name, XLSX)


def _desk(request: Request) -> NoticeDesk:
    desk: NoticeDesk = request.app.state.desk
    return desk


def _year(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None


def _none(request: Request, why: NoNotice) -> Response:
    return render(request, "message.html", {"heading": "没有生成", "words": f"{why}。"}, status=409)


routes = [
    Route("/notices/{code}", notice, methods=["POST"]),
    Route("/findings.xlsx", findings_list),
]
