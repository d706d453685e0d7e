"""Scrapy's way to ask the web, with the head of an answer bounded as its body is.

What belongs here: the bytes that an answer may say before its body begins; Twisted keeps whatever
comes until the time is up, gigabytes of it. What does not: where may be asked (`walking.bounds`).
Loaded by its name once the reactor runs: what it imports would start another.
"""

from __future__ import annotations

from scrapy.core.downloader.handlers import http11
from twisted.web._newclient import ParseError

MOST_HEAD_BYTES = 1024**2
_Parser = http11._LenientHTTPClientParser


class _BoundedParser(_Parser):
    """Ends an answer whose lines before the body, those of 100 Continue too, are too many."""

    _bytes = 0

    def lineReceived(self, line: bytes) -> None:  # noqa: N802
        self._bytes += len(line) + len(self.delimiter)
        if self._bytes > MOST_HEAD_BYTES:
            raise ParseError("too long a head", line[:80])  # type: ignore[no-untyped-call]
        super().lineReceived(line)


http11._LenientHTTPClientParser = _BoundedParser  # type: ignore[misc]
"""The protocol gives each parser that it makes this class."""


class BoundedHeads(http11.HTTP11DownloadHandler):
    """The handler of http and https."""
