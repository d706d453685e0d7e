"""Lists that only a browser can make are drawn by one, where one is installed; others never."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError

from collection.portal.fetching.browser import resolver_rules
from collection.portal.fetching.crawling import CrawlOrder, run_crawl
from collection.portal.walking.monitor import PortalNight, Verdict, read_portal_nights
from collection.store import read_sightings
from tests.collection.portal.site import Answer, Site, serving
from tests.needed import needed_program

NIGHT = "20261128T020000"
SHELL = Answer(
    b"<html><body><div id='app'></div><script src='/app.js'></script></body></html>",
    headers={"Content-Type": "text/html; charset=utf-8"},
)
APP = """
const code = "postMessage(String.fromCharCode(47, 100, 47) + (1 + 1) + '.json')";
const worker = new Worker(URL.createObjectURL(new Blob([code])));
worker.onmessage = said => fetch(said.data).then(r => r.json()).then(list => {
  const app = document.getElementById('app');
  app.innerHTML = '<h1>2026年部门预算</h1><ul>' +
    list.map(one => `<li><a href="${one[0]}">${one[1]}</a></li>`).join('') + '</ul>' +
    '<iframe src="__OTHER__/leak"></iframe>';
  fetch('__OTHER__/leak').catch(() => {});
  fetch('/away').catch(() => {});
});
"""
"""Its address is worked out by a worker, which our engine lacks; its links are in the data."""
LIST = [["/f/a.pdf", "教育局2026年部门预算"], ["/g/b.html", "民政局2026年部门预算"]]


def _pages(other: str) -> dict[str, Answer]:
    script = APP.replace("__OTHER__", other)
    detail = "<h1>民政局2026年部门预算</h1><a href='/f/b.pdf'>民政局2026年部门预算.pdf</a>"
    html = {"Content-Type": "text/html; charset=utf-8"}
    return {
        "/": SHELL,
        "/app.js": Answer(script.encode(), headers={"Content-Type": "text/javascript"}),
        "/d/2.json": Answer(
            json.dumps(LIST).encode(), headers={"Content-Type": "application/json"}
        ),
        "/g/b.html": Answer(detail.encode(), headers=html),
        "/away": Answer(status=302, headers={"Location": f"{other}/leak"}),
        "/f/a.pdf": Answer(b"%PDF-1.4 a"),
        "/f/b.pdf": Answer(b"%PDF-1.4 b"),
    }


PLACE = """
name = "某区"
mof_div_code = "999902"
[[portals]]
name = "某区门户"
start_pages = ["{base}/"]
delay_seconds = 0
private_addresses = true
"""


def _walked(site: Site, folder: Path, more: str = "") -> tuple[PortalNight, set[str]]:
    """The portal's night, and the files that were fetched."""
    place = folder / "place.toml"
    place.write_text(PLACE + more, encoding="utf-8")
    run_crawl(CrawlOrder(place, 0, site.base, folder, NIGHT), seconds=120)
    [night] = read_portal_nights(folder, NIGHT)
    fetched = {one.url for one in read_sightings(folder) if one.outcome == "fetched"}
    return night, {one.removeprefix(site.base) for one in fetched}


def test_a_list_that_only_a_script_makes_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_BROWSER", needed_program("chromium", package="chromium"))
    with serving({"/leak": Answer(b"")}) as other:
        with serving(_pages(other.base)) as site:
            night, files = _walked(site, tmp_path)
        assert files == {"/f/a.pdf", "/f/b.pdf"}
        assert (night.verdict, night.gaps) == (Verdict.UNPROVEN, [])
        assert night.doubts  # a frame of another host may hold more
        assert not other.asked  # another port is outside the place, for scripts too
    assert site.asked["/g/b.html"] == 1  # a page that says what it holds is not drawn


ROUTED = """
const records = [[1, '教育局2026年部门预算'], [2, '民政局2026年部门预算']];
const app = document.getElementById('app');
const at = location.__WHERE__.match(/detail.(\\d)/);
if (at) {
  app.innerHTML = '<h1>' + records[at[1] - 1][1] + '</h1><a href="/f/' + 'xab'[at[1]] +
    '.pdf">附件.pdf</a>';
} else {
  app.innerHTML = '<h1>2026年部门预算</h1>' + records.map(one =>
    `<p><a href="__LINK__${one[0]}">${one[1]}</a></p>`).join('');
}
"""


