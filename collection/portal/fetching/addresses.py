"""Which addresses a name may stand for: none of the machine, of its network, or of any private one,
unless the place says that its portal is there.

What belongs here: the resolver that every connection asks; what it gives is what is connected to,
so a name that changes its address between two looks gains nothing. An address written as numbers
is no name: it is asked only where the place itself names it (`bounds`).
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any, Self
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.error import DNSLookupError

ALLOWED = "ALLOW_PRIVATE_ADDRESSES"
"""The setting that the place's `private_addresses` becomes."""


class PublicResolver(CachingThreadedResolver):
    """Resolves names to public addresses alone; `refused` keeps the others by name."""

    refused: dict[str, str] = {}  # noqa: RUF012
    allowed = False

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> Self:
        made = super().from_crawler(crawler, reactor)
        made.allowed = crawler.settings.getbool(ALLOWED)
        return made

    def getHostByName(self, name: str, timeout: Any = ()) -> Any:  # noqa: N802
        return super().getHostByName(name, timeout).addCallback(self._checked, name)

    def _checked(self, address: str, name: str) -> str:
        if self.allowed or is_public(address) or name == address or name in _proxies():
            return address
        self.refused[name] = address
        raise DNSLookupError(f"{name}: {address}")


def is_public(address: str) -> bool:
    said = ip_address(address)
    return said.is_global and not said.is_multicast


def _proxies() -> set[str]:
    """The proxies that the environment names: they may well stand in the own network."""
    return {urlsplit(one).hostname or "" for one in getproxies().values()}


def why_refused(url: str) -> str | None:
    """For the crawl log: that a name stands for an address that may not be asked."""
    host = urlsplit(url).hostname or ""
    address = PublicResolver.refused.get(host)
    return f"域名指向内网或本机地址（{address}），不予访问" if address else None
