"""OFD pages: text and lines by their places make the same tables as in a PDF."""

from __future__ import annotations

import io
import zipfile

import pytest

from disclosure.documents.document import Page
from disclosure.documents.opening import open_document
from disclosure.errors import CorruptDocument

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(x: float, y: float, words: str, more: str = "", inner: str = "") -> str:
    deltas = f"g {len(words) - 1} 2" if len(words) > 1 and words.isascii() else ""
    return (
        f'<ofd:TextObject Boundary="{x} {y} 60 6" Font="2" Size="4" {more}>{inner}'
        f'<ofd:TextCode X="0" Y="4" DeltaX="{deltas}">{words}</ofd:TextCode></ofd:TextObject>'
    )


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    return (
        f'<ofd:PathObject Boundary="{x0} {y0} {x1 - x0} {y1 - y0}"><ofd:AbbreviatedData>'
        f"M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
    )


GRID = (
    "".join(line(20, 50 + 10 * n, 140, 50 + 10 * n) for n in range(4))
    + "".join(line(20 + 60 * n, 50, 20 + 60 * n, 80) for n in range(3))
    + line(20, 50, 20, 80)
)


def ofd(content: str, template: str = "") -> bytes:
    used = '<ofd:Template TemplateID="9"/>' if template else ""
    page = (
        "<ofd:Page {ns}>{used}<ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content>"
        "</ofd:Page>"
    )
    parts = {
        "OFD.xml": f"<ofd:OFD {NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>"
        "0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        '<ofd:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/></ofd:CommonData>'
        '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/P.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/Pages/P.xml": page.format(ns=NS, used=used, content=content),
        "Doc_0/Tpls/T.xml": page.format(ns=NS, used="", content=template),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def page_of(content: str, template: str = "") -> Page:
    (page,) = open_document(ofd(content, template)).pages
    return page


CELLS = text(22, 52, "项目") + text(82, 52, "金额") + text(22, 62, "合计") + text(82, 62, "120.50")


@pytest.mark.parametrize("template", [False, True])
def test_a_ruled_table_is_read_cell_by_cell(template: bool) -> None:
    title = text(20, 30, "预算收支总表")
    page = page_of(title + CELLS, GRID) if template else page_of(title + GRID + CELLS)
    assert [one.text for one in page.lines()] == ["预算收支总表"]
    (table,) = page.tables()
    texts = [one.text for one in table.cells]
    assert texts[:4] == ["项目", "金额", "合计", "120.50"]


@pytest.mark.parametrize(
    ("more", "inner"),
    [
        ('Visible="false"', ""),
        ('Alpha="0"', ""),
        ("", '<ofd:FillColor Value="255 255 255"/>'),
    ],
)
def test_what_nobody_sees_is_told(more: str, inner: str) -> None:
    page = page_of(GRID + CELLS + text(100, 62, "77", more, inner))
    (table,) = page.tables()
    assert [one.text for one in table.cells][3] == "120.50"
    assert page.remarks[0].text.endswith("没有读入：“77”")


def box(x: float, y: float, colour: str, more: str = "") -> str:
    return (
        f'<ofd:PathObject Boundary="{x} {y} 40 7" Fill="true" Stroke="false" {more}>'
        f'<ofd:FillColor Value="{colour}"/><ofd:AbbreviatedData>M 0 0 L 40 0 L 40 7 L 0 7 C'
        "</ofd:AbbreviatedData></ofd:PathObject>"
    )


WHITE, GREY, BLUE = "255 255 255", "200 200 200", "0 0 200"


@pytest.mark.parametrize(
    ("content", "printed", "said"),
    [
        (text(82, 62, "77", 'Fill="false"'), "", "不显示的文字"),
        (text(82, 62, "77", 'Alpha="8"'), "", "不显示的文字"),
        (text(82, 62, "77", "", '<ofd:FillColor Value="0 0 0" Alpha="0"/>'), "", "不显示的文字"),
        (
            box(82, 62, BLUE) + text(82, 62, "77", "", f'<ofd:FillColor Value="{BLUE}"/>'),
            "",
            "与底色",
        ),
        (
            box(82, 62, BLUE) + text(82, 62, "77", "", f'<ofd:FillColor Value="{WHITE}"/>'),
            "77",
            None,
        ),
        (box(82, 62, GREY) + text(82, 62, "77"), "77", None),
        (text(82, 62, "77") + box(82, 62, WHITE), "", "被盖住"),
        (text(82, 62, "77") + box(82, 62, WHITE, 'Alpha="90"'), "77", None),
        (text(82, 62, "12.60") + box(82, 62, WHITE) + text(82, 62, "92.60"), "92.60", "被盖住"),
        (text(82, 62, "77") + text(-90, 62, "1"), "77", "页面之外"),
    ],
)
def test_what_is_seen_of_a_page_is_what_was_painted_last(
    content: str, printed: str, said: str | None
) -> None:
    others = text(22, 52, "项目") + text(82, 52, "金额") + text(22, 62, "合计")
    page = page_of(GRID + others + content)
    (table,) = page.tables()
    assert [one.text for one in table.cells][3] == printed
    assert [said in one.text if said else one for one in page.remarks] == ([True] if said else [])


def test_a_damaged_one_says_so() -> None:
    with pytest.raises(CorruptDocument):
        open_document(ofd("<torn"))


def test_a_page_that_is_a_picture_says_so() -> None:
    page = page_of('<ofd:ImageObject Boundary="0 0 210 297" ResourceID="5"/>' + text(5, 5, "1"))
    assert page.remarks[0].kind == "unread_content"
