"""The app in a real browser: a server on loopback, pages that remember what went wrong.

What belongs here: serving, watching, downloads. What does not: what is tested. Needs Debian's
chromium (apt-get install chromium); `.ci/run` installs it where it may.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn
from playwright.sync_api import Browser, Download, Locator, Page, Request, ViewportSize, expect

from dashboard.app import create_app
from dashboard.web_settings import Settings
from tests.chromium import PATIENCE_MS

WIDTHS = {"office": (1366, 768), "phone": (390, 844)}
SCREENS = {**WIDTHS, "tablet": (768, 1024)}
AXE = Path(__file__).with_name("vendored") / "axe.min.js"
JUDGED = """axe.run({
    runOnly: ['wcag2a', 'wcag2aa', 'best-practice'], resultTypes: ['violations'],
}).then(told => ({
    wrong: told.violations.flatMap(
        one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 200)}`)),
    passes: told.passes.length,
}))"""
"""Only what is wrong is told at length: what passed would be megabytes a page."""
BEHIND_THE_FIRST = """document.querySelectorAll(
    'tbody tr:nth-child(n+13), article.finding:nth-of-type(n+13), li:nth-child(n+13)'
).forEach(one => one.remove())"""
MISSING = "the server responded with a status of 404"


@contextmanager
def serving(
    home: Path,
    settings: Settings | Callable[[str], Settings] | None = None,
    *,
    checker: Sequence[str] = (),
) -> Iterator[str]:
    """The app on a free port of loopback; its address, which settings may be made of."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    chosen = settings(address) if callable(settings) else settings
    config = uvicorn.Config(
        create_app(home, settings=chosen, checker=checker),
        port=port,
        log_level="error",
        proxy_headers=False,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    assert server.started
    yield address
    server.should_exit = True
    thread.join(timeout=20)


class Watched:
    """A page that remembers what went wrong and which hosts it asked.

    A download ends the request of the page that it was asked from; that is no trouble.
    """

    def __init__(self, browser: Browser, width: str) -> None:
        self.context = browser.new_context(
            viewport=size_of(width), locale="zh-CN", accept_downloads=True
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.page: Page = self.context.new_page()
        self.troubles: list[str] = []
        self.hosts: set[str] = set()
        self.downloads: set[str] = set()
        self.missed: list[str] = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("dialog", self._asked)
        self.page.on("download", lambda one: self.downloads.add(one.url))
        self.page.on("request", lambda asked: self.hosts.add(urlsplit(asked.url).netloc))
        self.page.on("requestfailed", self._failed)

    def told(self) -> list[str]:
        """All that went wrong so far."""
        return self.troubles + [one for one in self.missed if one not in self.downloads]

    def _failed(self, asked: Request) -> None:
        """Pictures of a page are broken off when its reader goes on: nobody misses them."""
        is_picture = asked.resource_type == "image" or asked.url.endswith("/icon.svg")
        if not (asked.failure == "net::ERR_ABORTED" and is_picture):
            self.missed.append(asked.url)

    def _asked(self, dialog: object) -> None:
        self.troubles.append(f"dialog: {getattr(dialog, 'message', '')}")
        dialog.dismiss()  # type: ignore[attr-defined]

    def _heard(self, message: object) -> None:
        if getattr(message, "type", "") in ("error", "warning"):
            self.troubles.append(str(getattr(message, "text", message)))


@contextmanager
def watched(
    browser: Browser, width: str, address: str, *, others: frozenset[str] = frozenset()
) -> Iterator[Page]:
    """At the end: nothing in the console, nothing failed, nobody else was asked but `others`."""
    one = Watched(browser, width)
    try:
        yield one.page
        assert not one.told(), one.told()
        assert {host for host in one.hosts if host} <= {urlsplit(address).netloc, *others}
    finally:
        one.context.close()


def size_of(width: str) -> ViewportSize:
    wide, high = SCREENS[width]
    return {"width": wide, "height": high}


def expect_fitting(page: Page, width: str | None = None) -> None:
    """The page has a heading and is no wider than the screen, made `width` first."""
    if width is not None:
        page.set_viewport_size(size_of(width))
    expect(page.locator("h1")).to_be_visible()
    over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert over <= 0, f"{page.url} is {over} pixels wider than the screen"


def expect_accessible(page: Page) -> None:
    """Labels, contrast and order as axe-core judges them (WCAG 2 A and AA, best practice)."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    told = page.evaluate(JUDGED)
    assert told["wrong"] == [], page.url
    assert told["passes"] > 15


def shorten(page: Page) -> None:
    """Leaves the first dozen of a table's rows and of a list's findings, which are all alike: axe
    takes a second a page, most of it for those. The page is of no more use to a person."""
    page.evaluate(BEHIND_THE_FIRST)


def expect_drawn(picture: Locator) -> None:
    """The picture is there, and is one."""
    expect(picture).to_be_visible()
    picture.page.wait_for_function(
        "image => image.complete && image.naturalWidth > 50", arg=picture.element_handle()
    )


def saved(page: Page, click: Callable[[], None]) -> tuple[Download, bytes]:
    """What a click downloads."""
    with page.expect_download() as waiting:
        click()
    return waiting.value, Path(waiting.value.path()).read_bytes()
