"""数据来源: coverage by department and year, publications, nights; a document and its original.

What belongs here: where each figure came from. What does not: what is wrong with it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from dashboard.night_reader import Row, cursor_of, one, query
from dashboard.pages import MenuItem
from dashboard.queries import sql
from dashboard.rendering import render
from evidence.original_files import media_type_of
from evidence.original_page import findings_by_page
from warehouse.kept_nights import nights
from warehouse.words import words

menu = MenuItem(60, "来源", "/sources")
PAGE = 100
SHA256 = re.compile(r"[0-9a-f]{64}")
ROLES = words("part")
OUTCOMES = words("sighting")
PORTALS = "FROM source.portal_tonight ORDER BY portal"
COVERAGE = """
SELECT agency_key, agency_code, agency_name, fiscal_year, report_kind, status, published_on,
       coalesce(o.errors, 0) AS errors, coalesce(o.warnings, 0) AS warnings
FROM (SELECT *, coalesce(agency_code, agency_name) AS agency_key FROM mart.coverage)
LEFT JOIN open_count o USING (fiscal_year, report_kind, agency_key)
WHERE agency_key IS NOT NULL ORDER BY agency_code NULLS LAST, agency_name, fiscal_year
"""
_DOCUMENT = "SELECT * FROM source.document WHERE document_sha256 = ?"
_REPORTS = """
SELECT r.*, coalesce(r.agency_code, r.agency_name) AS agency_key,
       (SELECT list({'sha256': o.document_sha256, 'name': o.name, 'role': o.role}
                    ORDER BY o.part_no)
        FROM source.report_document o WHERE o.report_id = r.report_id) AS parts
FROM source.report r JOIN source.report_document d USING (report_id)
WHERE d.document_sha256 = ? ORDER BY r.report_id
"""
_SEEN = "SELECT * FROM source.publication WHERE document_sha256 = ? ORDER BY seen_at DESC, url"
_TABLES = """
SELECT t.* REPLACE (t.page_from - d.first_page + 1 AS page_from,
                    t.page_to - d.first_page + 1 AS page_to),
       (SELECT count(amount_yuan) FROM source.cell c
             WHERE c.report_id = t.report_id AND c.table_no = t.table_no) AS figures
FROM source.report_table t JOIN source.report_document d USING (report_id)
WHERE d.document_sha256 = ? AND t.page_from BETWEEN first_page AND first_page + page_count - 1
ORDER BY report_id, table_no
"""
_GAPS = """
SELECT g.* FROM source.gap g JOIN source.report_document d USING (report_id)
WHERE d.document_sha256 = ?
 AND coalesce(g.page_no, 1) BETWEEN d.first_page AND d.first_page + d.page_count - 1
ORDER BY page_no NULLS FIRST, kind, detail LIMIT 100
"""


def sources(request: Request) -> Response:
    rows = query(request, COVERAGE)
    columns = sorted({(row["fiscal_year"], row["report_kind"]) for row in rows})
    known = {
        "columns": columns,
        "matrix": _matrix(rows),
        "nights": list(reversed(nights(request.app.state.home))),
        "shown": (one(request, "SELECT night_id FROM meta.night") or {})["night_id"],
        "outcomes": query(
            request, "SELECT outcome, count(*) AS n FROM source.publication GROUP BY ALL ORDER BY 1"
        ),
        "names": OUTCOMES,
        "portals": query(request, PORTALS),
        "verdicts": words("portal"),
    }
    return render(request, "sources.html", known)


def _matrix(rows: list[Row]) -> list[tuple[Row, dict[Any, Row]]]:
    """One line a department: its name, and its row of each year and kind."""
    lines: dict[str, tuple[Row, dict[Any, Row]]] = {}
    for row in rows:
        line = lines.setdefault(row["agency_key"], (row, {}))
        line[1][row["fiscal_year"], row["report_kind"]] = row
    return list(lines.values())


def _asked_of(request: Request) -> dict[str, str]:
    return {name: request.query_params.get(name, "").strip() for name in ("q", "outcome")}


def seen_values(request: Request, page: int, most: int = PAGE) -> dict[str, str | int]:
    """What `publications` is asked with: `most` rows of page number `page`, as the filter says."""
    asked = _asked_of(request)
    return {
        "words": asked["q"],
        "outcome": asked["outcome"],
        "most": most,
        "skip": (page - 1) * most,
    }


def publications(request: Request) -> Response:
    asked = _asked_of(request)
    text = request.query_params.get("page", "1")
    page = max(1, int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1)
    rows = query(request, sql("publications"), seen_values(request, page))
    whole = rows[0]["whole"] if rows else 0
    steps = {
        "上一页": page - 1 if page > 1 else 0,
        "下一页": page + 1 if page * PAGE < whole else 0,
    }
    known = {
        "rows": rows,
        "whole": whole,
        "asked": asked,
        "names": OUTCOMES,
        "excel": f"/sources/publications.xlsx?{urlencode(asked)}",
        "pages": {
            words: "/sources/publications?" + urlencode(asked | {"page": number})
            for words, number in steps.items()
            if number
        },
    }
    return render(request, "publications.html", known)


def document(request: Request) -> Response:
    sha256 = request.path_params["sha256"]
    found = one(request, _DOCUMENT, [sha256])
    if found is None:
        raise HTTPException(404)
    path = _original(request.app.state.home, sha256)
    known = {
        "document": found,
        "bytes": path.stat().st_size if path else None,
        "reports": query(request, _REPORTS, [sha256]),
        "seen": query(request, _SEEN, [sha256]),
        "tables": query(request, _TABLES, [sha256]),
        "gaps": query(request, _GAPS, [sha256]),
        "counted": findings_by_page(cursor_of(request), sha256),
        "heads": query(request, sql("table_heads"), {"sha256": sha256, "report": "", "head": 0}),
        "names": OUTCOMES,
        "roles": ROLES,
    }
    return render(request, "document.html", known)


def original(request: Request) -> Response:
    """The file as it was collected: always a download, never shown by the browser as a page."""
    sha256 = request.path_params["sha256"]
    known = one(request, _DOCUMENT, [sha256])
    path = _original(request.app.state.home, sha256) if known else None
    if path is None:
        raise HTTPException(404)
    report = one(request, _REPORTS, [sha256]) or {}
    named = "".join(str(report.get(part) or "") for part in ("agency_name", "fiscal_year"))
    plain = re.sub(r"[^\w\u3400-\u9fff-]", "_", named)[:60]
    return FileResponse(
        path,
        media_type=media_type_of(path.suffix),
        filename=f"{plain or 'original'}-{sha256[:8]}{path.suffix}",
        headers={
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, max-age=86400, immutable",
        },
    )


def _original(home: Path, sha256: str) -> Path | None:
    """Where the original lies: documents/ab/<sha256>.<ext>."""
    if not SHA256.fullmatch(sha256):
        return None
    found = sorted((home / "documents" / sha256[:2]).glob(f"{sha256}*"))
    return next((path for path in found if path.is_file()), None)


routes = [
    Route("/sources", sources),
    Route("/sources/publications", publications),
    Route("/sources/documents/{sha256}", document),
    Route("/sources/documents/{sha256}/original", original),
]
