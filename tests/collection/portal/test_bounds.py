"""Where a crawl may go, over small sites that lead astray: schemes, ports, broken addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from scrapy.settings.default_settings import DOWNLOAD_HANDLERS_BASE

from collection.jurisdiction import load_jurisdiction
from collection.portal import CrawlSummary, collect
from collection.portal.fetching.bounded_robots import BoundedRobots
from collection.portal.fetching.crawl import settings
from collection.portal.fetching.spider import READ_BY
from collection.portal.page import page_of
from collection.portal.pages.links import MOST_LINKS, links
from collection.portal.walking.bounds import Bounds
from collection.portal.walking.monitor import Verdict
from collection.portal.walking.portal_walk import MOST_PAGE_BYTES
from collection.store import Sighting, read_sightings
from tests.collection.portal.site import Answer, Site, serving
from tests.collection.portal.walking import BASE, pages, walk_over

PLACE = """
name = "某区"
mof_div_code = "999902"
[[portals]]
name = "某区门户"
start_pages = ["{base}/index.html"]
delay_seconds = 0
max_file_mb = 1
max_list_pages = 3
"""
HTML = {"Content-Type": "text/html"}
PDF = Answer(b"%PDF-1.4 a report")
GOOD = '<a href="/good.pdf">某区教育局2025年部门预算</a>'


def _page(body: str, **headers: str) -> Answer:
    head = '<html><head><meta charset="utf-8"></head><body>'
    return Answer(f"{head}{body}</body></html>".encode(), headers=HTML | headers)


def _link(address: str, title: str = "某区财政局2025年部门预算") -> str:
    return f'<a href="{address}">{title}</a>'


def _crawled(
    home: Path, answers: dict[str, Answer], toml: str = PLACE
) -> tuple[CrawlSummary, list[Sighting]]:
    with serving(answers) as site:
        return _collected(home, site, 1, toml), read_sightings(home)


def _collected(home: Path, site: Site, night: int, toml: str = PLACE) -> CrawlSummary:
    (home / "place.toml").write_text(toml, encoding="utf-8")
    place = load_jurisdiction(home / "place.toml")
    night_id = f"2025030{night}T020000"
    return collect(place, home / "place.toml", home, night_id, portal_base=site.base)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://www.x.gov.cn/a.pdf", None),
        ("https://www.x.gov.cn/a.pdf", None),
        ("https://WWW.x.gov.cn:443/a.pdf", None),
        ("http://www.x.gov.cn:8080/a.pdf", None),
        ("http://files.x.gov.cn:81/a.pdf", None),
        ("http://files.x.gov.cn/a.pdf", "端口 80"),
        ("http://www.x.gov.cn:22/a.pdf", "端口 22"),
        ("ftp://www.x.gov.cn/a.pdf", "ftp"),
        ("file://www.x.gov.cn/etc/passwd", "file"),
        ("data:text/html,x", "data"),
        ("a.pdf", "无协议"),
        ("http://other.example/a.pdf", "网站"),
        ("http://www.x.gov.cn@other.example/", "网站"),
        ("http://user:secret@www.x.gov.cn/", "网站"),
        ("http://[::1/a.pdf", "有误"),
        ("http://www.x.gov.cn:99999/a.pdf", "有误"),
        ("http://www.x.gov.cn:abc/a.pdf", "有误"),
    ],
)
def test_an_address_is_asked_on_the_hosts_and_ports_of_the_place(url: str, why: str | None) -> None:
    hosts = ("www.x.gov.cn", "files.x.gov.cn:81")
    said = Bounds(hosts, ["http://www.x.gov.cn:8080/index.html"], None).why_not(url)
    assert said is None if why is None else why in (said or "")


def test_no_redirect_leaves_the_web(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    schemes = ("file", "ftp", "s3", "data")
    away = {
        f"/{scheme}.pdf": Answer(status=302, headers={"Location": f"{scheme}://127.0.0.1{secret}"})
        for scheme in schemes
    }
    body = "".join(map(_link, away))
    _, seen = _crawled(tmp_path, {"/index.html": _page(body + GOOD), "/good.pdf": PDF, **away})
    kept = {one.url.rpartition("/")[2]: one for one in seen}
    assert kept.pop("good.pdf").outcome == "fetched"
    assert [one.outcome for one in kept.values()] == ["failed"] * len(schemes)
    assert all(scheme in (kept[f"{scheme}.pdf"].reason or "") for scheme in schemes)


def test_no_other_port_is_asked_neither_by_link_nor_redirect_nor_robots(tmp_path: Path) -> None:
    with serving({"/a.pdf": PDF, "/robots.txt": Answer(b"User-agent: *\nDisallow: /\n")}) as other:
        away = Answer(status=302, headers={"Location": f"{other.base}/a.pdf"})
        answers = {
            "/index.html": _page(GOOD + _link(f"{other.base}/a.pdf") + _link("/away.pdf")),
            "/robots.txt": Answer(status=302, headers={"Location": f"{other.base}/robots.txt"}),
            "/away.pdf": away,
            "/good.pdf": PDF,
        }
        _, seen = _crawled(tmp_path, answers)
    assert not other.asked
    said = sorted((one.outcome, "端口" in (one.reason or "")) for one in seen)
    assert said == [("failed", True), ("failed", True), ("fetched", False), ("skipped", True)]


BROKEN = ["http://[::1/a.pdf", "http://127.0.0.1:99999/a.pdf", "http://127.0.0.1:x/a.pdf"]


def test_a_broken_address_costs_itself_alone(tmp_path: Path) -> None:
    """In a list, on a detail page, in a viewer's attribute, as the target of a redirect."""
    detail = "某区水利局2025年部门预算"
    body = "".join(map(_link, BROKEN)) + f'<a href="/d.html">{detail}</a>' + _link("/away.pdf")
    annexes = "".join(f'<a data-url="{one}?">附件</a>' for one in BROKEN)
    answers = {
        "/index.html": _page(body + GOOD),
        "/d.html": _page(f'<h1>{detail}</h1>{annexes}<a href="/two.pdf">附</a>'),
        "/away.pdf": Answer(status=302, headers={"Location": BROKEN[0]}),
        "/good.pdf": PDF,
        "/two.pdf": Answer(b"%PDF-1.4 another"),
    }
    _, seen = _crawled(tmp_path, answers)
    assert {one.url.rpartition("/")[2] for one in seen if one.outcome == "fetched"} == {
        "good.pdf",
        "two.pdf",
    }
    failed = {one.url: one.reason or "" for one in seen if one.outcome == "failed"}
    assert set(failed) >= {*BROKEN}
    assert any(one.endswith("/away.pdf") for one in failed)
    assert all("有误" in one for one in failed.values())


