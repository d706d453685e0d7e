"""Whether a portal was seen whole: only then may anybody say that something is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from collection.jurisdiction import load_jurisdiction
from collection.portal import CrawlSummary, collect
from collection.portal.walking.monitor import PortalNight, Verdict, compared, keep
from collection.store import read_sightings
from tests.collection.portal.site import Answer, Site, serving

HTML = {"Content-Type": "text/html"}
PLACE = """
name = "某区"
mof_div_code = "999902"
[[portals]]
name = "某区门户"
start_pages = ["{base}/a/index.html", "{base}/b/index.html"]
delay_seconds = 0
max_list_pages = 3
"""


def _page(body: str, status: int = 200) -> Answer:
    text = f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'
    return Answer(text.encode(), status=status, headers=HTML)


def _list(*names: str, more: str = "") -> Answer:
    items = (f'<li><a href="/f/{name}.pdf">{name}2025年部门预算</a></li>' for name in names)
    return _page("".join(items) + more)


@pytest.mark.parametrize(
    ("before", "now", "falls"), [(10, 6, True), (10, 7, False), (3, 0, False), (4, 2, True)]
)
def test_a_night_that_sees_much_less_than_the_last_is_not_whole(
    tmp_path: Path, before: int, now: int, falls: bool
) -> None:
    """A list that answers with its first page alone looks whole; nights without files say nothing
    of how many there are."""
    for night, files in (("20250101T020000", before), ("20250102T020000", 0)):
        keep(tmp_path, PortalNight("某区门户", night, "999902", kept=files, finished=True))
    tonight = PortalNight("某区门户", "20250103T020000", "999902", kept=now, finished=True)
    tonight.starts = tonight.starts_read = 1
    seen = compared(tmp_path, tonight)
    assert seen.fell_from == (before if falls else None)
    assert (seen.verdict == Verdict.WHOLE) == (now > 0 and not falls)
    assert ("骤减" in seen.sentence()) == falls


def _file(name: str) -> dict[str, Answer]:
    return {f"/f/{name}.pdf": Answer(b"%PDF-1.4 " + name.encode())}


def _crawled(folder: Path, site: dict[str, Answer]) -> CrawlSummary:
    path = folder / "place.toml"
    path.write_text(PLACE, encoding="utf-8")
    with serving(site) as served:
        return _collect(path, folder / "home", served)


def _collect(path: Path, home: Path, served: Site) -> CrawlSummary:
    return collect(load_jurisdiction(path), path, home, "20250301T020000", portal_base=served.base)


GOOD = {
    "/a/index.html": _list("jyj"),
    "/b/index.html": _list("czj"),
    **_file("jyj"),
    **_file("czj"),
}
PAGES = "".join(f'<a href="index_{number}.html">{number + 1}</a>' for number in (1, 2, 3))
SECOND = {f"/b/index_{number}.html": _list("czj") for number in (1, 2, 3)}


def test_a_portal_whose_start_pages_all_give_reports_is_seen_whole(tmp_path: Path) -> None:
    summary = _crawled(tmp_path, GOOD)
    assert summary.portals == {"某区门户": "whole"}
    assert summary.problems == []


RELOADED = "<script>if (!sessionStorage.n) { sessionStorage.n = 1; location.reload() }</script>"
"""Once: one that does so for ever holds a browser for half a minute (`test_browser`)."""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"/b/index.html": _page(RELOADED)}, "/b/index.html"),
        ({"/b/index.html": _page("系统升级，请稍后再来访问本网站", 412)}, "HTTP 412"),
        ({"/b/index.html": _page("没有", 404)}, "HTTP 404"),
        ({"/b/index.html": _page('<a href="/x.html">关于我们的网站</a>')}, "/b/index.html"),
        ({"/robots.txt": Answer(b"User-agent: *\nDisallow: /b/\n")}, "robots.txt"),
        ({"/b/index.html": Answer(status=302, headers={"Location": "http://o.example/"})}, "跳转"),
        ({"/b/index.html": _list("czj", more='<a href="index_1.html">2</a>')}, "HTTP 404"),
        ({"/b/index.html": _list("czj", more=PAGES), **SECOND}, "3 页"),
    ],
)
def test_what_was_not_seen_is_said(tmp_path: Path, change: dict[str, Answer], said: str) -> None:
    """One of two columns is enough, though the other gives all it has."""
    summary = _crawled(tmp_path, {**GOOD, **change})
    assert summary.portals["某区门户"] != "whole"
    (problem,) = summary.problems
    assert said in problem


def test_a_link_with_a_separator_in_it_stops_nothing(tmp_path: Path) -> None:
    strange = '<li><a href="/f/a\u2028b\x85c.pdf">司法\u2028局2025年部门预算</a></li>'
    site = {**GOOD, "/b/index.html": _list("czj", more=strange)}
    for _ in range(2):
        assert _crawled(tmp_path, site).problems == []
    home = tmp_path / "home"
    assert sum("\u2028" in one.url or "%E2%80%A8" in one.url for one in read_sightings(home)) == 2


def test_a_walk_that_did_not_end_is_never_whole() -> None:
    night = PortalNight("某区门户", "20250301T020000", "999902", starts=1, starts_read=1, kept=3)
    assert night.verdict == Verdict.PARTLY
    night.finished = True
    assert night.verdict == Verdict.WHOLE
