"""What pages say: numbered pages of a list against numbered articles, over generated names."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable

import pytest
from scrapy.http import HtmlResponse

from collection.portal import page_facts
from collection.portal.page_facts import Link, further_list_pages, is_list_page, links, list_items

ROOT = "http://www.x.gov.cn/zwgk/"
TITLE = "某区教育局2025年部门预算"
DETAILS = ["t20250228_123456.html", "art_1_2.html", "post_436.html", "content_7000.shtml"]


def _page(body: str, url: str = ROOT + "index.html") -> HtmlResponse:
    return HtmlResponse(url, body=f"<html><body>{body}</body></html>", encoding="utf-8")


def _generated() -> list[tuple[str, str, str]]:
    """List name, suffix, and a stem that is another's; letters drawn, never a known word."""
    draw = random.Random(7)
    words = ["".join(draw.choices("abcdefghijklmnop", k=draw.randint(1, 9))) for _ in range(60)]
    suffixes = itertools.cycle([".html", ".htm", ".shtml", ".jsp"])
    return [(own, next(suffixes), own[::-1] + "q") for own in words]


@pytest.mark.parametrize(("own", "suffix", "other"), _generated())
def test_a_numbered_page_has_the_stem_of_its_list(own: str, suffix: str, other: str) -> None:
    for number in (1, 2, 17, 436):
        url = f"{ROOT}{own}_{number}{suffix}"
        for text in ("", str(number), ">", "next", "下一页"):
            assert is_list_page(Link(url, text), f"{ROOT}{own}{suffix}")
        assert not is_list_page(Link(f"{ROOT}{other}_{number}{suffix}", TITLE), f"{ROOT}{own}.html")
        assert not is_list_page(Link(f"{ROOT}{other}_{number}{suffix}", ""), f"{ROOT}{own}.html")
        assert not is_list_page(Link(f"{ROOT}sub/{own}_{number}{suffix}", ""), f"{ROOT}{own}.html")


@pytest.mark.parametrize(("own", "suffix", "_other"), _generated()[:10])
def test_articles_named_like_their_list_stay_articles(own: str, suffix: str, _other: str) -> None:
    found, _ = links(_page(f'<a href="{own}_436{suffix}">{TITLE}</a>'))
    assert list_items(found, f"{ROOT}{own}{suffix}") == found


@pytest.mark.parametrize("name", DETAILS)
@pytest.mark.parametrize("root", ["index.html", "", "list.shtml", "post_12.html"])
def test_details_with_numbers_are_articles(name: str, root: str) -> None:
    page = _page(f'<a href="{name}">{TITLE}</a>', ROOT + root)
    found, _ = links(page)
    assert [link.url for link in list_items(found, page.url)] == [ROOT + name]
    assert further_list_pages(page, found, page.url, ("index",), 50) == []


@pytest.mark.parametrize("text", ["2", "[2]", "第2页", "下一页", "尾页", "下页 >"])
@pytest.mark.parametrize("url", ["list_8_2.html", "/common/c_3.shtml", "index-4.htm"])
def test_the_text_of_a_pager_makes_a_numbered_page(text: str, url: str) -> None:
    page = _page(f'<a href="{url}">{text}</a>', ROOT)
    found, _ = links(page)
    assert len(further_list_pages(page, found, ROOT, ("index",), 50)) == 1
    assert list_items(found, ROOT) == []


def test_a_folder_is_named_by_its_index() -> None:
    assert is_list_page(Link(ROOT + "index_1.html", ""), ROOT)
    assert is_list_page(Link(ROOT + "default_2.jsp", ""), ROOT)
    assert not is_list_page(Link(ROOT + "index_2.pdf", "2"), ROOT)


@pytest.mark.parametrize("total", ["999999999", "9" * 20, "9" * 5000, "3", "0"])
def test_a_script_that_counts_without_end_is_bounded(total: str) -> None:
    page = _page(f'<script>createPageHTML({total}, 0, "index", "html")</script>')
    found = further_list_pages(page, [], page.url, ("script",), 50)
    expected = min(int(total[:9]), 52) - 1 if len(total) < 10 else 51
    assert len(found) == max(expected, 0)


def test_a_page_of_countless_links_is_read_to_a_bound() -> None:
    many = page_facts.MOST_LINKS + 5
    page = _page("<ul><li>" + "".join(f'<a href="{n}.html">x</a>' for n in range(many)))
    found, more = links(page)
    assert (len(found), more) == (page_facts.MOST_LINKS, True)
    assert links(_page('<a href="a.html">x</a>'))[1] is False


HOSTILE: dict[str, Callable[[int], str]] = {
    "one list item": lambda n: "<li>" + "".join(f'<a href="{i}">x</a>' for i in range(n // 10)),
    "one row": lambda n: (
        "<table><tr><td>" + "".join(f'<a href="{i}">x</a>' for i in range(n // 10))
    ),
    "date": lambda n: "<p>发布时间" + " " * n,
    "date parts": lambda n: "<li>" + "2025 " * n + '<a href="x">x</a>',
    "onclick": lambda n: f"""<a onclick="'{".ab?" * n}">x</a>""",
    "quotes": lambda n: f"""<a onclick="{"'" * n}">x</a>""",
    "script": lambda n: "<script>" + "createPageHTML(" * n + "1" * n,
    "script blanks": lambda n: "<script>createPageHTML(" + " " * n + "1" + " " * n,
    "name": lambda n: f'<a href="{"_1" * n}.html">2</a>',
    "suffix": lambda n: f'<a href="x" title="{".html " * n}">x</a>',
    "nothing": lambda n: "<p>" * n,
}


def _seconds(html: str) -> float:
    page = _page(html)
    spent = []
    for _ in range(3):
        start = time.process_time()
        found, _more = links(page)
        list_items(found, page.url)
        further_list_pages(page, found, page.url, ("script", "index", "next"), 50)
        page_facts.published_on(page)
        [page_facts._ATTACHED.search(link.text) for link in found]
        spent.append(time.process_time() - start)
    return min(spent)


@pytest.mark.parametrize("kind", HOSTILE)
def test_reading_a_page_grows_with_its_length(kind: str) -> None:
    """Four times the page: four times the time, not sixteen."""
    short, long = _seconds(HOSTILE[kind](8_000)), _seconds(HOSTILE[kind](32_000))
    assert long < 9 * max(short, 0.002)