@pytest.mark.parametrize("address", BROKEN)
def test_a_broken_base_counts_for_nothing(address: str) -> None:
    page = page_of("http://x/a/", f'<base href="{address}"><a href="b.pdf">b</a>'.encode())
    assert [one.url for one in links(page)[0]] == ["http://x/a/b.pdf"]


def test_an_unasked_304_is_told_and_costs_itself_alone(tmp_path: Path) -> None:
    answers = {
        "/index.html": _page(GOOD + _link("/same.pdf") + _link("/same.html")),
        "/same.pdf": Answer(status=304),
        "/same.html": Answer(status=304),
        "/good.pdf": PDF,
    }
    _, seen = _crawled(tmp_path, answers)
    assert sorted(one.outcome for one in seen) == ["failed", "failed", "fetched"]
    assert all("304" in one.reason for one in seen if one.reason)


def test_an_answer_of_an_unexpected_kind_is_told(tmp_path: Path) -> None:
    """A picture where a page should be."""
    picture = Answer(b"\x89PNG\r\n\x1a\n\x00\x00", headers={"Content-Type": "image/png"})
    _, seen = _crawled(tmp_path, {"/index.html": _page(_link("/picture")), "/picture": picture})
    assert [(one.outcome, "无法处理" in (one.reason or "")) for one in seen] == [("failed", True)]


