"""What pages say: numbered pages of a list against numbered articles, over generated names."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable
from typing import get_args

import pytest

from collection.jurisdiction import System
from collection.portal.page import Page, page_of
from collection.portal.pages.counting_on import guesses
from collection.portal.pages.link import Link
from collection.portal.pages.links import MOST_LINKS, links
from collection.portal.pages.page_reading import facts_of
from collection.portal.pages.paging import is_list_page
from collection.portal.pages.printed_totals import MOST_PAGES
from collection.portal.pages.systems import VENDORS, further
from tests.drawn import few_of

ROOT = "http://www.x.gov.cn/zwgk/"
TITLE = "某区教育局2025年部门预算"
DETAILS = ["t20250228_123456.html", "art_1_2.html", "post_436.html", "content_7000.shtml"]


def _page(body: str, url: str = ROOT + "index.html") -> Page:
    return page_of(url, f"<html><body>{body}</body></html>".encode())


def _further(page: Page) -> list[str]:
    return [one.url for one in further(page, links(page)[0], page.url).pages]


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
    page = _page(f'<a href="{own}_436{suffix}">{TITLE}</a>', f"{ROOT}{own}{suffix}")
    assert _further(page) == []


@pytest.mark.parametrize("name", DETAILS)
@pytest.mark.parametrize("root", ["index.html", "", "list.shtml", "post_12.html"])
def test_details_with_numbers_are_articles(name: str, root: str) -> None:
    page = _page(f'<a href="{name}">{TITLE}</a>', ROOT + root)
    assert [link.url for link in links(page)[0]] == [ROOT + name]
    assert _further(page) == []


@pytest.mark.parametrize("text", ["2", "[2]", "第2页", "下一页", "尾页", "下页 >"])
@pytest.mark.parametrize("url", ["list_8_2.html", "/common/c_3.shtml", "index-4.htm"])
def test_the_text_of_a_pager_makes_a_numbered_page(text: str, url: str) -> None:
    assert len(_further(_page(f'<a href="{url}">{text}</a>', ROOT))) == 1


def test_a_folder_is_named_by_its_index() -> None:
    assert is_list_page(Link(ROOT + "index_1.html", ""), ROOT)
    assert is_list_page(Link(ROOT + "default_2.jsp", ""), ROOT)
    assert not is_list_page(Link(ROOT + "index_2.pdf", "2"), ROOT)


@pytest.mark.parametrize("total", ["999999999", "9" * 20, "9" * 5000, "3", "0"])
def test_a_script_that_counts_without_end_is_bounded(total: str) -> None:
    page = _page(f'<script>createPageHTML({total}, 0, "index", "html")</script>')
    expected = min(int(total[:9]), MOST_PAGES + 1) - 1 if len(total) < 10 else MOST_PAGES
    assert len(_further(page)) == (max(expected, 0) if len(total) < 100 else 0)


CALLS = [
    ('createPageHTML(3, 0, "index", "html")', ["index_1.html", "index_2.html"]),
    ("createPageHTML('page_div',3, 1,'xlist','shtml',12);", ["xlist_2.shtml", "xlist_3.shtml"]),
    ("var n = Math.ceil(29/20); anyName(n, 1, 'index', 'html')", ["index_2.html"]),
    ("var countPage = 2, x; zzz(countPage, 0, 'list', '.jsp')", ["list_1.jsp"]),
    (
        "var rows = 33, size = 15; createPageHTML(Math.ceil(rows/size), 0, 'index_2354', 'html')",
        ["index_2354_1.html", "index_2354_2.html"],
    ),
    (
        "var a = 31, b = 15; createPageHTML(parseInt((a + b - 1) / b), 1, 'l', 'shtml')",
        ["l_2.shtml", "l_3.shtml"],
    ),
    ("function createPageHTML(a, b, c, d) {}", []),
    ("window.open('a', 3, 4)", []),
]


@pytest.mark.parametrize(("call", "expected"), CALLS)
def test_pages_that_a_script_is_told_of(call: str, expected: list[str]) -> None:
    assert _further(_page(f"<script>{call}</script>")) == [ROOT + one for one in expected]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("createPageHTML(pagesOf(list), 0, 'index', 'html')", "createPageHTML"),
        ("function createPageHTML(count, now, name, ext) {}", None),
        ("createPageHTML(1, 0, 'index', 'html')", None),
    ],
)
def test_a_count_of_pages_that_cannot_be_followed_is_a_promise(call: str, said: str | None) -> None:
    promised = facts_of(_page(f"<script>{call}</script>"), f"{ROOT}index.html").promised
    assert promised is None if said is None else promised and promised.startswith(said)


FUNCTIONS = [
    ("function goPage(n){ location.href = 'list_' + n + '.html'; }", "list_2.html"),
    ("function goPage(n){ window.location='?page='+n; }", "index.html?page=2"),
    ("var u='/x/l.jsp?p='; function goPage(n){ location.href=u+n+'&t=1' }", "/x/l.jsp?p=2&t=1"),
    (
        "function goPage(n){if(n==1)location.href='index.html';"
        "else location.href='index_'+(n-1)+'.html'}",
        "index_1.html",
    ),
    ("function goPage(n){ $.get('/api/list?pageNo=' + n, show) }", "/api/list?pageNo=2"),
]


@pytest.mark.parametrize(("script", "expected"), FUNCTIONS)
def test_what_a_pager_calls_is_worked_out(script: str, expected: str) -> None:
    page = _page(f'<script>{script}</script><a href="javascript:goPage(2)">2</a>')
    assert page.absolute(expected) in _further(page)


def test_a_pager_that_sends_a_form() -> None:
    fields = '<input name="c" value="7"><input name="page" id="pg">'
    form = f'<form id="f" action="list.do" method="get">{fields}'
    sets = "document.getElementById('pg').value=n;document.getElementById('f').submit();"
    script = f"function turn(n){{{sets}}}"
    page = _page(f'<script>{script}</script>{form}<a onclick="turn(3)">3</a></form>')
    assert _further(page) == [f"{ROOT}list.do?c=7&page=3"]


def test_asp_net_posts_its_form_back() -> None:
    form = '<form action="list.aspx?id=3"><input type="hidden" name="__VIEWSTATE" value="s">'
    page = _page(f"{form}<a href=\"javascript:__doPostBack('pager','2')\">2</a></form>")
    (one,) = further(page, links(page)[0], page.url).pages
    assert one.url == f"{ROOT}list.aspx?id=3"
    assert dict(one.form or ()) == {
        "__VIEWSTATE": "s",
        "__EVENTTARGET": "pager",
        "__EVENTARGUMENT": "2",
    }


@pytest.mark.parametrize("said", ["共3页", "页次：1/3", "第1/3页", "共 3 页 12条"])
def test_what_a_list_prints_of_itself_is_kept(said: str) -> None:
    assert facts_of(_page(said), ROOT).total_pages == 3


@pytest.mark.parametrize(
    "right", ["index_1.html", "index_2.html", "index.html?page=2", "index.html?pageNo=2"]
)
def test_the_usual_places_of_a_second_page_are_among_the_guesses(right: str) -> None:
    assert ROOT + right in list(guesses(ROOT + "index.html", 2))


def test_a_page_of_countless_links_is_read_to_a_bound() -> None:
    many = MOST_LINKS + 5
    page = _page("<ul><li>" + "".join(f'<a href="{n}.html">x</a>' for n in range(many)))
    found, more = links(page)
    assert (len(found), more) == (MOST_LINKS, True)
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
    "records": lambda n: "<script>" + "<![CDATA[<a href=" * (n // 10),
    "anchors": lambda n: "<script>" + "<a href x" * (n // 5) + "</script>",
    "json": lambda n: "<script>x=" + "[{" * (n // 2),
    "assignments": lambda n: "<script>" + "var a = b;" * (n // 5),
    "calls": lambda n: "<script>f(" * (n // 5) + '<a onclick="f(2)">2</a>',
    "functions": lambda n: (
        "<script>function f(n){location.href='a'+n;" * (n // 20)
        + "</script>"
        + '<a onclick="f(2)">2</a>' * 50
    ),
    "parents": lambda n: "<div>" * 100 + '<a href="x">查看</a>' * (n // 10),
    "cells": lambda n: "<table><tr>" + '<td><a href="x">查看</a></td>' * (n // 10),
    "nothing": lambda n: "<p>" * n,
}


def _seconds(html: str) -> float:
    spent = []
    for _ in range(3):
        start = time.process_time()
        facts_of(_page(html), ROOT)
        spent.append(time.process_time() - start)
    return min(spent)


@pytest.mark.parametrize("kind", few_of(list(HOSTILE), 6))
def test_reading_a_page_grows_with_its_length(kind: str) -> None:
    """Four times the page: four times the time, not sixteen."""
    short, long = _seconds(HOSTILE[kind](1_000)), _seconds(HOSTILE[kind](4_000))
    assert long < 9 * max(short, 0.002)


def test_a_system_that_the_place_names_is_the_only_one_tried() -> None:
    page = _page("<script>createPageHTML(3,0,'index','html')</script><a href='a.pdf'>x</a>")
    assert len(facts_of(page, page.url).pages) == 2
    assert len(facts_of(page, page.url, system="TRS").pages) == 2
    assert facts_of(page, page.url, system="jpaas").pages == []


def test_the_systems_of_a_place_are_those_there_are() -> None:
    assert set(get_args(System)) == {one.NAME for one in VENDORS}
