"""Fonts that do not say which characters they print: the page is read from its picture."""

from __future__ import annotations

from fpdf import FPDF

from disclosure.documents.document import Page
from disclosure.documents.opening import open_document
from fonts.kept_font import CHINESE


def page_of(*, named: bool) -> Page:
    pdf = FPDF(unit="pt", format="A4")
    pdf.add_font("song", "", str(CHINESE))
    pdf.set_font("song", size=10)
    pdf.add_page()
    pdf.text(60, 100, "预算支出总表 743.41 万元")
    pdf.text(60, 130, "其中：基本支出 12.60 万元")
    for word in range(12):
        pdf.text(60, 160 + 20 * word, f"项目 {word}.50")
    content = bytes(pdf.output())
    if not named:
        assert b"/ToUnicode" in content
        content = content.replace(b"/ToUnicode", b"/ToUnicodX")
    return open_document(content, recognise_scans=False).pages[0]


def test_a_font_without_names_says_nothing_and_is_told() -> None:
    assert next(page_of(named=True).lines()).text == "预算支出总表 743.41 万元"
    page = page_of(named=False)
    assert (page.blocks, page.has_text, page.is_scan) == ((), False, True)
    assert "ToUnicode" in page.remarks[0].text
