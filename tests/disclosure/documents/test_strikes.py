"""What a line strikes out in a PDF is passed over, as people do, and told; other lines strike
nothing."""

from __future__ import annotations

import pytest

from disclosure.documents.document import Page
from disclosure.documents.opening import open_document
from disclosure.documents.pdf.visible.annotations import REDACTED
from tests.disclosure.documents.raw_pdf import grid, raw_pdf, text

ROW = grid(50, 140, 2, 4) + text(55, 146, "Total")
"""The lowest row of a table: a label and a value cell from x 110 to 170, y 140 to 160."""
NEW = text(115, 146, "92.60")


def page_of(content: str, **more: str) -> Page:
    return open_document(raw_pdf(ROW + content, **more), recognise_scans=False).pages[0]  # type: ignore[arg-type]


def value_of(page: Page) -> str:
    (table,) = page.tables()
    return next(cell.text for cell in table.cells if (cell.row, cell.column) == (3, 1))


def told(page: Page) -> list[str]:
    return [remark.text for remark in page.remarks]


def struck(*texts: str) -> list[str]:
    return ["有划去的文字、没有读入：" + "、".join(f"“{one}”" for one in texts)]


THROUGH = "114 149.6 m 141 149.6 l S "


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("0.7 w " + THROUGH, id="a stroke"),
        pytest.param("1 0 0 RG 0.7 w " + THROUGH, id="a red stroke"),
        pytest.param("[2 1] 0 d 0.7 w " + THROUGH, id="dashes"),
        pytest.param("114 149.3 27 0.7 re f ", id="a thin bar"),
        pytest.param("1 0 0 rg 114 148.2 27 2.8 re f 0 g ", id="a thick bar"),
        pytest.param("114 149.3 13 0.7 re f 127 149.3 14 0.7 re f ", id="in pieces"),
        pytest.param("0.1 w 114 149.3 m 141 149.3 l 141 150 l 114 150 l h B ", id="outlined"),
        pytest.param("0.5 w 114 148.6 m 141 148.6 l S 114 150.4 m 141 150.4 l S ", id="two lines"),
        pytest.param("0.7 w 114 146 m 141 154 l S ", id="aslant"),
        pytest.param("0.7 w 114 146 m 141 154 l S 114 154 m 141 146 l S ", id="a cross"),
        pytest.param("0.7 w 113 149 m 120 152 130 147 142 150 c S ", id="by hand"),
        pytest.param(
            "q 27 0 0 0.7 114 149.3 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q ", id="a picture"
        ),
    ],
)
def test_a_figure_that_is_struck_out_is_told_and_not_read(line: str) -> None:
    page = page_of(NEW + line)
    assert (value_of(page), told(page)) == ("", struck("92.60"))


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("0.5 w 115 144.8 m 140 144.8 l S ", id="underlined"),
        pytest.param(
            "0.5 w 115 144.8 m 140 144.8 l S 115 143.3 m 140 143.3 l S ", id="underlined twice"
        ),
        pytest.param("0.5 w 113 147.6 m 142 147.6 l S ", id="underlined too high"),
        pytest.param("0.5 w 113 144 29 11 re S ", id="framed"),
        pytest.param("0.5 w 142 149.6 m 168 149.6 l S ", id="a leader"),
        pytest.param("0.5 w 20 149.6 m 390 149.6 l S ", id="a line of a chart"),
        pytest.param("0.5 w 110 149.6 m 170 149.6 l S ", id="a rule that crosses it"),
        pytest.param("0.5 w 20 20 m 390 290 l S ", id="a slanted line across the page"),
        pytest.param("2 w 60 150 m 60 250 190 250 190 150 c S ", id="a seal"),
        pytest.param("0.6 w 141 143 m 143 141 l 147 151 l S ", id="a tick"),
        pytest.param("0.9 g 116.4 148.2 2.8 2.8 re f 0 g ", id="a dot"),
        pytest.param("0.5 w 84 149.6 m 141 149.6 l S ", id="a line that ends with it"),
        pytest.param("0.5 w 114 149.6 m 190 149.6 l S ", id="a line that begins with it"),
        pytest.param("0.5 w 60 146 m 220 152 l S ", id="a slanted line past it"),
        pytest.param(
            "".join(f"{x} 149.3 4 0.7 re f " for x in range(20, 390, 5)), id="a line in pieces"
        ),
    ],
)
def test_other_lines_strike_nothing(line: str) -> None:
    page = page_of(NEW + line)
    assert [one for one in told(page) if "划去" in one] == []
    assert "92.60" in [cell.text for table in page.tables() for cell in table.cells]


