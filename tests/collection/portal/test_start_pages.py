"""Start pages of which no word says that they lead on, and lists that say so in words of their own:
read all the same, or what is missing is told."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlwt
from fpdf import FPDF
from openpyxl import Workbook

from collection import apart
from collection.portal.pages import link_books, text_tables
from collection.portal.pages.file_beginnings import OLD_OFFICE
from collection.portal.pages.link_books import MOST_BYTES
from collection.portal.scripts.script_engine import has_engine
from collection.portal.walking import preparing
from collection.portal.walking.monitor import Verdict
from fonts.kept_font import CHINESE
from tests.collection.portal.walking import BASE, Walked, pages, walk_over
from tests.drawn import few_of

WHO = ("教育局", "民政局", "林业局", "统计局", "审计局")
TITLES = [f"云岭县{one}2026年部门预算" for one in WHO]
FILES = {f"/f/{n}.pdf": b"%PDF-1.4 " + str(n).encode() for n in range(5)}


def _items(first: int, last: int) -> str:
    links = (f"<li><a href='/f/{n}.pdf'>{TITLES[n]}</a></li>" for n in range(first, last))
    return f"<ul>{''.join(links)}</ul>"


def _walk(start: str, answers: dict[str, str | bytes]) -> Walked:
    return walk_over(pages({**FILES, **answers}), BASE + start)


def _folders() -> dict[str, str | bytes]:
    """A server's own index: folders, names cut short, the whole name in the address alone."""
    names = [quote(f"{one}.pdf") for one in TITLES]
    files = "".join(f"<a href='{one}'>云岭县..&gt;</a>" for one in names)
    index = "<title>Index of /gk</title><a href='/'>Parent Directory</a>"
    held: dict[str, str | bytes] = {f"/gk/2026/{names[n]}": FILES[f"/f/{n}.pdf"] for n in range(5)}
    return {"/gk/": f"{index}<a href='2026/'>2026/</a>", "/gk/2026/": index + files, **held}


def _letters() -> dict[str, str | bytes]:
    """Departments by the letter that they begin with, a home page each."""
    top = (
        "<h2>部门信息公开目录</h2><a href='/gk/index.do?k=J'>J</a><a href='/gk/index.do?k=L'>L</a>"
    )
    made: dict[str, str | bytes] = {"/gk/index.do": top}
    for letter, who in (("J", [0]), ("L", [1, 2, 3, 4])):
        own = "".join(f"<a href='/gk/d.do?id={n}'>{WHO[n]}</a>" for n in who)
        made[f"/gk/index.do?k={letter}"] = top + own
    for n in range(5):
        made[f"/gk/d.do?id={n}"] = f"<h1>{WHO[n]}</h1><a href='/gk/c.do?id={n}'>财政信息</a>"
        made[f"/gk/c.do?id={n}"] = f"<h3>财政信息</h3>{_items(n, n + 1)}"
    return made


def _months() -> dict[str, str | bytes]:
    top = "".join(f"<li><a href='/gk/2026/0{n}/'>2026年{n}月</a></li>" for n in (1, 2, 3))
    january = {"/gk/2026/01/": "<ul><li><a href='/n.html'>森林防火命令</a></li></ul>"}
    return {"/gk/": top, **january, "/gk/2026/02/": _items(0, 3), "/gk/2026/03/": _items(3, 5)}


@pytest.mark.parametrize(
    ("start", "answers"),
    [("/gk/", _folders()), ("/gk/index.do", _letters()), ("/gk/", _months())],
    ids=["folders", "letters", "months"],
)
def test_whoever_chose_a_start_page_says_that_the_budgets_are_below_it(
    start: str, answers: dict[str, str | bytes]
) -> None:
    walked = _walk(start, answers)
    assert (len(walked.documents), walked.night.verdict) == (5, Verdict.WHOLE), walked.night


def test_what_below_a_start_page_is_too_much_to_be_opened_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("collection.portal.walking.ways.MOST_BELOW", 2)
    walked = _walk("/gk/", _months())
    assert walked.night.verdict == Verdict.PARTLY
    assert any("超过 2 个" in one for one in walked.night.gaps), walked.night.gaps


def test_a_department_of_a_directory_of_which_nothing_was_had_is_a_doubt() -> None:
    walked = _walk("/gk/index.do", _letters() | {"/gk/c.do?id=3": "<h1>云岭县人民政府</h1>"})
    assert len(walked.documents) == 4
    assert WHO[3] in "".join(walked.night.doubts + walked.night.gaps)


