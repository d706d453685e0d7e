"""What a browser would lay over, move, cut or put before figures of a table is told.

What belongs here: each sign of it, and the ordinary look-alike that is not told. What does not:
elements that are hidden by themselves (`test_seen_elements`).
"""

from __future__ import annotations

import pytest

from disclosure.documents.document import Page
from disclosure.documents.office.word_paragraph import INLINE_PICTURE
from disclosure.documents.web.html import read_html
from disclosure.documents.web.laid_out import COLLAPSED, CUT, MOVED, OVER, ROWS_CUT
from disclosure.documents.web.seen_elements import COUNTED_BY_STYLE, DRAWN, UNJUDGED


def page_of(cell: str, css: str = "", around: str = "{}", head: str = "") -> Page:
    table = (
        "<table><tr><td>项目</td><td>金额</td></tr><tr><td>合计</td><td>9.00</td></tr>"
        f"<tr><td>甲</td>{cell if cell.startswith('<td') else f'<td>{cell}</td>'}</tr></table>"
    )
    body = f"<style>{css}</style>{head}<p>部门预算</p>{around.format(table)}"
    (page,) = read_html(f"<html><meta charset=utf-8><body>{body}</body></html>".encode())
    return page


def told(page: Page) -> set[str]:
    return {one.text for one in page.remarks}


def read(page: Page) -> str:
    (table,) = page.tables()
    return next(one.text for one in table.cells if (one.row, one.column) == (2, 1))


BOX = "<i style='position:absolute;{}'>{}</i>"
COVER = "top:0;left:0;width:100%;height:100%;background:#fff"


@pytest.mark.parametrize(
    ("cell", "around"),
    [
        ("743.41" + BOX.format("inset:0;background:white", ""), "{}"),
        ("743.41" + BOX.format("left:0", "12.60"), "{}"),
        ("743.41", "<div>{}" + BOX.format(COVER, "") + "</div>"),
        ("743.41", "<div>{}" + BOX.format("top:9px;background:#fff", "12.60") + "</div>"),
        (
            "743.41",
            "<div>{}"
            + BOX.format("top:9px;background:#fff;width:300px;height:90px", "")
            + "</div>",
        ),
    ],
)
def test_a_box_over_figures(cell: str, around: str) -> None:
    assert told(page_of(cell, around=around)) == {OVER}


@pytest.mark.parametrize(
    ("cell", "around"),
    [
        ("<b style='position:relative'>743.41</b>", "{}"),
        (BOX.format("left:0;background:#fff", "743.41"), "{}"),
        ("743.41", "<div style='position:absolute;background:#fff'>{}</div>"),
        ("743.41", "{}<i style='position:fixed;right:0;background:#fff'>分享 12</i>"),
        ("743.41", "{}" + BOX.format("background:#fff;width:300px;height:9px", "")),
        ("743.41", "{}" + BOX.format("z-index:-1;background:#fff;width:300px;height:90px", "")),
        ("743.41", "{}" + BOX.format("background:url(a.png);width:300px;height:90px", "")),
    ],
)
def test_a_box_over_none(cell: str, around: str) -> None:
    page = page_of(cell, around=around)
    assert (read(page), told(page)) == ("743.41", set())


@pytest.mark.parametrize(
    "cell",
    [
        "<b style='float:right'>743</b><b>41</b>",
        "<b>743</b><b style='order:-1'>41</b>",
        "<b>743.41</b><b style='margin-left:-80px'>12.60</b>",
        "<td style='float:right'>743.41</td><td>9.90</td>",
    ],
)
def test_what_is_moved(cell: str) -> None:
    assert told(page_of(cell)) == {MOVED}


@pytest.mark.parametrize(("wide", "expected"), [("40px", {CUT}), ("90px", set()), ("50%", set())])
@pytest.mark.parametrize("over", ["overflow", "overflow-x"])
def test_a_figure_wider_than_its_box(wide: str, expected: set[str], over: str) -> None:
    page = page_of(f"<div style='{over}:hidden;width:{wide}'>1,234,743.41</div>")
    assert (read(page), told(page)) == ("1,234,743.41", expected)


