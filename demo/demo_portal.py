"""The demo's portal on loopback: a small server with ETag, Last-Modified and honest 304s.

What belongs here: HTTP, and that there is something to serve. What does not: what the site says
(`kept_district`), and making it (`district`, imported only where it does not stand).
"""

from __future__ import annotations

import hashlib
import socket
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from filelock import FileLock, Timeout

from demo.kept_district import site, stands

USUAL_PORT = 18_617
TURN = Path(tempfile.gettempdir()) / "mingzhang-demo-portal.lock"
LONGEST_WAIT_SECONDS = 600.0
LAST_MODIFIED = formatdate(1_740_000_000, usegmt=True)


def _free_port() -> int:
    """The usual port, so that addresses stay the same every night; any where it is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", USUAL_PORT))
        except OSError:
            return 0
    return USUAL_PORT


class Portal(ThreadingHTTPServer):
    """The running site; `answers` counts what it said by HTTP status."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", _free_port()), _Handler)
        self.content = site(folder)
        self.answers: Counter[int] = Counter()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Portal
    protocol_version = "HTTP/1.1"
    """So that a crawl need not connect anew for each page."""
    timeout = 60

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        body = self.server.content.get(path)
        if body is None:
            self._answer(404, b"<html><body>404</body></html>", {"Content-Type": "text/html"})
            return
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        headers = {"ETag": tag, "Last-Modified": LAST_MODIFIED, "Content-Type": _type(path)}
        if self.headers.get("If-None-Match") == tag:
            self._answer(304, b"", headers)
        else:
            self._answer(200, body, headers)

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.server.answers[status] += 1
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Silent: the crawl log tells it."""


def _type(path: str) -> str:
    return "text/html" if path.endswith(".html") else "application/octet-stream"


def keep_district(folder: Path) -> None:
    """Writes every file of the district where this version's does not stand yet."""
    if not stands(folder):
        from demo.district import write_district

        write_district(folder)


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serves the district's site on loopback for as long as the block runs; gives its address."""
    with running(folder) as portal:
        yield portal.base_url


@contextmanager
def _turn() -> Iterator[None]:
    """One demo portal at a time: addresses are part of a night's data, and so is the port in them.

    Who may not or need not wait any longer takes another port.
    """
    try:
        with FileLock(TURN, timeout=LONGEST_WAIT_SECONDS):
            yield
    except (Timeout, PermissionError):
        yield


@contextmanager
def running(folder: Path) -> Iterator[Portal]:
    """The same, giving the server itself, whose `answers` a test can read."""
    with _turn():
        yield from _running(folder)


def _running(folder: Path) -> Iterator[Portal]:
    portal = Portal(folder)
    thread = threading.Thread(target=portal.serve_forever, daemon=True)
    thread.start()
    try:
        yield portal
    finally:
        portal.shutdown()
        portal.server_close()
        thread.join()
