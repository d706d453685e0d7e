"""Which district a request is for: its own app behind `/d/<mof_div_code>`, all share one session.

What belongs here: routing, as plain ASGI. What does not: pages. With one district its app answers
everything, and nothing tells that there could be others; the first that joins it needs no restart.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.district_prefix import KEY, with_prefix
from warehouse.districts import District, published

KNOWN_SECONDS = 5.0
"""How long the list of districts is believed."""
ROOT = "/d/"
SHARED = ("/static/", "/sign-")
_Make = Callable[[Path, str | None], ASGIApp]


class Districts:
    """The app over a data folder, however many districts it holds.

    `make` gives the app over a district's home (and its name); `over_all` answers the page over all
    and what they share.
    """

    def __init__(self, root: Path, make: _Make, over_all: ASGIApp) -> None:
        self._root, self._make, self._over_all = root, make, over_all
        self._apps: dict[Path, ASGIApp] = {}
        self._lock = threading.Lock()
        self._known: tuple[float, list[District]] = (-KNOWN_SECONDS, [])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        here = self._districts()
        if len(here) <= 1 or scope["type"] != "http":
            home = here[0].home if here else self._root
            await self._app(home, None)(scope, receive, send)
        elif (chosen := _chosen(scope["path"], here)) is not None:
            scope, send = _behind(chosen, scope, send)
            await self._app(chosen.home, chosen.name)(scope, receive, send)
        elif _is_over_all(scope["path"]):
            await self._over_all(scope, receive, send)
        else:
            await _where_it_is_now(self._root, here, scope)(scope, receive, send)

    def _districts(self) -> list[District]:
        asked, here = self._known
        if time.monotonic() - asked >= KNOWN_SECONDS:
            here = published(self._root)
            self._known = (time.monotonic(), here)
        return here

    def _app(self, home: Path, name: str | None) -> ASGIApp:
        with self._lock:
            if home not in self._apps:
                self._apps[home] = self._make(home, name)
            return self._apps[home]


def _chosen(path: str, here: list[District]) -> District | None:
    code = path.removeprefix(ROOT).partition("/")[0] if path.startswith(ROOT) else ""
    return next((one for one in here if one.mof_div_code == code), None)


def _is_over_all(path: str) -> bool:
    return path == "/" or path.startswith((ROOT, *SHARED))


def _behind(chosen: District, scope: Scope, send: Send) -> tuple[Scope, Send]:
    """The request as the district's own app sees it, and its answers with the prefix."""
    prefix = f"{ROOT}{chosen.mof_div_code}"
    raw = scope.get("raw_path")
    inner = {**scope, KEY: prefix, "path": scope["path"].removeprefix(prefix) or "/"}
    if isinstance(raw, bytes):
        inner["raw_path"] = raw.removeprefix(prefix.encode()) or b"/"

    async def send_located(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if "location" in headers:
                headers["location"] = with_prefix(prefix, headers["location"])
        await send(message)

    return inner, send_located


def _where_it_is_now(root: Path, here: list[District], scope: Scope) -> ASGIApp:
    """An address of the time when there was one district: the data folder's own, or the first."""
    own = next((one for one in here if one.home == root), here[0])
    query = scope["query_string"].decode("ascii", "replace")
    address = f"{ROOT}{own.mof_div_code}{scope['path']}" + (f"?{query}" if query else "")
    return RedirectResponse(address, status_code=307)
