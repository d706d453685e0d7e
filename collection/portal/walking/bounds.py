"""Where a crawl may go: the schemes, hosts and ports of a place, for every request whatever its
origin.

What belongs here: the question whether an address may be asked, and the door of the downloader
that asks it. What does not: what becomes of a refused link (`spider`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest

WEB_PORTS = {"http": 80, "https": 443}
BROKEN_ADDRESS = "链接地址有误，无法识别"
WEB_SET = frozenset(WEB_PORTS.values())
OTHER_SCHEMES = ("file", "ftp", "s3", "data")
"""What Scrapy could fetch beside the web, switched off in its settings."""


class Bounds:
    """The places that may be asked. `hosts` are names, with a port where it is not the web's own.

    A bare name stands for ports 80 and 443. The start pages' own places and `base` belong to them.
    """

    def __init__(self, hosts: Iterable[str], starts: Iterable[str], base: str | None) -> None:
        self.places: set[tuple[str, int]] = set()
        for entry in hosts:
            name, port = _place(f"//{entry}")
            ports = WEB_PORTS.values() if port is None else [port]
            self.places.update((name, one) for one in ports)
        self.names = {name for name, _ in self.places}
        for address in [*starts, *([base] if base else [])]:
            self._add(address)

    def _add(self, address: str) -> None:
        try:
            name, port = _place(address)
        except ValueError:
            return
        if name and port is not None:
            self.names.add(name)
            self.places.update(
                (name, one) for one in {port} | WEB_SET if one == port or port in WEB_SET
            )

    def why_not(self, url: str) -> str | None:
        """Why an address is not asked, for the crawl log; None where it may be."""
        try:
            parts = urlsplit(url)
            name, port = _place(url)
        except ValueError:
            return BROKEN_ADDRESS
        if parts.scheme not in WEB_PORTS:
            return f"不是网页地址（{parts.scheme or '无协议'}），不予访问"
        if "@" in parts.netloc or name not in self.names:
            return "地址不在允许访问的网站之内"
        if (name, port) not in self.places:
            return f"地址的端口 {port} 不在允许访问的范围之内"
        return None


class OnlyWithinBounds:
    """The last look before the network: also robots.txt and what leads away from it pass here."""

    def __init__(self, crawler: Any) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        return cls(crawler)

    def process_request(self, request: Any) -> None:
        if (reason := self.crawler.spider.bounds.why_not(request.url)) is not None:
            raise IgnoreRequest(reason)


def _place(address: str) -> tuple[str, int | None]:
    """Host and port; raises ValueError for what is no address."""
    parts = urlsplit(address)
    port = parts.port
    return parts.hostname or "", WEB_PORTS.get(parts.scheme) if port is None else port
