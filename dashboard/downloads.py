"""A file that the browser saves under a Chinese name.

What belongs here: the headers of a download, the address that its links lead back to, the district
and night that a workbook names. What does not: its rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from dashboard.district_prefix import prefix_of
from dashboard.night_reader import one
from evidence.excel import XLSX, workbook
from evidence.shown_table import Table

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
LONGEST_NAME = 80


def download(content: bytes, name: str, media_type: str) -> Response:
    """`content` to be saved as `name`; signs that a file's name can't hold become a space."""
    stem, _, ending = _UNFIT.sub(" ", name).rpartition(".")
    plain = f"{stem.strip()[:LONGEST_NAME]}.{ending}"
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(plain, safe='')}",
        "Cache-Control": "private, no-cache",
    }
    return Response(content, media_type=media_type, headers=headers)


def base_of(request: Request) -> str:
    """What stands before the addresses of our pages, for a file that is read elsewhere."""
    return str(request.base_url).rstrip("/") + prefix_of(request)


def send_workbook(request: Request, title: str, tables: Sequence[Table]) -> Response:
    """Tables as a workbook that names the district and the night, in its file name too."""
    night = one(request, "SELECT jurisdiction_name, night_id FROM meta.night") or {}
    place, told = night.get("jurisdiction_name", ""), night.get("night_id", "")
    whole = title if title.startswith(place) else f"{place}{title}"
    content = workbook(whole, tables, [f"数据：{told} 这一夜。"], base=base_of(request))
    return download(content, f"{whole} {told}.xlsx", XLSX)