@pytest.mark.parametrize("words", ["较早文章", "Older", "往前翻", "查看之前发布的内容"])
def test_a_further_page_is_known_by_its_address_whatever_it_is_called(words: str) -> None:
    """As WordPress has it: ?cat=7 goes on at ?cat=7&paged=2."""
    first = f"<h1>部门预算</h1>{_items(0, 3)}<a href='/?cat=7&paged=2'>{words}</a>"
    second = f"<h1>部门预算</h1>{_items(3, 5)}<a href='/?cat=7'>回去</a>"
    walked = _walk("/?cat=7", {"/?cat=7": first, "/?cat=7&paged=2": second})
    assert (len(walked.documents), walked.night.verdict) == (5, Verdict.WHOLE), walked.night


BOOKS = ["2026年部门预算公开网址汇总表", "2026年部门预算公开情况一览表", "部门名册", "教育局等部门"]


def _book(titles: list[str], how: str = "linked") -> bytes:
    book, held = Workbook(), io.BytesIO()
    for n, who in enumerate(titles):
        said = {"linked": "点击查看", "worked out": f'=HYPERLINK("{BASE}/d/{n}.html","点击查看")'}
        book.active.append([who, said.get(how, f"{BASE}/d/{n}.html")])
        if how == "linked":
            book.active.cell(row=n + 1, column=2).hyperlink = f"{BASE}/d/{n}.html"
    book.save(held)
    return held.getvalue()


@pytest.mark.parametrize("held", ["linked", "worked out", "printed"])
@pytest.mark.parametrize("how", few_of(["printed", *BOOKS], 2))
def test_addresses_that_are_only_printed_or_stand_in_a_workbook_are_followed(
    how: str, held: str
) -> None:
    """Whatever a book is called: that it has departments beside addresses makes it one."""
    rows = "".join(
        f"<tr><td>{who}</td><td>{BASE}/d/{n}.html</td></tr>" for n, who in enumerate(WHO)
    )
    linked = f"<a href='/w.xlsx'>{how}.xlsx</a>"
    start = f"<h1>2026年部门预算公开</h1>{f'<table>{rows}</table>' if how == 'printed' else linked}"
    own = {f"/d/{n}.html": f"<h1>{TITLES[n]}</h1><a href='/f/{n}.pdf'>附件</a>" for n in range(5)}
    walked = _walk("/gk/", {"/gk/": start, "/w.xlsx": _book(WHO, held), **own})
    assert (len(walked.documents), walked.night.verdict) == (5, Verdict.WHOLE), walked.night


def _old_book() -> bytes:
    book, held = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("网址")
    for n, who in enumerate(WHO):
        sheet.write(n, 0, who)
        sheet.write(n, 1, f"{BASE}/d/{n}.html")
    book.save(held)
    return held.getvalue()


def _printed_book(blanks: int = 0) -> bytes:
    """A PDF with a table of departments, beside each of which 查看 is a link; and blanks, which are
    packed.
    """
    paper = FPDF()
    paper.add_page()
    paper.add_font("song", "", str(CHINESE))
    paper.set_font("song", size=12)
    for n, who in enumerate(WHO):
        paper.cell(60, 8, who)
        paper.cell(20, 8, "查看", link=f"{BASE}/d/{n}.html", new_x="LMARGIN", new_y="NEXT")
    paper._out(" " * blanks)
    return bytes(paper.output())


@pytest.mark.parametrize(("name", "book"), [("w.xls", _old_book), ("w.pdf", _printed_book)])
def test_a_book_of_links_may_be_old_or_printed(name: str, book: Callable[[], bytes]) -> None:
    """A PDF is looked into where the column has nothing else."""
    own = {f"/d/{n}.html": f"<h1>{TITLES[n]}</h1><a href='/f/{n}.pdf'>附件</a>" for n in range(5)}
    start = f"<h1>2026年部门预算公开</h1><a href='/{name}'>链接一览</a>"
    walked = _walk("/gk/", {"/gk/": start, f"/{name}": book(), **own})
    assert (len(walked.documents), walked.night.verdict) == (5, Verdict.WHOLE), walked.night


def test_a_workbook_of_another_thing_is_left_and_a_report_with_links_is_kept() -> None:
    links = (
        "<a href='/w.xlsx'>采购目录.xlsx</a><a href='/r.xlsx'>云岭县审计局2026年部门预算.xlsx</a>"
    )
    made = {"/gk/": f"<h1>2026年部门预算公开</h1>{_items(0, 5)}{links}"}
    books = {
        "/w.xlsx": _book(["办公椅", "打印机", "投影仪"]),
        "/r.xlsx": _book(["总表", "收入", "支出"]),
    }
    walked = _walk("/gk/", made | books)
    assert {*walked.documents.values()} == {*FILES.values(), books["/r.xlsx"]}


def _plain_book() -> bytes:
    return "\n".join(f"{who},{BASE}/d/{n}.html" for n, who in enumerate(WHO)).encode()


