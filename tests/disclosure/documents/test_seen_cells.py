"""A workbook is read as it is seen, whichever Excel kept it; what is hidden is told."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, GradientFill, PatternFill, Side

from disclosure.documents.document import Page
from disclosure.documents.office.seen_cells import REPEATED, TOO_LOW
from disclosure.documents.opening import open_document
from tests.disclosure.documents.hostile_files import repacked

HEAD = ["科目编码", "科目名称", "合计"]
ROWS = [["2010101", "行政运行", 743.41], ["2010102", "旧数", 77.0], ["2010103", "事务", 12.6]]
Book = Any


def new() -> tuple[openpyxl.Workbook, Any]:
    book = openpyxl.Workbook()
    sheet = book.active
    side = Side(style="thin")
    for row in (HEAD, *ROWS):
        sheet.append(row)  # type: ignore[union-attr]
    for row in sheet.iter_rows():  # type: ignore[union-attr]
        for cell in row:
            cell.border = Border(left=side, right=side)
    return book, sheet


def old() -> tuple[xlwt.Workbook, Any]:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet")
    for row, texts in enumerate((HEAD, *ROWS)):
        for column, text in enumerate(texts):
            sheet.write(row, column, text, xlwt.easyxf("borders: left thin, right thin"))
    return book, sheet


def page_of(book: Book) -> Page:
    buffer = io.BytesIO()
    book.save(buffer)
    return open_document(buffer.getvalue()).pages[0]


def grid_of(page: Page) -> list[list[str]]:
    (table,) = page.tables()
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def told(page: Page) -> list[str]:
    return [remark.text for remark in page.remarks]


WITHOUT_OLD = [HEAD, ["2010101", "行政运行", "743.41"], ["2010103", "事务", "12.6"]]


def test_a_hidden_row_is_no_row() -> None:
    (book, sheet), (xls, xls_sheet) = new(), old()
    sheet.row_dimensions[3].hidden = True
    xls_sheet.row(2).hidden = True
    for page in (page_of(book), page_of(xls)):
        assert grid_of(page) == WITHOUT_OLD
        assert told(page) == ["有隐藏的行、没有读入：“2010102”、“旧数”、“77”"]


def test_a_hidden_column_is_no_column() -> None:
    (book, sheet), (xls, xls_sheet) = new(), old()
    sheet.column_dimensions["B"].hidden = True
    xls_sheet.col(1).hidden = True
    for page in (page_of(book), page_of(xls)):
        assert [row[1] for row in grid_of(page)] == ["合计", "743.41", "77", "12.6"]
        assert told(page)[0].startswith("有隐藏的列、没有读入：“科目名称”")


def test_a_merged_cell_that_is_seen_in_part_keeps_its_text() -> None:
    book, sheet = new()
    sheet.merge_cells("A3:A4")
    sheet.row_dimensions[3].hidden = True
    page = page_of(book)
    assert grid_of(page)[2] == ["2010102", "事务", "12.6"]


def test_a_hidden_sheet_of_old_figures_is_no_part_of_the_report() -> None:
    book, _ = new()
    book.create_sheet("表3旧", 0)["A1"] = "旧"
    book["表3旧"].sheet_state = "hidden"
    book.active = 1
    buffer = io.BytesIO()
    book.save(buffer)
    first, second = open_document(buffer.getvalue()).pages
    assert (first.number, first.blocks, told(first)) == (
        1,
        (),
        ["是隐藏的，没有读入"],
    )
    assert (second.number, len(grid_of(second))) == (2, 4)


@pytest.mark.parametrize(
    ("font", "fill", "style", "reason"),
    [
        (Font(color="FFFFFFFF"), None, "font: colour white", "与底色相同的文字"),
        (
            Font(color="FF0000FF"),
            PatternFill("solid", fgColor="FF0000FF"),
            "font: colour blue; pattern: pattern solid, fore_colour blue",
            "与底色相同的文字",
        ),
        (
            Font(color="FF0000FF"),
            PatternFill("darkGray", fgColor="FF0000FF", bgColor="FF0000FF"),
            "font: colour blue; pattern: pattern thick_horz_bands, fore_colour blue, "
            "back_colour blue",
            "与底色相同的文字",
        ),
        (Font(strike=True), None, "font: struck_out true", "划去的格"),
        (Font(sz=1), None, "font: height 20", "极小的文字"),
    ],
)
def test_a_cell_that_nobody_sees_is_blank(
    font: Font, fill: PatternFill | None, style: str, reason: str
) -> None:
    (book, sheet), (xls, xls_sheet) = new(), old()
    sheet["C3"].font = font
    if fill:
        sheet["C3"].fill = fill
    xls_sheet._cell_overwrite_ok = True
    xls_sheet.write(2, 2, 77.0, xlwt.easyxf(f"borders: left thin, right thin; {style}"))
    for page in (page_of(book), page_of(xls)):
        assert grid_of(page)[2] == ["2010102", "旧数", ""]
        assert told(page) == [f"有{reason}、没有读入：“77”"]


def test_a_pattern_of_two_colours_hides_nothing() -> None:
    (book, sheet), (xls, xls_sheet) = new(), old()
    sheet["C2"].font, sheet["C2"].fill = Font(color="FF000000"), PatternFill("gray125")
    xls_sheet._cell_overwrite_ok = True
    xls_sheet.write(1, 2, 743.41, xlwt.easyxf("borders: left thin; pattern: pattern fine_dots"))
    for page in (page_of(book), page_of(xls)):
        assert (grid_of(page)[1][2], told(page)) == ("743.41", [])


def test_white_on_a_coloured_head_is_read() -> None:
    book, sheet = new()
    for cell in sheet[1]:
        cell.font, cell.fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF4472C4")
    page = page_of(book)
    assert (grid_of(page)[0], told(page)) == (HEAD, [])


@pytest.mark.parametrize(
    ("value", "number_format", "printed", "said"),
    [
        (743410.0, "#,##0.00,", "743.41", []),
        (-743.41, "#,##0.00;[Red]#,##0.00", "-743.41", []),
        (-743.41, "0.00;0.00", "743.41", ["有格式设为不显示负号的负数、没有读入：“-743.41”"]),
        (743.41, ";;;", "", ["有格式设为不显示的数、没有读入：“743.41”"]),
        (1e22, "General", "1.00000E+22", []),
        (1e300, "0.00", "1" + "0" * 300 + ".00", []),
    ],
)
def test_a_number_is_what_its_format_shows(
    value: float, number_format: str, printed: str, said: list[str]
) -> None:
    (book, sheet), (xls, xls_sheet) = new(), old()
    sheet["C2"] = value
    sheet["C2"].number_format = number_format
    xls_sheet._cell_overwrite_ok = True
    style = xlwt.easyxf("borders: left thin, right thin", num_format_str=number_format)
    xls_sheet.write(1, 2, value, style)
    for page in (page_of(book), page_of(xls)):
        assert (grid_of(page)[1][2], told(page)) == (printed, said)


def test_a_raised_figure_is_a_mark_and_a_struck_one_no_text() -> None:
    (book, sheet), (xls, xls_sheet) = new(), old()
    raised, struck = InlineFont(vertAlign="superscript"), InlineFont(strike=True)
    sheet["C2"] = CellRichText(TextBlock(struck, "77"), "743.41", TextBlock(raised, "1"))
    xls_sheet._cell_overwrite_ok = True
    plain = xlwt.easyxf("borders: left thin, right thin")
    fonts = [xlwt.Font(), xlwt.Font(), xlwt.Font()]
    fonts[0].struck_out, fonts[2].escapement = True, xlwt.Font.ESCAPEMENT_SUPERSCRIPT
    pieces = tuple(zip(("77", "743.41", "1"), fonts, strict=True))
    xls_sheet.write_rich_text(1, 2, pieces, plain)
    for page in (page_of(book), page_of(xls)):
        assert grid_of(page)[1][2] == "743.41¹"
        assert told(page) == ["有划去的文字、没有读入：“77”"]


def test_each_piece_is_seen_in_its_own_font_and_the_first_in_the_cells() -> None:
    """Pictograms, the figures of Symbol, and a cell whose own font is struck."""
    (book, sheet), (xls, xls_sheet) = new(), old()
    fonts = [xlwt.Font(), xlwt.Font(), xlwt.Font()]
    fonts[0].name, fonts[1].name, fonts[2].struck_out = "Wingdings", "Symbol", False
    pieces = [
        TextBlock(InlineFont(rFont="Wingdings"), "1"),
        TextBlock(InlineFont(rFont="Symbol"), "\uf037"),
        TextBlock(InlineFont(), "43.41"),
    ]
    sheet["C2"], sheet["C2"].font = CellRichText("88", *pieces), Font(strike=True)
    xls_sheet._cell_overwrite_ok = True
    struck = xlwt.easyxf("font: struck_out true; borders: left thin, right thin")
    xls_sheet.write_rich_text(
        1, 2, ("88", *zip(("1", "\uf037", "43.41"), fonts, strict=True)), struck
    )
    for page in (page_of(book), page_of(xls)):
        assert grid_of(page)[1][2] == "•743.41"
        assert told(page) == ["有划去的文字、没有读入：“88”"]


@pytest.mark.parametrize(
    ("engine", "text"),
    [("calcId='191029'", ""), ("calcId='1' fullCalcOnLoad='1'", "=A"), ("iterate='0'", "=A")],
)
def test_an_empty_text_is_a_result_where_something_calculated(engine: str, text: str) -> None:
    from tests.disclosure.documents.hostile_files import repacked

    book, sheet = new()
    sheet["C2"] = "=A"
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as package:
        cells = package.read("xl/worksheets/sheet1.xml")
        named = package.read("xl/workbook.xml")
    parts = {
        "xl/worksheets/sheet1.xml": re.sub(rb'(<c r="C2"[^>]*?)>', rb'\1 t="str">', cells),
        "xl/workbook.xml": re.sub(b"<calcPr[^>]*>", f"<calcPr {engine}/>".encode(), named),
    }
    page = open_document(repacked(buffer.getvalue(), parts)).pages[0]
    assert grid_of(page)[1][2] == text


def test_a_piece_in_white_is_no_text() -> None:
    (book, sheet), (xls, xls_sheet) = new(), old()
    sheet["C2"] = CellRichText(TextBlock(InlineFont(color="FFFFFFFF"), "77"), "743.41")
    xls_sheet._cell_overwrite_ok = True
    white, plain = xlwt.Font(), xlwt.Font()
    white.colour_index = 1
    style = xlwt.easyxf("borders: left thin, right thin")
    xls_sheet.write_rich_text(1, 2, (("77", white), ("743.41", plain)), style)
    for page in (page_of(book), page_of(xls)):
        assert grid_of(page)[1][2] == "743.41"
        assert told(page) == ["有与底色相同的文字、没有读入：“77”"]


def test_a_nought_that_the_sheet_does_not_show_is_blank() -> None:
    (book, sheet), (xls, xls_sheet) = new(), old()
    sheet["C2"], sheet.sheet_view.showZeros = 0, False
    xls_sheet._cell_overwrite_ok = True
    xls_sheet.write(1, 2, 0, xlwt.easyxf("borders: left thin, right thin"))
    xls_sheet.show_zero_values = False
    for page in (page_of(book), page_of(xls)):
        assert (grid_of(page)[1][2], told(page)) == ("", [])


def test_a_row_too_low_to_show_anything_is_hidden_and_black_on_black_is_not_seen() -> None:
    (book, sheet), (xls, xls_sheet) = new(), old()
    sheet.row_dimensions[3].height = 1.5
    xls_sheet.row(2).height_mismatch, xls_sheet.row(2).height = True, 30
    for page in (page_of(book), page_of(xls)):
        assert grid_of(page) == WITHOUT_OLD
    book, sheet = new()
    for fill in (PatternFill("solid", fgColor="FF000000"), GradientFill(stop=["000000"] * 2)):
        sheet["C2"].font, sheet["C2"].fill = Font(), fill
        assert grid_of(page_of(book))[1][2] == ""


@pytest.mark.parametrize(
    ("text", "height", "merged", "said"),
    [
        (743.41, 4.0, "", [TOO_LOW]),
        (743.41, 9.0, "", []),
        (743.41, 4.0, "C2:C4", []),
        ("\n\n743.41", 15.0, "", [TOO_LOW]),
        ("\n\n743.41", 45.0, "", []),
    ],
)
def test_a_figure_that_its_row_cuts_off_is_told(
    text: Any, height: float, merged: str, said: list[str]
) -> None:
    book, sheet = new()
    sheet["A2"], sheet["C2"] = "甲", text
    sheet.row_dimensions[2].height = height
    if merged:
        sheet.delete_rows(3, 2)
        sheet.merge_cells(merged)
    assert [grid_of(page_of(book))[1][2], *told(page_of(book))] == ["743.41", *said]


@pytest.mark.parametrize(("height", "said"), [(80, [TOO_LOW]), (280, [])])
def test_a_figure_that_a_row_of_an_old_sheet_cuts_off_is_told(height: int, said: list[str]) -> None:
    xls, sheet = old()
    sheet.row(2).height_mismatch, sheet.row(2).height = True, height
    page = page_of(xls)
    assert grid_of(page)[2][2] == "77"
    assert [one.partition("（")[0] for one in told(page)] == said


def test_columns_of_one_width_are_as_wide_each() -> None:
    book, sheet = new()
    first = sheet.column_dimensions["A"]
    first.width, first.min, first.max = 16, 1, 3
    sheet["C2"].alignment = Alignment(horizontal="fill")
    assert told(page_of(book)) == [REPEATED]


def test_borders_without_sides_are_none() -> None:
    buffer = io.BytesIO()
    new()[0].save(buffer)
    with zipfile.ZipFile(buffer) as package:
        styles = package.read("xl/styles.xml")
    plain = re.sub(rb"<borders.*</borders>", b"<borders><border/><border/></borders>", styles)
    page = open_document(repacked(buffer.getvalue(), {"xl/styles.xml": plain})).pages[0]
    assert grid_of(page)[1][2] == "743.41"


STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
}


def strict(content: bytes) -> bytes:
    """The package as "Strict Open XML" is saved."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as was, zipfile.ZipFile(buffer, "w") as now:
        for name in was.namelist():
            part = was.read(name)
            for loose, narrow in STRICT.items():
                part = part.replace(loose, narrow)
            now.writestr(name, part)
    return buffer.getvalue()


def test_strict_packages_say_the_same() -> None:
    from tests.disclosure.documents.hostile_files import docx

    book, _ = new()
    buffer = io.BytesIO()
    book.save(buffer)
    for content in (buffer.getvalue(), docx()):
        narrow = strict(content)
        assert b"purl.oclc.org" in narrow or narrow != content
        assert open_document(narrow).pages == open_document(content).pages