def test_what_stands_beside_a_struck_figure_is_read() -> None:
    beside = text(113, 146, "12.60") + "0.5 w 112.5 149.6 m 139 149.6 l S " + text(141, 146, "9.2")
    above = text(115, 142, "12.60") + "0.5 w 114.5 145.6 m 141 145.6 l S " + text(115, 152, "9.2")
    for content in (beside, above):
        page = page_of(content)
        assert (value_of(page), told(page)) == ("9.2", struck("12.60"))
    page = page_of(text(115, 146, "192.60") + "0.5 w 114.5 149.6 m 120.8 149.6 l S ")
    assert (value_of(page), told(page)) == ("92.60", struck("1"))
    page = page_of(NEW + text(50, 100, "from 12.60 to 92.60") + "0.6 w 72 103.6 m 98 103.6 l S ")
    assert [line.text for line in page.lines()] == ["from  to 92.60"]
    assert told(page) == struck("12.60")


def test_rules_elsewhere_make_no_strike_a_rule() -> None:
    page = page_of(NEW + text(50, 100, "12345678.90") + "0.6 w 50 103.6 m 110 103.6 l S ")
    assert told(page) == struck("12345678.90")


@pytest.mark.parametrize(
    "annotation",
    [
        "/Subtype /StrikeOut /QuadPoints [114 155 141 155 114 144 141 144]",
        "/Subtype /StrikeOut /QuadPoints [111 159 169 159 111 140 169 140]",
        "/Subtype /Ink /InkList [[114 149.6 127 150.5 141 149.6]]",
        "/Subtype /Line /L [114 149.6 141 149.6]",
        "/Subtype /PolyLine /Vertices [114 148 127 152 141 148]",
    ],
)
def test_annotations_strike_text_too(annotation: str) -> None:
    page = page_of(
        NEW, on_page="/Annots [7 0 R]", seventh=f"<< /Type /Annot {annotation} /Rect [9 9 99 30] >>"
    )
    assert (value_of(page), told(page)) == ("", struck("92.60"))


APPEARANCE = "/Rect [0 0 400 300] /AP << /N 6 0 R >> >>"
OVER = "1 g 110.5 140.5 59 19 re f 0 g " + text(115, 146, "77.00")
COVERED = "有看不见（与底色相同、被遮盖或裁去）的文字、没有读入：“92.60”"


@pytest.mark.parametrize(
    "kind", ["/FreeText /Contents (77.00)", "/Stamp", "/Widget /FT /Tx /Parent << /V (77.00) >>"]
)
def test_what_an_annotation_prints_is_read_where_it_stands(kind: str) -> None:
    over = {"on_page": "/Annots [7 0 R]", "seventh": f"<< /Subtype {kind} {APPEARANCE}"}
    page = page_of(NEW, form=OVER, **over)
    assert (value_of(page), told(page)) == ("77.00", [COVERED])
    page = page_of("", form=text(115, 146, "77.00"), **over)
    assert (value_of(page), told(page)) == ("77.00", [])


def test_what_an_annotation_hides_is_not_read_and_a_redaction_to_come_is_told() -> None:
    hidden = f"<< /Subtype /FreeText /F 32 {APPEARANCE}"
    page = page_of(NEW, form=OVER, on_page="/Annots [7 0 R]", seventh=hidden)
    assert (value_of(page), told(page)) == ("92.60", [])
    redact = "<< /Subtype /Redact /Rect [112 142 165 158] >>"
    page = page_of(NEW, on_page="/Annots [7 0 R]", seventh=redact)
    assert (value_of(page), told(page)) == ("92.60", [REDACTED])