@pytest.mark.parametrize(
    ("name", "book"), [("w.xlsx", partial(_book, WHO)), ("w.csv", _plain_book)]
)
def test_a_book_of_more_rows_than_are_read_says_so(
    name: str, book: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (link_books, text_tables, preparing):
        monkeypatch.setattr(module, "MOST_ROWS", 3)
    own = {f"/d/{n}.html": f"<h1>{TITLES[n]}</h1><a href='/f/{n}.pdf'>附件</a>" for n in range(5)}
    start = f"<h1>2026年部门预算公开</h1><a href='/{name}'>部门名册</a>"
    walked = _walk("/gk/", {"/gk/": start, f"/{name}": book(), **own})
    assert len(walked.documents) == 3
    assert "超过 3 行" in "".join(walked.night.gaps)


def test_a_pdf_of_links_is_looked_into_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a process of its own, like every book: what it unpacks to is not the crawl's."""
    monkeypatch.setattr(apart, "MOST_MEMORY_MB", 200)
    start = "<h1>2026年部门预算公开</h1><a href='/w.pdf'>链接一览</a>"
    for blanks, is_read in ((0, True), (100 * 1024**2, False)):
        reasons = _walk("/gk/", {"/gk/": start, "/w.pdf": _printed_book(blanks)}).reasons
        assert ("文件读取过久或占用过多内存，没有读取其中的网址" not in reasons) == is_read


def _far() -> bytes:
    book, held = Workbook(), io.BytesIO()
    book.active.cell(row=1_048_576, column=16_384, value="教育局")
    book.save(held)
    return held.getvalue()


def _bomb() -> bytes:
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b" " * (MOST_BYTES + 1))
    return held.getvalue()


@pytest.mark.parametrize(
    ("book", "said"),
    [
        (_bomb(), "展开后超过 8 MB"),
        (OLD_OFFICE + bytes(MOST_BYTES), "展开后超过 8 MB"),
        (b"PK\x03\x04 torn", "文件已损坏"),
        (_far(), ""),
    ],
)
def test_a_book_of_links_that_harms_costs_itself_and_is_told(book: bytes, said: str) -> None:
    linked = f"{_items(0, 5)}<a href='/w.xlsx'>2026年部门预算公开网址汇总表.xlsx</a>"
    walked = _walk("/gk/", {"/gk/": f"<h1>2026年部门预算公开</h1>{linked}", "/w.xlsx": book})
    assert len(walked.documents) == 5
    assert said in " ".join(walked.reasons)


def test_the_frames_of_a_start_page_are_its_own() -> None:
    """Saved from Excel: a frame with the sheets' tabs, which sends whoever opens it alone back."""
    back = "<script>if (window.name != 'tabs') window.location.replace('/gk/y.htm');</script>"
    tabs = "".join(f"<a href='/gk/y.files/s{n}.htm' target=sheet>{'党政其'[n]}</a>" for n in (0, 1))
    rows = [f"<tr><td><a href='/f/{n}.pdf'>云岭县{WHO[n]}</a></td></tr>" for n in range(5)]
    frames = "<frameset><frame src='y.files/s0.htm'><frame src='y.files/tabs.htm'></frameset>"
    walked = _walk(
        "/gk/y.htm",
        {
            "/gk/y.htm": f"<title>2026年部门预算公开</title>{frames}",
            "/gk/y.files/tabs.htm": back + tabs,
            "/gk/y.files/s0.htm": f"{back}<table>{''.join(rows[:2])}</table>",
            "/gk/y.files/s1.htm": f"{back}<table>{''.join(rows[2:])}</table>",
        },
    )
    assert (len(walked.documents), walked.night.verdict) == (5, Verdict.WHOLE), walked.night


@pytest.mark.skipif(not has_engine(), reason="没有 mini-racer")
def test_what_a_click_asks_for_and_does_not_get_is_told() -> None:
    heads = "".join(f"<dt onclick='show({n})'>{'农社'[n]}口部门</dt><dd></dd>" for n in (0, 1))
    script = "function show(n) { $('dd').eq(n).load('/frag/' + n + '.html'); }"
    start = f"<h2>部门预算公开</h2><dl>{heads}</dl><script>{script}</script>"
    walked = _walk("/gk/", {"/gk/": start, "/frag/0.html": _items(0, 3)})
    assert len(walked.documents) == 3
    assert "/frag/1.html" in "".join(walked.night.gaps)


def test_a_cell_that_reaches_down_is_of_every_row_and_a_unit_is_named_by_its_own() -> None:
    head = "<tr><th>部门</th><th>部门预算</th><th>单位</th><th>单位预算</th></tr>"
    first = (
        "<tr><td rowspan='2'>云岭县教育局</td><td rowspan='2'><a href='/f/0.pdf'>查看</a></td>"
        "<td>云岭县第一中学</td><td><a href='/f/1.pdf'>查看</a></td></tr>"
    )
    second = "<tr><td>云岭县实验小学</td><td><a href='/f/2.pdf'>查看</a></td></tr>"
    table = f"<h1>云岭县2026年部门预算公开</h1><table>{head}{first}{second}</table>"
    walked = _walk("/gk/", {"/gk/": table})
    said = {name: one.ask.title for name, one in walked.kept.items()}
    assert said == {
        "0.pdf": "云岭县教育局部门预算",
        "1.pdf": "云岭县第一中学单位预算",
        "2.pdf": "云岭县实验小学单位预算",
    }


