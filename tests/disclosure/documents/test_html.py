"""Web pages: what is seen, what is a table, what only arranges the page, and what is a bomb."""

from __future__ import annotations

import pytest
from lxml import etree

from disclosure.documents.document import Page, Table
from disclosure.documents.file_formats import is_archive, recognise
from disclosure.documents.office.word_paragraph import TURNED
from disclosure.documents.opening import open_document
from disclosure.documents.remarks import Remarks
from disclosure.documents.web import html
from disclosure.documents.web.html import holds_report, read_html
from disclosure.documents.web.markup import decoded, is_markup
from disclosure.documents.web.scripted import CHANGED_BY_SCRIPT
from disclosure.documents.web.seen_elements import BEGINNING_UNSEEN
from disclosure.documents.web.table_parts import LOOSE
from disclosure.errors import OversizedDocument, UnreadableDocument, UnsupportedFormat

DATA = "<tr><td>科目</td><td>预算数（万元）</td></tr><tr><td>行政运行</td><td>47.92</td></tr>"


def _page(body: str) -> Page:
    (page,) = read_html(f"<html><meta charset=utf-8><body>{body}</body></html>".encode())
    return page


def _table(rows: str) -> Table:
    (table,) = _page(f"<table>{rows}</table>").tables()
    return table


def _texts(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def test_spans_are_walked_as_a_browser_does() -> None:
    table = _table(
        "<thead><tr><th rowspan=2>项目</th><th colspan=2>金额</th></tr><tr><th>合计<th>基本</thead>"
        "<tr><td rowspan=0>甲<td>1.00<td>2.00</tr><tr><td>3.00<td>4.00</tr>"
    )
    assert _texts(table) == [
        ["项目", "金额", "金额"],
        ["项目", "合计", "基本"],
        ["甲", "1.00", "2.00"],
        ["甲", "3.00", "4.00"],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        f"<form action=x>{DATA}</form>",
        f"<tbody><center><font>{DATA}</font></center></tbody>",
        DATA.replace("<tr>", "<r>", 1),
        DATA.replace("<tr>", "", 1),
    ],
)
def test_rows_and_cells_stand_in_their_table_whatever_wraps_them(rows: str) -> None:
    assert _texts(_table(rows)) == [["科目", "预算数（万元）"], ["行政运行", "47.92"]]


@pytest.mark.parametrize("damaged", ["<tdtd>47.92</td>", "=td>47.92</td>", "<p>47.92</p>"])
def test_text_in_no_cell_stands_before_the_table_and_is_told(damaged: str) -> None:
    page = _page(f"<table>{DATA.replace('<td>47.92</td>', damaged)}<tr><td>甲<td>1</tr></table>")
    assert "47.92" in "".join(line.text for line in page.lines())
    assert [remark.kind for remark in page.remarks] == ["unread_content"]


def test_a_table_between_the_rows_of_another_stands_before_it() -> None:
    page = _page(f"<table>{DATA}<tr><table>{DATA}</table></tr><tr><td>甲<td>1</tr></table>")
    assert [_texts(table)[1] for table in page.tables()] == [["行政运行", "47.92"]] * 2


def test_a_span_into_taken_cells_is_cut() -> None:
    table = _table("<tr><td>a<td>b<td rowspan=3>c</tr><tr><td colspan=3>d</tr><tr><td>e<td>f</tr>")
    assert _texts(table) == [["a", "b", "c"], ["d", "d", "c"], ["e", "f", "c"]]


def test_a_span_wider_than_the_table_makes_no_columns() -> None:
    table = _table(f"<tr><td>科目<td>金额</tr>{DATA}<tr><td colspan=200>甲</td></tr>")
    assert table.column_count == 2


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td colspan=100000>甲<td colspan=100000>1.00<td>2.00</tr>" * 2,
        "<tr><td rowspan=65000 colspan=900>甲</tr>" + "<tr></tr>" * 2000,
    ],
    ids=["wide", "high"],
)
def test_a_bomb_of_spans_is_refused(rows: str) -> None:
    with pytest.raises(OversizedDocument, match="异常"):
        read_html(f"<table>{rows}</table>".encode())


