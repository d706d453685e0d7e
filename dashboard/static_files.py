"""The files that pages load: stylesheet, scripts, and Plotly out of its own wheel.

What belongs here: addresses that change with the content, caching, compression. What does not:
originals of reports (`pages.sources`).
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

STATIC = Path(__file__).resolve().parent / "static"
PLOTLY = "plotly.min.js"
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
FOR_EVER = "public, max-age=31536000, immutable"


@cache
def _file(name: str) -> Path | None:
    if name == PLOTLY:
        wheel = importlib.util.find_spec("plotly")
        folders = wheel.submodule_search_locations if wheel else None
        return Path(folders[0]) / "package_data" / PLOTLY if folders else None
    known = {path.name: path for path in STATIC.iterdir() if path.suffix in MEDIA_TYPES}
    return known.get(name)


@cache
def _version(name: str) -> str:
    path = _file(name)
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path else "none"


@cache
def _compressed(name: str) -> bytes:
    path = _file(name)
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0) if path else b""


def address(name: str) -> str:
    """The address of a static file, which changes when its content does."""
    return f"/static/{_version(name)}/{name}"


def _serve(request: Request) -> Response:
    name, version = request.path_params["name"], request.path_params["version"]
    path = _file(name)
    if path is None or version != _version(name):
        raise HTTPException(404)
    tag = f'"{version}"'
    headers = {"Cache-Control": FOR_EVER, "ETag": tag, "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    content = path.read_bytes()
    if "gzip" in request.headers.get("accept-encoding", ""):
        content = _compressed(name)
        headers["Content-Encoding"] = "gzip"
    return Response(content, media_type=MEDIA_TYPES[path.suffix], headers=headers)


routes = [Route("/static/{version}/{name}", _serve)]
