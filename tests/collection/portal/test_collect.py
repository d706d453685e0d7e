"""The crawl over a small site: paging both ways, GBK, conditions, redirects, limits, oddities."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from collection.jurisdiction import Jurisdiction, load_jurisdiction
from collection.portal import CrawlSummary, collect
from collection.store import Sighting, read_sightings
from tests.collection.portal.site import Answer, Site, serving

HTML = {"Content-Type": "text/html"}
PLACE = """
name = "某区"
mof_div_code = "999902"
[[portals]]
name = "某区门户"
start_pages = ["{base}/a/index.html", "{base}/b/index.html"]
delay_seconds = 0
max_file_mb = 1
"""
PDF = b"%PDF-1.4 a report"
TABLES = (
    "<h1>某区审计局2025年部门预算</h1><p>发布时间：2025年2月11日</p>"
    "<table><tr><td>科目</td><td>预算数（万元）</td></tr>"
    "<tr><td>行政运行</td><td>47.92</td></tr></table>"
)


def _page(body: str, encoding: str = "utf-8", etag: str | None = None) -> Answer:
    head = f'<html><head><meta charset="{encoding}"></head><body>'
    return Answer(f"{head}{body}</body></html>".encode(encoding), headers=HTML, etag=etag)


def _item(name: str, title: str) -> str:
    return f'<li><a href="{name}">{title}</a><span>2025-02-11</span></li>'


SITE = {
    "/robots.txt": Answer(b"User-agent: *\nDisallow: /private/\n"),
    "/a/index.html": _page(
        _item("t1.html", "某区教育局2025年部门预算") + '<a href="index_1.html">2</a>', etag='"la"'
    ),
    "/a/t3.html": _page("<h1>某区办公家具采购公告</h1>"),
    "/a/index_1.html": _page(
        _item("t2.html", "某区财政局2025年部门预算")
        + _item("t3.html", "某区办公家具采购公告")
        + _item("/files/direct.pdf", "某区水利局2025年部门预算")
        + _item("t9.html", "某区林业局2025年部门预算")
        + _item("t10.html", "某区审计局2025年部门预算")
        + _item("t11.html", "某区司法局2025年部门预算")
    ),
    "/b/index.html": _page(
        _item("t4.html", "某区民政局2025年部门预算")
        + '<script>createPageHTML(2, 0, "index", "html");</script>',
        "gbk",
    ),
    "/b/index_1.html": _page(
        _item("t5.html", "某区统计局2025年部门预算") + _item("t6.html", "某区档案局2025年部门预算"),
        "gbk",
    ),
    "/a/t1.html": _page(
        "<h1>某区教育局2025年部门预算</h1>发布时间：2025年2月10日"
        '<a href="../files/one.pdf">附件</a>',
        etag='"d1"',
    ),
    "/a/t2.html": _page('<h1>某区财政局2025年部门预算</h1><a href="/files/page.pdf">附件</a>'),
    "/a/t9.html": _page(
        '<h1>某区林业局2025年部门预算</h1><a href="/private/x.pdf">附件</a>'
        '<a href="http://other.example/x.pdf">附件二</a><a href="/files/big.pdf">附件三</a>'
        '<a href="/files/away.pdf">附件四</a><a href="/files/near.pdf">附件五</a>'
    ),
    "/a/t10.html": _page(TABLES + "阅读次数：{count}", etag=None),
    "/a/t11.html": _page(
        "<h1>某区司法局2025年部门预算</h1>"
        '<iframe src="/viewer.html?file=/files/shown.pdf"></iframe>'
        '<embed src="/files/embedded.pdf"><object data="/files/object.pdf"></object>'
        '<div data-url="/files/data.pdf"></div><a href="/down.jsp?id=7">附表.xls</a>'
        '<a href="/get?name=b.rar">附件</a><a href="#" onclick="open(\'/files/new.7z\')">附件</a>'
        '<a href="/a/t12.html">附件：预算公开表</a><a href="/a/t1.html">上一篇：教育局预算</a>'
        '<a href="/files/error.xls">附表</a>'
    ),
    "/a/t12.html": _page(TABLES),
    "/down.jsp?id=7": Answer(f"<html><body>{TABLES}</body></html>".encode("gbk")),
    "/files/error.xls": _page("系统出错"),
    "/b/t4.html": _page(
        '<h1>某区民政局2025年部门预算</h1><a href="/files/busy.pdf">附件</a>', "gbk"
    ),
    "/b/t5.html": _page("<h1>某区统计局2025年部门预算</h1>见正文", "gbk"),
    "/b/t6.html": _page(
        "<h1>某区档案局2025年部门预算</h1><p>收入预算30.00万元，支出预算30.00万元，其中：基本支出20.00万元，"
        '项目支出10.00万元；“三公”经费0.50万元。</p><a href="/files/tables.xlsx">附件：预算表</a>',
        "gbk",
    ),
    "/files/tables.xlsx": Answer(b"PK tables"),
    "/files/one.pdf": Answer(PDF, etag='"f1"'),
    "/files/direct.pdf": Answer(PDF + b" direct", etag='"f2"'),
    "/files/page.pdf": _page("此文件已删除"),
    "/files/busy.pdf": Answer(PDF + b" busy", fails_first=True),
    "/files/big.pdf": Answer(b"%PDF" + b"0" * (1024**2 + 1)),
    "/files/away.pdf": Answer(status=302, headers={"Location": "http://other.example/y.pdf"}),
    "/files/near.pdf": Answer(status=302, headers={"Location": "/files/one.pdf?moved"}),
    "/files/one.pdf?moved": Answer(PDF + b" moved"),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Jurisdiction, Path]:
    path = tmp_path_factory.mktemp("place") / "place.toml"
    path.write_text(PLACE, encoding="utf-8")
    return load_jurisdiction(path), path


@pytest.fixture(scope="module")
def crawled(
    place: tuple[Jurisdiction, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Site, CrawlSummary, CrawlSummary, list[Sighting], list[Sighting]]:
    """Two crawls of the same site, one after the other."""
    home = tmp_path_factory.mktemp("home")
    with serving(SITE) as site:
        first = collect(*place, home, "20250301T020000", portal_base=site.base)
        seen = read_sightings(home)
        second = collect(*place, home, "20250302T020000", portal_base=site.base)
    return site, first, second, seen, read_sightings(home)[len(seen) :]


def _by_path(sightings: list[Sighting]) -> dict[str, Sighting]:
    return {one.url.split("/", 3)[3]: one for one in sightings}


def test_both_ways_of_paging_and_both_encodings_are_followed(
    crawled: tuple[Site, CrawlSummary, CrawlSummary, list[Sighting], list[Sighting]],
) -> None:
    *_, seen, _ = crawled
    found = _by_path(seen)
    assert found["files/one.pdf"].title == "某区教育局2025年部门预算"
    assert str(found["files/one.pdf"].published_on) == "2025-02-10"
    assert found["files/busy.pdf"].title == "某区民政局2025年部门预算"
    assert found["files/busy.pdf"].outcome == "fetched"
    assert found["files/direct.pdf"].outcome == "fetched"
    assert found["b/t5.html"].reason == "网页上没有找到附件，正文也不是报告"


def test_prose_on_the_page_is_kept_with_the_tables_that_are_attached(
    crawled: tuple[Site, CrawlSummary, CrawlSummary, list[Sighting], list[Sighting]],
) -> None:
    *_, seen, again = crawled
    page, tables = _by_path(seen)["b/t6.html"], _by_path(seen)["files/tables.xlsx"]
    assert (page.outcome, tables.outcome) == ("fetched", "fetched")
    assert page.page_url == page.url == tables.page_url
    assert _by_path(again)["b/t6.html"].outcome == "unchanged"


def test_a_page_with_tables_in_its_text_is_a_document(
    crawled: tuple[Site, CrawlSummary, CrawlSummary, list[Sighting], list[Sighting]],
) -> None:
    """And it stays the same document while only its counter changes."""
    *_, seen, again = crawled
    page, later = _by_path(seen)["a/t10.html"], _by_path(again)["a/t10.html"]
    assert (page.outcome, page.title) == ("fetched", "某区审计局2025年部门预算")
    assert page.page_url == page.url
    assert str(page.published_on) == "2025-02-11"
    assert (later.outcome, later.document_sha256) == ("unchanged", page.document_sha256)


def test_all_ways_of_attaching_a_file_are_followed(
    crawled: tuple[Site, CrawlSummary, CrawlSummary, list[Sighting], list[Sighting]],
) -> None:
    found = _by_path(crawled[3])
    ways = ("shown.pdf", "embedded.pdf", "object.pdf", "data.pdf", "new.7z")
    for name in ways:
        assert found[f"files/{name}"].reason == "链接打不开（HTTP 404）"
    assert found["get?name=b.rar"].outcome == "failed"
    assert found["down.jsp?id=7"].outcome == "fetched"
    assert found["a/t12.html"].outcome == "fetched"
    assert found["files/error.xls"].reason == "得到的是网页而不是文件，链接可能已失效"


@pytest.mark.parametrize(
    ("path", "outcome", "said"),
    [
        ("a/t3.html", "skipped", "打开看过"),
        ("private/x.pdf", "skipped", "robots.txt"),
        ("x.pdf", "failed", "不在允许访问"),
        ("files/page.pdf", "failed", "网页而不是文件"),
        ("files/big.pdf", "failed", "MB"),
        ("files/away.pdf", "failed", "跳转到允许范围之外"),
    ],
)
def test_what_is_left_is_logged_with_the_reason(
    crawled: tuple[Site, CrawlSummary, CrawlSummary, list[Sighting], list[Sighting]],
    path: str,
    outcome: str,
    said: str,
) -> None:
    one = _by_path(crawled[3])[path]
    assert one.outcome == outcome
    assert said in (one.reason or "")


def test_a_redirect_within_the_site_is_followed(
    crawled: tuple[Site, CrawlSummary, CrawlSummary, list[Sighting], list[Sighting]],
) -> None:
    assert _by_path(crawled[3])["files/near.pdf"].outcome == "fetched"


def test_the_second_crawl_asks_with_conditions_and_sights_everything_again(
    crawled: tuple[Site, CrawlSummary, CrawlSummary, list[Sighting], list[Sighting]],
) -> None:
    site, first, second, _, again = crawled
    assert site.said["/files/one.pdf", 304] == 1
    assert site.said["/a/index.html", 304] == 1
    assert site.said["/a/t1.html", 304] == 1
    assert _by_path(again)["files/one.pdf"].outcome == "unchanged"
    assert _by_path(again)["files/one.pdf"].title == "某区教育局2025年部门预算"
    assert second.unchanged == first.fetched
    assert second.fetched == 0


def test_a_portal_that_does_not_answer_is_told_from_one_with_nothing(
    place: tuple[Jurisdiction, Path], tmp_path: Path
) -> None:
    with serving({}) as site:
        base = site.base
    summary = collect(*place, tmp_path, "20250301T020000", portal_base=base)
    assert not summary.portal_reachable
    assert {one.outcome for one in read_sightings(tmp_path)} == {"failed"}


def test_the_inbox_is_a_source_of_equal_rank(tmp_path: Path) -> None:
    quiet = Jurisdiction(name="某区", mof_div_code="999902")
    inbox = tmp_path / "inbox" / "二月"
    inbox.mkdir(parents=True)
    for name in ("报告.pdf", "~$报告.docx", ".hidden", "half.tmp"):
        (inbox / name).write_bytes(PDF)
        os.utime(inbox / name, (time.time() - 60,) * 2)
    (inbox / "fresh.pdf").write_bytes(PDF + b"\n")
    first = collect(quiet, Path("none"), tmp_path, "20250301T020000")
    second = collect(quiet, Path("none"), tmp_path, "20250302T020000")
    assert (first.fetched, first.inbox_files) == (2, 2)
    assert (second.fetched, second.unchanged) == (0, 2)
    urls = {one.url for one in read_sightings(tmp_path)}
    assert urls == {"inbox:二月/报告.pdf", "inbox:二月/fresh.pdf"}