def test_what_is_posted_is_written_in_the_characters_of_its_page() -> None:
    options = "".join(f"<option value='{who}'>{who}</option>" for who in ("", *WHO))
    form = f"<form method=post action='/s.asp'><select name=bm>{options}</select></form>"
    start = f"<meta charset=gb2312><h1>部门预算</h1>{form}".encode("gb18030")
    answers = {"/gk/": (200, {"Content-Type": "text/html"}, start), "/s.asp": _items(0, 5)}
    walked = walk_over(pages({**FILES, **answers}), f"{BASE}/gk/")
    posted = [one for one in walked.asked if one.form]
    assert {one.charset for one in posted} == {"gb18030"}
    assert {value for one in posted for _, value in one.form or ()} == set(WHO)


@pytest.mark.skipif(not has_engine(), reason="没有 mini-racer")
def test_a_search_that_a_script_makes_within_the_column_is_asked() -> None:
    box = "<div><input id='k' placeholder='单位名称'><button onclick='so()'>搜索</button></div>"
    asks = "function so() { $.get('/s', {k: $('#k').val()}, function (h) { $('#r').html(h); }); }"
    start = f"<h2>部门预算</h2>{box}<div id='r'>{_items(0, 2)}</div><script>{asks}</script>"
    found = {f"/s?k={quote(word)}": _items(0, 5) for word in ("预算", "局")}
    walked = _walk("/gk/", {"/gk/": start, **found, f"/s?k={quote('决算')}": "<p>没有</p>"})
    assert (len(walked.documents), walked.night.verdict) == (5, Verdict.WHOLE), walked.night


@pytest.mark.skipif(not has_engine(), reason="没有 mini-racer")
def test_each_choice_of_one_list_is_shown_with_each_of_another() -> None:
    """Nothing is asked: a year and a department together name the file that the page shows."""
    years = "<select id='y'><option>2026</option><option>2025</option></select>"
    options = "".join(f"<option value='{n}'>{WHO[n]}</option>" for n in range(3))
    show = (
        "var y = document.getElementById('y'), d = document.getElementById('d');"
        "y.onchange = d.onchange = function () { if (!d.value) return; var at = y.value + '/' +"
        " d.value; document.getElementById('v').innerHTML = '<embed src=/g/' + at + '.pdf>'; };"
    )
    chosen = f"{years}<select id='d'><option value=''>请选择</option>{options}</select>"
    start = f"<h2>部门预算公开</h2>{chosen}<div id='v'></div><script>{show}</script>"
    files: dict[str, str | bytes] = {
        f"/g/{year}/{n}.pdf": b"%PDF-1.4 " + f"{year}{n}".encode()
        for year in (2026, 2025)
        for n in range(3)
    }
    walked = _walk("/gk/", {"/gk/": start, **files})
    assert (len(walked.documents), walked.night.verdict) == (6, Verdict.WHOLE), walked.night


LIBRARY = """
window.Grid = function (at, url) {
  var t = document.querySelector(at);
  function row(r) { return '<li><a href="' + r[1] + '">' + r[0] + '</a></li>'; }
  function draw(n) {
    $.getJSON(url + '?from=' + n, function (d) {
      t.innerHTML = d.rows.map(row).join('') + (d.rest ? '<b>2</b>' : '');
      if (d.rest) t.querySelector('b').onclick = function () { draw(3); };
    });
  }
  draw(0);
};"""


@pytest.mark.skipif(not has_engine(), reason="没有 mini-racer")
def test_a_library_is_run_itself_where_its_stand_in_leaves_something_out() -> None:
    start = (
        "<h2>部门预算</h2><p>共5条</p><ul id='t'></ul><script src='/jquery.datatables.min.js'>"
        "</script><script>new Grid('#t', '/d.json')</script>"
    )
    rows = [f'["{TITLES[n]}", "/f/{n}.pdf"]' for n in range(5)]
    walked = _walk(
        "/gk/",
        {
            "/gk/": start,
            "/jquery.datatables.min.js": LIBRARY,
            "/d.json?from=0": f'{{"rows": [{", ".join(rows[:3])}], "rest": true}}',
            "/d.json?from=3": f'{{"rows": [{", ".join(rows[3:])}], "rest": false}}',
        },
    )
    assert (len(walked.documents), walked.night.verdict) == (5, Verdict.WHOLE), walked.night