def test_each_bound_is_told(tmp_path: Path) -> None:
    """Pages of a list, links of a page, bytes of a page."""
    script = '<script>createPageHTML(999999999999, 0, "index", "html")</script>'
    many = "".join(f'<a href="{n}.html">x</a>' for n in range(MOST_LINKS))
    answers = {
        "/index.html": _page(GOOD + _link("/long.html") + script + many),
        "/index_1.html": _page('<a href="/1.pdf">某区档案局2025年部门预算</a>'),
        "/index_2.html": _page('<a href="/2.pdf">某区统计局2025年部门预算</a>'),
        "/1.pdf": Answer(b"%PDF-1.4 one"),
        "/2.pdf": Answer(b"%PDF-1.4 two"),
        "/long.html": _page("<p>" + " " * MOST_PAGE_BYTES),
        "/good.pdf": PDF,
    }
    bound = "max_file_mb = 1\n"
    _, seen = _crawled(tmp_path, answers, PLACE.replace(bound, "max_file_mb = 100\n"))
    assert {one.reason for one in seen if one.outcome == "failed"} == {
        "列表超过 3 页，其余没有读取",
        f"网页上的链接超过 {MOST_LINKS} 个，其余没有读取",
        f"网页超过 {MOST_PAGE_BYTES // 1024**2} MB，没有读取",
    }


def test_a_page_read_by_other_code_is_asked_for_anew(tmp_path: Path) -> None:
    listed = Answer(_page(GOOD).body, headers=HTML, etag='"e"')
    with serving({"/index.html": listed, "/good.pdf": PDF}) as site:
        _collected(tmp_path, site, 1)
        (kept,) = (path for path in tmp_path.rglob("*.json") if READ_BY in path.read_text("utf-8"))
        kept.write_text(kept.read_text("utf-8").replace(READ_BY, "another"), encoding="utf-8")
        assert "304" not in _collected(tmp_path, site, 2).responses
        assert _collected(tmp_path, site, 3).responses["304"] == 1


def test_a_page_of_too_many_tags_is_read_in_part_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collection.portal.page.MOST_TAGS", 500)
    rows = "".join(f"<li><a href='{n}.pdf'>云岭县第{n}所2026年部门预算</a>" for n in range(20))
    last = "<a href='z.pdf'>云岭县教育局2026年部门预算</a>"
    page = f"<h2>部门预算</h2>{rows}{'<i></i>' * 500}{last}"
    files = {f"/{n}.pdf": b"%PDF-1.4 " + str(n).encode() for n in range(20)}
    site = pages({"/l.html": page} | files)
    walked = walk_over(site, f"{BASE}/l.html")
    assert len(walked.documents) == 20
    assert walked.night.verdict == Verdict.PARTLY
    assert any("其余没有读取" in one for one in walked.reasons)


def test_the_crawler_can_do_nothing_but_ask_the_web(tmp_path: Path) -> None:
    """Where all else let an address through there would be nothing to fetch it with."""
    place = tmp_path / "place.toml"
    place.write_text(PLACE, encoding="utf-8")
    portal = load_jurisdiction(place).portals[0]
    said = settings(portal, Bounds([], [], None), None)
    handlers = said["DOWNLOAD_HANDLERS"]
    assert isinstance(handlers, dict)
    assert {scheme for scheme, one in handlers.items() if one} == {"http", "https"}
    assert DOWNLOAD_HANDLERS_BASE.keys() <= handlers.keys()
    assert said["ROBOTSTXT_PARSER"] is BoundedRobots
