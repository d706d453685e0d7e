"""A file that the browser saves under a Chinese name.

What belongs here: the headers of a download, and the address that its links lead back to. What does
not: what is in it.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from dashboard.many_districts.prefix import prefix_of

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
