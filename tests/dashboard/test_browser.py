"""The pages in a real browser: no console errors, nothing leaves the machine, the main path works.

Needs Debian's chromium (apt-get install chromium); `.ci/run` installs it where it may.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

from dashboard.app import create_app
from dashboard.settings import Settings
from pipelines.picturing import pictures_of
from tests.dashboard.test_accounts import lead
from tests.needed import needed_program
from warehouse.decisions import decisions
from warehouse.snapshot import open_snapshot

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]

WIDTHS = {"office": (1366, 768), "phone": (390, 844)}
REASON = "部门已书面说明“口径不同”"


@contextmanager
def serving(home: Path, settings: Settings | None = None) -> Iterator[str]:
    """The app on a free port of loopback; its address."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    app = create_app(home, picture=partial(pictures_of, home), settings=settings)
    config = uvicorn.Config(app, port=port, log_level="error", proxy_headers=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    assert server.started
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = needed_program("chromium", "chromium-browser", package="chromium")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])


class Watched:
    """A page that remembers what went wrong and which hosts it asked."""

    def __init__(self, browser: Browser, width: int, height: int) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", accept_downloads=True
        )
        self.page: Page = self.context.new_page()
        self.troubles: list[str] = []
        self.hosts: set[str] = set()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", lambda asked: self.hosts.add(urlsplit(asked.url).netloc))
        self.page.on("requestfailed", self._missed)

    def _missed(self, asked: object) -> None:
        """A download ends the request of the page that it was asked from; that is no trouble."""
        address = str(getattr(asked, "url", ""))
        if not address.endswith("/original"):
            self.troubles.append(address)

    def _heard(self, message: object) -> None:
        if getattr(message, "type", "") in ("error", "warning"):
            self.troubles.append(str(getattr(message, "text", message)))


@contextmanager
def watched(browser: Browser, width: str, address: str) -> Iterator[Page]:
    """At the end: nothing in the console, nothing failed, nobody else was asked."""
    one = Watched(browser, *WIDTHS[width])
    try:
        yield one.page
        assert one.troubles == []
        assert {host for host in one.hosts if host} == {urlsplit(address).netloc}
    finally:
        one.context.close()


@pytest.mark.parametrize("width", list(WIDTHS))
def test_every_page_fits_and_is_quiet(browser: Browser, read_home: Path, width: str) -> None:
    key = lead(read_home)
    with open_snapshot(read_home) as night:
        ((sha256,),) = night.execute(
            "SELECT document_sha256 FROM source.report JOIN source.document USING (document_sha256)"
            " WHERE file_format = 'pdf' ORDER BY 1 LIMIT 1"
        ).fetchall()
    paths = [f"/findings/{key}", "/agencies/109", f"/sources/documents/{sha256}"]
    paths += ["/sources/publications", "/agencies?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA"]
    with serving(read_home) as address, watched(browser, width, address) as page:
        page.goto(address)
        links = page.locator(".top nav a").all()
        paths += [str(link.get_attribute("href")) for link in links]
        assert len(paths) > 8
        for path in paths:
            page.goto(address + path, wait_until="networkidle")
            expect(page.locator("h1")).to_be_visible()
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert wide <= 0, f"{path} is {wide} pixels wider than the screen"


def test_find_a_department_see_its_picture_and_mark_it(browser: Browser, own_home: Path) -> None:
    settings = Settings(local_user="王某")
    with serving(own_home, settings) as address, watched(browser, "office", address) as page:
        page.goto(address)
        errors = page.locator("a.figure[href*='severity=error'] .value")
        before = int(errors.inner_text().split()[0])
        page.get_by_label("查找部门").fill("工商业")
        page.get_by_role("button", name="查找部门").click()
        page.get_by_role("link", name="示范区工商业联合会").click()
        card = page.locator("article.finding.error").first
        card.get_by_text("看原文").click()
        _expect_drawn(page, card.locator("img.page"))
        card.get_by_role("link", name="全部证据和审核").click()
        _expect_drawn(page, page.locator("img.page").first)
        expect(page.locator("td.m-cause")).to_contain_text("应为 0.21万元")
        page.get_by_label("误报").check()
        page.get_by_label("理由或备注").fill(REASON)
        page.get_by_role("button", name="记下").click()
        expect(page.get_by_role("status")).to_contain_text("已记下")
        expect(page.locator(".reason")).to_have_text(REASON)
        page.get_by_role("link", name="总览").click()
        expect(errors).to_have_text(f"{before - 1} 处")
        expect(page.locator("main")).not_to_contain_text("示范区工商业联合会")
    (word,) = decisions(own_home)
    assert (word.decision, word.reason, word.decided_by) == ("false_alarm", REASON, "王某")


def test_an_original_is_downloaded_not_opened(browser: Browser, read_home: Path) -> None:
    with serving(read_home) as address, watched(browser, "office", address) as page:
        page.goto(f"{address}/sources/publications?q=109")
        page.locator("table code").first.click()
        with page.expect_download() as download:
            page.get_by_role("link", name="下载原件").click()
        assert Path(download.value.path()).stat().st_size > 1000


def _expect_drawn(page: Page, picture: object) -> None:
    expect(picture).to_be_visible()  # type: ignore[call-overload]
    page.wait_for_function(
        "image => image.complete && image.naturalWidth > 50", arg=picture.element_handle()
    )  # type: ignore[attr-defined]