@pytest.mark.parametrize(("high", "expected"), [("30px", {ROWS_CUT}), ("300px", set())])
def test_rows_below_the_end_of_their_box(high: str, expected: set[str]) -> None:
    around = f"<div style='overflow:hidden;height:{high}'>{{}}</div>"
    assert told(page_of("743.41", around=around)) == expected


@pytest.mark.parametrize("tag", ["col", "colgroup"])
def test_a_column_that_is_collapsed(tag: str) -> None:
    page = page_of("743.41", css=f"{tag}{{visibility:collapse}}", around="{}")
    assert told(page) == set()
    (page,) = read_html(
        f"<table><{tag} style='visibility:collapse'><tr><td>甲<td>1.00</table>".encode()
    )
    assert told(page) == {COLLAPSED}


@pytest.mark.parametrize(
    "css",
    [
        "body{container-type:size}@container (min-width:1px){i{display:none}}",
        "@scope (td){i{display:none}}",
        "@import url('data:text/css,i{display:none}');",
        "html{body{table{tbody{tr{td{i{display:none}}}}}}}",
        "@keyframes h{to{opacity:0}}i{animation:h 0s forwards}",
        "i{display:none;all:unset}",
        "i{filter:blur(9px)}",
    ],
)
def test_rules_that_are_not_judged(css: str) -> None:
    assert UNJUDGED in told(page_of("<i>9.90</i>743.41", css))


@pytest.mark.parametrize(
    "css",
    [
        "@container (min-width:1px){i{margin:0}}",
        "@import url('site.css');",
        "html{body{table{tbody{tr{td{i{margin:0}}}}}}}",
    ],
)
def test_rules_that_can_hide_nothing(css: str) -> None:
    assert told(page_of("743.41", css)) == set()


HIDDEN = "<link rel=stylesheet href='data:text/css{}'>"


@pytest.mark.parametrize(
    ("css", "head"),
    [
        (",".join(f".n{number}" for number in range(900)) + ",i{display:none}", ""),
        ("", HIDDEN.format(",i%7Bdisplay:none%7D")),
        ("", HIDDEN.format(";base64,aXtkaXNwbGF5Om5vbmV9")),
    ],
)
def test_rules_that_are_judged(css: str, head: str) -> None:
    assert read(page_of("<i>9</i>743.41", css, head=head)) == "743.41"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<b class=sign>743.41</b>", "−743.41"),
        ("<select multiple><option>9.90<option>743.41</select>", "9.90 743.41"),
        ("<input placeholder=743.41>", "743.41"),
        ("<img src=a.png>", INLINE_PICTURE),
        ("<img src=a.gif width=1 height=20>", ""),
    ],
)
def test_what_stands_in_a_cell(cell: str, text: str) -> None:
    assert read(page_of(cell, r".sign::before{content:'\2212'}")) == text


def test_a_mark_before_words_is_no_part_of_them() -> None:
    page = page_of("743.41", "td::before,p::before{content:'»'} p::after{content:'-'}")
    assert (read(page), [line.text for line in page.lines()]) == ("743.41", ["部门预算"])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<ol start=7><li>743.41</ol>", COUNTED_BY_STYLE),
        ("<math><mn>743.41</mn></math>", DRAWN),
        ("<object>743.41</object>", DRAWN),
        ("<b><template shadowrootmode=open>743.41</template>9.99</b>", DRAWN),
        ("<b style='content:url(a.png)'>743.41</b>", DRAWN),
        ("<ruby>743.41<rt>1</rt></ruby>", "有注音文字、没有读入：“1”"),
    ],
)
def test_what_is_shown_and_not_read(cell: str, expected: str) -> None:
    assert told(page_of(cell)) == {expected}


@pytest.mark.parametrize("cell", ["<ol><li>加强管理</ol>", "743.41<template>9</template>"])
def test_what_shows_no_figure(cell: str) -> None:
    assert told(page_of(cell)) == set()
