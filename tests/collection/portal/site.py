"""A small site of our own making, on loopback, that misbehaves on demand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.loopback import running


@dataclass(frozen=True, slots=True)
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    fails_first: bool = False


class Site(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, answers: dict[str, Answer]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages = answers
        self.asked: Counter[str] = Counter()
        self.said: Counter[tuple[str, int]] = Counter()
        self.agents: list[str] = []

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        answer = self.server.pages.get(self.path, Answer(b"gone", 404))
        self.server.asked[self.path] += 1
        self.server.agents.append(self.headers["User-Agent"])
        status, body = answer.status, answer.body
        if answer.fails_first and self.server.asked[self.path] == 1:
            status, body = 503, b"busy"
        if answer.etag and self.headers.get("If-None-Match") == answer.etag:
            status, body = 304, b""
        body = body.replace(b"{count}", str(self.server.asked[self.path]).encode())
        self.server.said[self.path, status] += 1
        self.send_response(status)
        for name, value in answer.headers.items():
            self.send_header(name, value.replace("{base}", self.server.base))
        if answer.etag:
            self.send_header("ETag", answer.etag)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def serving(answers: dict[str, Answer]) -> Iterator[Site]:
    with running(Site(answers)) as site:
        yield site
