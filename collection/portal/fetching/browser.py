"""Pages that a script makes, drawn by the Chromium of this machine: optional, and the last way.

What belongs here: whether there is a browser, and what it may ask. What does not: which pages are
drawn (`drawings`). Drawing is scrapy-playwright's (`pip install
mingzhang[browser]`); a challenge is reported, never defeated, by a browser either.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterable
from contextlib import suppress
from importlib.util import find_spec
from typing import Any

from collection.portal.fetching.addresses import is_public
from collection.portal.walking.bounds import Bounds

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = "collection.portal.fetching.bounded_browser.BoundedBrowser"
HANDLERS = dict.fromkeys(("http", "https"), BROWSER)
QUIET_MILLISECONDS = 10_000
"""How long a page may go on asking before it is taken as it is."""
_NOT_LOOKED_AT = frozenset({"image", "media", "font"})


def browser_program() -> str | None:
    """The path of the browser; None where there is none, or `MINGZHANG_BROWSER` is off."""
    named = os.environ.get("MINGZHANG_BROWSER", "").strip()
    if named == "off" or find_spec("scrapy_playwright") is None:
        return None
    return shutil.which(named) if named else next(filter(None, map(shutil.which, PROGRAMS)), None)


def drawing_settings(program: str, bounds: Bounds, *, private_addresses: bool) -> dict[str, object]:
    """Scrapy's settings for a browser that reaches the hosts and ports of the place alone."""

    def is_refused(request: Any) -> bool:
        return request.resource_type in _NOT_LOOKED_AT or bounds.why_not(request.url) is not None

    rules = resolver_rules(bounds.places, private_addresses=private_addresses)
    sandbox = [] if os.geteuid() else ["--no-sandbox"]  # Chromium has none for root
    return {
        "PLAYWRIGHT_LAUNCH_OPTIONS": {
            "executable_path": program,
            "args": [f"--host-resolver-rules={rules}", *sandbox],
        },
        "PLAYWRIGHT_ABORT_REQUEST": is_refused,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 1,
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": 30_000,
    }


def resolver_rules(places: Iterable[tuple[str, int]], *, private_addresses: bool) -> str:
    """Chromium's rules by which a host and port of the place is one address, all else nothing.

    The address is looked up here, once: a name that changes its mind later gains nothing.
    """
    known = [
        f"MAP {name}:{port} {address}:{port}"
        for name, port in sorted(places)
        if (address := _address(name, private_addresses=private_addresses)) is not None
    ]
    return ", ".join([*known, "MAP * ~NOTFOUND"])


def _address(name: str, *, private_addresses: bool) -> str | None:
    try:
        address = str(socket.getaddrinfo(name, None, socket.AF_INET)[0][4][0])
    except OSError:
        return None
    is_allowed = private_addresses or is_public(address) or name == address
    return address if is_allowed else None


def drawn() -> dict[str, object]:
    """What a request says that is to be drawn."""
    from scrapy_playwright.page import PageMethod

    return {
        "playwright": True,
        "playwright_context_kwargs": {"service_workers": "block", "accept_downloads": False},
        "playwright_page_methods": [PageMethod(_settle)],
    }


async def _settle(page: Any) -> None:
    from playwright.async_api import Error

    with suppress(Error):
        await page.wait_for_load_state("networkidle", timeout=QUIET_MILLISECONDS)
