"""原件逐页: each page of a collected file as it was published, all open findings outlined on it.

What belongs here: the page, its picture, the way from page to page. What does not: one finding's
proof (`finding`), and where things stand (`evidence.original_page`).
"""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.night_reader import cursor_of, one, query
from dashboard.pages.finding import NO_PICTURE, PICTURE_POLICY
from dashboard.rendering import render
from evidence.original_page import OriginalPage, findings_by_page, original_page

_FILE = """
SELECT o.document_sha256, o.file_format,
       coalesce(any_value(d.page_count), any_value(o.page_count)) AS pages,
       any_value(r.agency_name) AS agency_name, any_value(r.fiscal_year) AS fiscal_year,
       any_value(r.report_kind) AS report_kind,
       any_value(coalesce(r.agency_code, r.agency_name)) AS agency_key
FROM source.document o LEFT JOIN source.report_document d USING (document_sha256)
LEFT JOIN source.report r USING (report_id)
WHERE o.document_sha256 = ? GROUP BY ALL
"""
_TABLES = """
SELECT t.table_no, t.title, t.recognised_by, t.report_id
FROM source.report_table t JOIN source.report_document d USING (report_id)
WHERE d.document_sha256 = $sha256
 AND $page + d.first_page - 1 BETWEEN t.page_from AND t.page_to ORDER BY t.table_no
"""

_GAPS = """
SELECT DISTINCT g.table_no, g.detail, g.token FROM source.gap g
JOIN source.report_document d USING (report_id)
WHERE d.document_sha256 = $sha256 AND g.page_no = $page + d.first_page - 1 ORDER BY ALL
"""


def page_of(request: Request) -> Response:
    """A page, counted from 1 within its file."""
    sha256, number = request.path_params["sha256"], request.path_params["page"]
    file = one(request, _FILE, [sha256])
    if file is None or not 1 <= number <= (file["pages"] or 0):
        raise HTTPException(404)
    counted = findings_by_page(cursor_of(request), sha256)
    shown = _shown(request)
    known: dict[str, Any] = {
        "file": file,
        "number": number,
        "counted": counted,
        "before": max((page for page in counted if page < number), default=None),
        "after": min((page for page in counted if page > number), default=None),
        "findings": shown.findings,
        "outlines": shown.outlines,
        "size": (shown.picture.width, shown.picture.height) if shown.picture else None,
        "tables": query(request, _TABLES, {"sha256": sha256, "page": number}),
        "gaps": query(request, _GAPS, {"sha256": sha256, "page": number}),
    }
    return render(request, "original.html", known)


def picture(request: Request) -> Response:
    """The page as an image, without outlines: the page draws them, each a link."""
    headers = {"Content-Security-Policy": PICTURE_POLICY, "Cache-Control": "private, max-age=300"}
    drawn = _shown(request).picture
    if drawn is None:
        return Response(NO_PICTURE, media_type="image/svg+xml", headers=headers)
    return Response(drawn.content, media_type=drawn.media_type, headers=headers)


def _shown(request: Request) -> OriginalPage:
    sha256, number = request.path_params["sha256"], request.path_params["page"]
    if one(request, _FILE, [sha256]) is None:
        raise HTTPException(404)
    return original_page(cursor_of(request), sha256, number, request.app.state.home)


routes = [
    Route("/sources/documents/{sha256}/pages/{page:int}", page_of),
    Route("/sources/documents/{sha256}/pages/{page:int}/picture", picture),
]