def test_lines_break_where_the_page_breaks_them() -> None:
    page = _page(
        "<p>　　2025年收入<b>预算</b>\n  <span>176.26</span>万元<br>"
        "比上年增加&nbsp;<a>1</a>万元。</p>"
        f"文外<div>又一行。</div><table>{DATA}</table>尾。"
    )
    assert [line.text for line in page.lines()] == [
        "2025年收入预算 176.26万元",
        "比上年增加 1万元。",
        "文外",
        "又一行。",
        "尾。",
    ]


def test_layout_tables_vanish_and_nested_tables_stay() -> None:
    page = _page(
        "<table><tr><td><ul><li><a href='/a'>首页</a><li><a href='/b'>预算</a>"
        "<li><a href='/c'>决算</a></ul></td>"
        f"<td><p>部门预算。</p><table>{DATA}</table><p>完。</p></td></tr></table>"
    )
    assert [type(block).__name__ for block in page.blocks] == ["Line", "Table", "Line"]


def test_a_table_inside_a_table_of_data_follows_it() -> None:
    inner = f"<table>{DATA}</table>"
    rows = "".join(f"<tr><td>{n}<td>甲{n}<td>{n}.00</tr>" for n in range(3))
    outer, nested = _page(f"<table>{rows}<tr><td>4<td>{inner}<td>5.00</tr></table>").tables()
    assert (outer.row_count, nested.row_count) == (4, 2)
    assert [cell.text for cell in outer.cells if cell.row == 3] == ["4", "〔表格〕", "5.00"]
    assert "47.92" not in {cell.text for cell in outer.cells}


def test_rows_of_title_and_unit_stand_above_the_table() -> None:
    page = _page(
        "<table><tr><td colspan=2>预算支出总表</td></tr>"
        "<tr><td>部门：甲局</td><td>单位：万元</td></tr>"
        f"{DATA}<tr><td colspan=2>注：本表无数据</td></tr></table>"
    )
    assert [line.text for line in page.lines()] == [
        "预算支出总表",
        "部门：甲局",
        "单位：万元",
        "注：本表无数据",
    ]
    assert [table.row_count for table in page.tables()] == [2]


def test_what_is_not_seen_is_not_read() -> None:
    page = _page(
        "<style>.x, #y {display:none}</style><script>1.00</script><!-- 2.00 -->"
        "<p class='x'>3.00</p><p id=y>4.00</p><p style='display: none'>5.00</p><p hidden>6.00</p>"
        "<select><option>7.00</select><p>看得见的预算。</p>"
    )
    assert [line.text for line in page.lines()] == ["看得见的预算。"]


def test_a_cell_that_is_not_seen_keeps_its_place_and_one_that_is_not_displayed_does_not() -> None:
    page = _page(
        "<p>部门预算，单位：万元</p><table><tr><td>项目<td>上年<td>本年"
        "<tr><td>合计<td style='visibility:hidden'>7.00<td>8.00"
        "<tr><td>合计<td style='display:none'>7.00<td>8.00</table>"
    )
    (table,) = page.tables()
    found = {(one.row, one.column): one.text for one in table.cells}
    assert (found[1, 1], found[1, 2], found[2, 1]) == ("", "8.00", "8.00")


def test_a_broken_tag_among_cells_costs_no_cell_of_its_row() -> None:
    (table,) = _page(
        f"<p>部门预算</p><table>{DATA}<tr><td>丙</td><td6</td><td>3.00</td></table>"
    ).tables()
    assert [one.text for one in table.cells if one.row == table.row_count - 1] == ["丙", "3.00"]


def test_cells_in_no_table_are_told() -> None:
    page = _page(f"<p>部门预算</p><table>{DATA}</table><p>说明<td>2.53</td><td>2.53</td></p>")
    assert [one.text for one in page.remarks] == [f"{LOOSE}（共2处）"]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("declared", ["", "utf-8", "gb2312", "no-such"])
