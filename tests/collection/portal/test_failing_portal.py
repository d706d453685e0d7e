"""The demo's portal where one answer in ten fails and one in twenty is cut: the same documents.

What belongs here: the real crawler with its retries against a server that fails by a seed. What
does not: portals that stay broken (`test_no_loss`).
"""

from __future__ import annotations

import random
import re
import socket
import struct
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from collection.jurisdiction import FOLDER, load_jurisdiction
from collection.portal import collect
from collection.store import read_sightings
from demo.site import pages
from tests.loopback import running

FAILING, CUT = 0.10, 0.05
WAYS = ("busy", "error", "reset")
CUTS = ("short", "chunked", "reset while sending")


class FailingPortal(ThreadingHTTPServer):
    """`seed` None: never fails. `failed` counts what went wrong, by its way."""

    daemon_threads = True

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def __init__(self, content: dict[str, bytes], seed: int | None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.content, self.seed = content, seed
        self.asked: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()

    def fate(self, path: str) -> str:
        """What becomes of this try: by the seed, the path and how often it was asked."""
        self.asked[path] += 1
        if self.seed is None:
            return "sound"
        chance = random.Random(f"{self.seed} {path} {self.asked[path]}")
        drawn = chance.random()
        if drawn >= FAILING + CUT:
            return "sound"
        way = chance.choice(WAYS if drawn < FAILING else CUTS)
        self.failed[way] += 1
        return way

    def handle_error(self, *_: object) -> None: ...


class _Handler(BaseHTTPRequestHandler):
    server: FailingPortal
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        body = self.server.content.get(path)
        fate = self.server.fate(path)
        if fate == "reset":
            self._reset()
        elif fate in WAYS:
            self._answer(503 if fate == "busy" else 500, b"<html>busy</html>")
        elif body is None:
            self._answer(404, b"<html>404</html>")
        elif fate == "sound":
            self._answer(200, body)
        else:
            self._cut(body, fate)

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _cut(self, body: bytes, way: str) -> None:
        part = body[: len(body) // 2]
        self.send_response(200)
        if way == "chunked":
            self.send_header("Transfer-Encoding", "chunked")
            part = f"{len(body):x}\r\n".encode() + part
        else:
            self.send_header("Content-Length", str(len(body) + 7))
        self.end_headers()
        self.wfile.write(part)
        self.wfile.flush()
        if way == "reset while sending":
            self._reset()
        self.close_connection = True

    def _reset(self) -> None:
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.close_connection = True
        self.connection.close()

    def log_message(self, *arguments: object) -> None: ...


@contextmanager
def failing(content: dict[str, bytes], seed: int | None) -> Iterator[FailingPortal]:
    with running(FailingPortal(content, seed)) as portal:
        yield portal


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The demo's pages; each file that they link to is some bytes of its own."""
    site = pages(tmp_path_factory.mktemp("district"))
    linked = {
        f"/files/{name}"
        for body in site.values()
        for name in re.findall(r"files/([^\"]+)\"", body.decode("utf-8", "ignore"))
    }
    files = {path: b"%PDF-1.4 " + path.encode() * 40 for path in linked}
    return site | files


def _crawled(
    home: Path, content: dict[str, bytes], seed: int | None
) -> tuple[object, Counter[str]]:
    place = FOLDER / "demo.toml"
    with failing(content, seed) as portal:
        summary = collect(
            load_jurisdiction(place), place, home, "20250301T020000", portal_base=portal.base
        )
        assert not portal.asked["/private/secret.pdf"]
    seen = {
        (
            one.url.split("/", 3)[3],
            one.title if one.outcome != "skipped" else "",  # one file, two notices: either's
            one.outcome,
            one.reason,
            one.document_sha256,
        )
        for one in read_sightings(home)
    }
    return (seen, summary.portals), portal.failed


def test_a_portal_that_fails_now_and_then_gives_the_same(
    content: dict[str, bytes], tmp_path: Path
) -> None:
    sound, _ = _crawled(tmp_path / "sound", content, None)
    failed: Counter[str] = Counter()
    for seed in (1, 2):
        seen, ways = _crawled(tmp_path / str(seed), content, seed)
        assert seen == sound
        failed += ways
    assert set(failed) == {*WAYS, *CUTS}