@pytest.mark.parametrize(("where", "link"), [("search", "/?detail="), ("hash", "#/detail/")])
def test_pages_of_an_application_of_one_page_are_drawn_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, link: str
) -> None:
    monkeypatch.setenv("MINGZHANG_BROWSER", needed_program("chromium", package="chromium"))
    script = ROUTED.replace("__WHERE__", where).replace("__LINK__", link)
    pages = _pages("http://127.0.0.1:1")
    pages["/app.js"] = Answer(script.encode(), headers={"Content-Type": "text/javascript"})
    pages |= {f"/?detail={number}": SHELL for number in (1, 2)}
    with serving(pages) as site:
        night, files = _walked(site, tmp_path)
    assert files == {"/f/a.pdf", "/f/b.pdf"}, night.gaps


@pytest.mark.parametrize(("browser", "more"), [("off", ""), ("chromium", "browser = false\n")])
def test_without_a_browser_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: str, more: str
) -> None:
    monkeypatch.setenv("MINGZHANG_BROWSER", browser)
    with serving(_pages("http://127.0.0.1:1")) as site:
        night, files = _walked(site, tmp_path, more)
    assert files == set()
    assert night.verdict != Verdict.WHOLE
    assert any("脚本" in gap for gap in night.gaps), night.gaps


def test_a_browser_that_does_not_start_leaves_what_the_plain_way_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("MINGZHANG_BROWSER", str(broken))
    with serving(_pages("http://127.0.0.1:1")) as site:
        night, files = _walked(site, tmp_path)
    assert files == set()
    assert any("脚本" in gap for gap in night.gaps), night.gaps


def test_a_name_of_the_place_that_stands_for_a_private_address_is_nowhere() -> None:
    places = [("127.0.0.1", 80), ("localhost", 80)]
    assert resolver_rules(places, private_addresses=False) == (
        "MAP 127.0.0.1:80 127.0.0.1:80, MAP * ~NOTFOUND"
    )
    assert "MAP localhost:80 127.0.0.1:80" in resolver_rules(places, private_addresses=True)


def test_a_page_that_never_settles_is_timed_out_and_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that reloads itself for ever had held the crawl until the portal's hours were over."""
    pytest.importorskip("scrapy_playwright")
    from collection.portal.fetching import bounded_browser

    closed = []

    class Reloading:
        async def close(self) -> None:
            closed.append(self)

    async def never(*_: object) -> None:
        await asyncio.Event().wait()

    browser = object.__new__(bounded_browser.BoundedBrowser)
    context = SimpleNamespace(pages=[Reloading()])
    browser.context_wrappers = {"default": SimpleNamespace(context=context)}
    drawing = bounded_browser.ScrapyPlaywrightDownloadHandler
    monkeypatch.setattr(drawing, "_download_request", never)
    monkeypatch.setattr(bounded_browser, "SECONDS_A_PAGE", 0.01)
    asked = Request("http://127.0.0.1/b/index.html")
    with pytest.raises(DownloadTimeoutError):
        asyncio.run(browser._download_request(asked))
    assert closed == context.pages
    assert asked.meta["dont_retry"]


def test_the_browser_is_started_by_the_first_page_to_be_drawn() -> None:
    """Its driver takes a second, which a portal without such pages need not pay."""
    pytest.importorskip("scrapy_playwright")
    from collection.portal.fetching import bounded_browser

    did = []

    class Provider:
        def __init__(self, _: object) -> None:
            did.append("driver")

        async def start(self) -> None: ...

        async def launch_browser(self) -> SimpleNamespace:
            did.append("browser")
            return SimpleNamespace(on=lambda *_: None)

    browser = object.__new__(bounded_browser.BoundedBrowser)
    browser.browser_provider_cls = Provider
    browser.config = SimpleNamespace(startup_context_kwargs={})
    browser.stats = SimpleNamespace(inc_value=lambda *_: None)

    async def crawl() -> None:
        browser.browser_launch_lock = asyncio.Lock()
        await browser._launch()
        assert did == []
        await browser._maybe_launch_browser()
        await browser._maybe_launch_browser()

    asyncio.run(crawl())
    assert did == ["driver", "browser"]