def test_the_charset_is_what_fits_whatever_is_declared(encoding: str, declared: str) -> None:
    text = f"<html><meta charset='{declared}'><p>科学技术协会部门预算情况说明</p></html>"
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "content",
    [
        "<html><body><h1>404 Not Found</h1><p>您访问的页面不存在</p></body></html>",
        "<!DOCTYPE html><html><body><table><tr><td>错误<td>500</table></body></html>",
        "<html><ul><li><a href='/1'>2025年部门预算</a> 2025-03-01</ul></html>",
        "<html><p>2025年部门预算公开，共收到捐款12.00万元，支出3万元，余额9.00万元。</p></html>",
        "<html></html>",
        "<html><frameset><frame src='sheet001.htm'></frameset></html>",
    ],
)
def test_a_page_without_tables_of_a_report_is_refused(content: str) -> None:
    assert not holds_report(content.encode())
    with pytest.raises(UnsupportedFormat, match="网页"):
        recognise(content.encode())


def test_a_page_with_tables_is_a_document_whatever_its_name() -> None:
    content = f"<html><p>部门预算</p><table>{DATA}</table></html>".encode()
    assert open_document(content, file_name="表.xls").file_format == "html"
    assert recognise(f"<table>{DATA}</table>".encode("gbk")) == "html"


def test_a_page_of_prose_is_a_document_too() -> None:
    said = "收入100万元，支出100万元，其中基本支出60.00万元，项目支出0.4亿元，“三公”经费2，000元。"
    assert recognise(f"<html><p>2025年部门预算情况说明</p><p>{said}</p></html>".encode()) == "html"


def test_depth_is_no_crash() -> None:
    deep = b"<html>" + b"<div>" * 50_000 + b"<table><tr><td>1" + b"</div>" * 50_000
    assert is_markup(deep)
    with pytest.raises(UnreadableDocument):
        open_document(deep)


def test_control_characters_among_stray_text_of_a_table_cost_no_file() -> None:
    page = _page("<table>\x031,234.56\x08<tr><td>合计</td></tr></table>")
    assert "1,234.56" in " ".join(line.text for line in page.lines())


def test_a_page_is_read_once_by_all_who_ask_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it is an archive, of which format, and what it says."""
    asked: list[bytes] = []
    real = html.bodies

    def bodies(content: bytes, remarks: Remarks) -> list[etree._Element]:
        asked.append(content)
        return [*real(content, remarks)]

    monkeypatch.setattr(html, "bodies", bodies)
    content = f"<html><meta charset=utf-8><body><table>{DATA}</table></body></html>".encode()
    assert not is_archive(content)
    assert open_document(content).file_format == "html"
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("cell", "rest", "said"),
    [
        (
            "<td id=a>47.92</td>",
            "<script>f(document.getElementById('a').innerText='9')</script>",
            1,
        ),
        ("<td><b id=a>47.92</b></td>", "<script>$('#a').hide()</script>", 1),
        ("<td>47.92</td>", "<p id=a>字体</p><script>$('#a').css('color','red')</script>", 0),
        ("<td id=a>47.92</td>", "<script>count(document.getElementById('a'))</script>", 0),
    ],
)
def test_a_script_that_changes_a_figure_is_told(cell: str, rest: str, said: int) -> None:
    page = _page(f"<table>{DATA.replace('<td>47.92</td>', cell)}</table>{rest}")
    assert [one.text for one in page.remarks] == [CHANGED_BY_SCRIPT] * said


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("td::first-letter { font-size: 0 }", BEGINNING_UNSEEN),
        ("td::first-line { color: white }", BEGINNING_UNSEEN),
        ("td::first-letter { font-size: 20px }", None),
        ("td { transform: scaleX(-1) }", TURNED),
        ("td { transform: rotate(180deg) }", TURNED),
        ("td { transform: scale(1.5) translateX(-3px) }", None),
    ],
)
def test_figures_that_begin_unseen_or_stand_on_their_heads_are_told(
    style: str, said: str | None
) -> None:
    page = _page(f"<style>{style}</style><table>{DATA}</table>")
    told = {one.text.partition("（共")[0] for one in page.remarks}
    assert told == ({said} if said else set())
