"""A hostile site on loopback: each address is one way to do harm.

What belongs here: what it answers, byte by byte. What does not: what the crawler must do about it
(`test_hostile_portal`).
"""

from __future__ import annotations

import gzip
import time
import zlib
from collections import Counter
from collections.abc import Callable
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Way = Callable[[Any], None]
WAYS: dict[str, Way] = {}
MB = 1024**2
PDF = b"%PDF-1.4 "


class Site(ThreadingHTTPServer):
    """`outside` is the address of a site to which it wants to lead."""

    daemon_threads = True

    def __init__(self, outside: str = "") -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.outside = outside
        self.asked: Counter[str] = Counter()
        self.sent: Counter[str] = Counter()
        """Bytes that went out, those of the answers without an end too."""

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_: object) -> None: ...


class _Handler(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.close_connection = True
        self.server.asked[self.path] += 1
        way = WAYS.get(self.path.partition("?")[0].strip("/"))
        try:
            way(self) if way else self.said(b"gone", 404)
        except OSError:
            return

    do_POST = do_GET  # noqa: N815

    def said(self, body: bytes, status: int = 200, **headers: str) -> None:
        named = {"Content-Length": str(len(body)), "Content-Type": "text/html"}
        named |= {key.replace("_", "-"): value for key, value in headers.items()}
        lines = [f"HTTP/1.1 {status} x", *(f"{key}: {value}" for key, value in named.items())]
        self.wfile.write(
            ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape") + body
        )

    def raw(self, *parts: bytes) -> None:
        for part in parts:
            self.wfile.write(part)
            self.server.sent[self.path] += len(part)

    def log_message(self, *arguments: object) -> None: ...


def way(name: str) -> Callable[[Way], Way]:
    def kept(made: Way) -> Way:
        WAYS[name] = made
        return made

    return kept


def _redirects() -> dict[str, Callable[[Any], str]]:
    return {
        "to-file.pdf": lambda h: "file:///etc/passwd",
        "to-ftp.pdf": lambda h: "ftp://127.0.0.1/a.pdf",
        "to-data.pdf": lambda h: "data:application/pdf,x",
        "to-port.pdf": lambda h: f"{h.server.outside}/a.pdf",
        "to-user.pdf": lambda h: h.server.outside.replace("//", "//127.0.0.1@"),
        "to-relative.pdf": lambda h: h.server.outside.partition(":")[2],
        "to-other-name.pdf": lambda h: h.server.base.replace("127.0.0.1", "localhost"),
        "to-metadata.pdf": lambda h: "http://169.254.169.254/latest/",
        "to-itself.pdf": lambda h: "/to-itself.pdf",
        "to-and-on.pdf": lambda h: f"/to-and-on.pdf?{sum(h.server.asked.values())}",
        "to-nowhere.pdf": lambda h: "",
        "to-broken.pdf": lambda h: "http://[::1/a.pdf",
        "to-long.pdf": lambda h: "/" + "a" * 60_000,
    }


for _name, _target in _redirects().items():
    WAYS[_name] = lambda h, target=_target: h.said(b"", 302, Location=target(h))


WAYS |= {
    "long-header.pdf": lambda h: h.said(PDF, X_Long="x" * 300_000),
    "many-headers.pdf": lambda h: h.said(PDF, **{f"X_{n}": "y" * 90 for n in range(9000)}),
    "no-colon.pdf": lambda h: h.raw(b"HTTP/1.1 200 OK\r\nnothing\r\n\r\n" + PDF),
    "no-status.pdf": lambda h: h.raw(b"\x00\x01\x02 hello\r\n\r\n"),
    "negative-length.pdf": lambda h: h.said(PDF, Content_Length="-5"),
    "huge-length.pdf": lambda h: h.said(PDF, Content_Length=str(50 * 1024**3)),
    "two-lengths.pdf": lambda h: h.raw(
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 900\r\n\r\n" + PDF
    ),
    "empty.pdf": lambda h: h.said(b""),
    "nothing.pdf": lambda h: h.said(b"", 204),
    "unasked.pdf": lambda h: h.said(b"", 304),
    "login.pdf": lambda h: h.said(b"", 401, WWW_Authenticate='Basic realm="x"'),
    "proxy-login.pdf": lambda h: h.said(b"", 407, Proxy_Authenticate='Basic realm="x"'),
    "no-gzip.pdf": lambda h: h.said(b"not gzip at all", Content_Encoding="gzip"),
    "no-brotli.pdf": lambda h: h.said(b"not brotli", Content_Encoding="br"),
    "gzip-bomb.pdf": lambda h: h.said(_bomb(), Content_Encoding="gzip"),
    "deflate-bomb.pdf": lambda h: h.said(_bomb(zlib.MAX_WBITS), Content_Encoding="deflate"),
    "twice-bomb.pdf": lambda h: h.said(gzip.compress(_bomb()), Content_Encoding="gzip, gzip"),
    "name.pdf": lambda h: h.said(
        PDF + b"named", Content_Disposition='attachment; filename="../../../etc/cron.d/x.pdf"'
    ),
    "cookies.pdf": lambda h: h.said(PDF + b"cookies", **{"Set_Cookie": f"a={'b' * 90_000}"}),
    "utf-7.html": lambda h: h.said(_page("+ADw-a"), Content_Type="text/html; charset=utf-7"),
    "zip-codec.html": lambda h: h.said(_page("x"), Content_Type="text/html; charset=zip_codec"),
    "path-codec.html": lambda h: h.said(b"<meta charset='../../etc/passwd'>" + _page("x")),
    "nul.html": lambda h: h.said(b"\x00" * 3000 + _page("x")),
    "deep.html": lambda h: h.said(b"<div>" * 200_000),
    "long-name.html": lambda h: h.said(b"<a href='" + b"x" * 5 * MB + b"'>x</a>"),
    "style.html": lambda h: h.said(b"<style>" + b"a{" * 400_000),
    "script.html": lambda h: h.said(b"<script>f(" + b"[{'a':" * 200_000),
    "calls.html": lambda h: h.said(b"<script>" + b"x('a',(" * 200_000),
    "base.html": lambda h: h.said(b"<base href='file:///etc/'><a href='passwd'>x</a>"),
    "refresh.html": lambda h: h.said(
        f"<meta http-equiv=refresh content='0; url={h.server.outside}/r.html'>".encode()
    ),
    "frame.html": lambda h: h.said(f"<iframe src='{h.server.outside}/f.html'></iframe>".encode()),
    "asks.html": lambda h: h.said(
        f"<script>$.get('{h.server.outside}/list.json?page=1', f)</script>".encode()
    ),
    "posts.html": lambda h: h.said(
        f"<form action='{h.server.outside}/p'><input name=n></form><a onclick='go(2)'>2</a>"
        "<script>function go(n){var f=document.forms[0];f.n.value=n;f.submit();}</script>".encode()
    ),
}  # fmt: skip


@way("drip.pdf")
def _drip(handler: Any) -> None:
    handler.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n")
    for _ in range(40):
        handler.raw(b"x")
        time.sleep(0.5)


@way("silent.pdf")
def _silent(handler: Any) -> None:
    time.sleep(20)


@way("endless.pdf")
def _endless(handler: Any) -> None:
    handler.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        handler.raw(b"10000\r\n" + bytes(65_536) + b"\r\n")


@way("calendar.html")
def _calendar(handler: Any) -> None:
    """Always another page, each with another report."""
    number = int(handler.path.partition("?page=")[2] or 1)
    body = f"<h2>部门预算</h2><a href='/good.pdf?{number}'>某区第{number}所2025年部门预算</a>"
    handler.said(_page(f"{body}<a href='/calendar.html?page={number + 1}'>下一页</a>"))


@way("turning.html")
def _turning(handler: Any) -> None:
    """Turns to itself under an address that is always another one."""
    handler.said(f"<meta http-equiv=refresh content='0; url={_another(handler)}'>".encode())


@way("nested.html")
def _nested(handler: Any) -> None:
    handler.said(f"<iframe src='{_another(handler)}'></iframe>".encode())


def _another(handler: Any) -> str:
    name, _, number = handler.path.partition("?")
    return f"{name}?{int(number or 0) + 1}"


@way("continue.pdf")
def _continue(handler: Any) -> None:
    while True:
        handler.raw(b"HTTP/1.1 100 Continue\r\n\r\n" * 4000)


@way("head.pdf")
def _head(handler: Any) -> None:
    """A head that never ends."""
    handler.raw(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.raw((b"X-More: " + b"y" * 4000 + b"\r\n") * 50)


@way("links.html")
def _links(handler: Any) -> None:
    handler.said(
        _page("<h2>部门预算</h2>" + "".join(f"<a href='{n}.html'>{n}</a>" for n in range(300_000)))
    )


@way("good.pdf")
def _good(handler: Any) -> None:
    handler.said(PDF + handler.path.encode())


@cache
def _bomb(window: int = zlib.MAX_WBITS + 16) -> bytes:
    """400 MB of nothing, packed once for all who ask: by gzip, or by zlib in its own window."""
    packer = zlib.compressobj(level=1, wbits=window)
    return b"".join(packer.compress(bytes(MB)) for _ in range(400)) + packer.flush()


def _page(body: str) -> bytes:
    return f"<html><head><title>某区</title></head><body>{body}</body></html>".encode()
