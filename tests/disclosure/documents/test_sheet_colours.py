"""A workbook that shows other figures than it holds, by fonts, inks, formats: read so, or told."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import Any

import pytest
import xlwt
from openpyxl.styles import Alignment, Color, Font, PatternFill

from disclosure.documents.office.biff import sheet_outlines
from disclosure.documents.office.conditional_looks import PERHAPS
from disclosure.documents.office.ole import workbook_stream
from disclosure.documents.office.seen_cells import FILLED, REPEATED, SHOWS_FORMULAS
from disclosure.documents.opening import open_document
from tests.disclosure.documents.test_seen_cells import grid_of, new, old, page_of, told


@pytest.mark.parametrize(
    ("changes", "style", "printed", "said"),
    [
        ({"font": Font(name="Wingdings")}, "font: name Wingdings", "••••••", []),
        (
            {"number_format": "[White]#,##0.00"},
            "",
            "",
            ["有与底色相同的文字、没有读入：“743.41”"],
        ),
        ({"number_format": "[Red]#,##0.00"}, "", "743.41", []),
        ({"number_format": "#,##0.00*0"}, "", "743.41", [FILLED]),
        ({"number_format": "* #,##0.00_ "}, "", "743.41", []),
        ({"alignment": Alignment(horizontal="fill")}, "align: horiz filled", "743.41", [REPEATED]),
    ],
)
def test_other_figures_than_the_stored_ones_are_told(
    changes: dict[str, Any], style: str, printed: str, said: list[str]
) -> None:
    (book, sheet), (xls, xls_sheet) = new(), old()
    for name, value in changes.items():
        setattr(sheet["C2"], name, value)
    sheet.column_dimensions["C"].width = 20
    xls_sheet._cell_overwrite_ok = True
    xls_sheet.col(2).width = 20 * 256
    number_format = changes.get("number_format", "General")
    look = xlwt.easyxf(f"borders: left thin, right thin; {style}", number_format)
    xls_sheet.write(1, 2, 743.41, look)
    for page in (page_of(book), page_of(xls)):
        assert (grid_of(page)[1][2], told(page)) == (printed, said)


def test_a_figure_that_fills_its_cell_once_is_itself() -> None:
    book, sheet = new()
    sheet["C2"].alignment = Alignment(horizontal="fill")
    assert told(page_of(book)) == []


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (Color(theme=1), Color(theme=1)),
        (Color(theme=4), Color(theme=4)),
        (Color(theme=4, tint=0.4), Color(theme=4, tint=0.39)),
        (Color(rgb="FFFF0000"), Color(indexed=10)),
        (None, Color(rgb="FF000000")),
    ],
)
def test_a_colour_is_what_theme_palette_and_tint_make_of_it(
    ink: Color | None, ground: Color
) -> None:
    book, sheet = new()
    sheet["C3"].font, sheet["C3"].fill = Font(color=ink), PatternFill("solid", fgColor=ground)
    sheet["C2"].font = Font(color=Color(theme=0))
    sheet["C2"].fill = PatternFill("solid", fgColor=Color(theme=4))
    page = page_of(book)
    assert [row[2] for row in grid_of(page)] == ["合计", "743.41", "", "12.6"]
    assert told(page) == ["有与底色相同的文字、没有读入：“77”"]


def test_a_sheet_that_shows_its_formulas_is_told() -> None:
    (book, sheet), (xls, xls_sheet) = new(), old()
    sheet.sheet_view.showFormulas = True
    xls_sheet.show_formulas = True
    assert [told(page_of(one)) for one in (book, xls)] == [[SHOWS_FORMULAS], [SHOWS_FORMULAS]]


@pytest.mark.parametrize(
    ("looks", "said"),
    [
        ("<font><color rgb='FFFFFFFF'/></font>", [PERHAPS]),
        ("<numFmt numFmtId='180' formatCode=';;;'/>", [PERHAPS]),
        ("<font><color rgb='FFFF0000'/></font>", []),
    ],
)
def test_conditional_formats_in_an_extension_are_looked_at(looks: str, said: list[str]) -> None:
    book, _ = new()
    buffer = io.BytesIO()
    book.save(buffer)
    extension = (
        "<extLst><ext uri='{78C0D931-6437-407d-A8EE-F0AAD7539E65}' "
        "xmlns:x14='http://schemas.microsoft.com/office/spreadsheetml/2009/9/main'>"
        "<x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type='expression'>"
        f"<x14:dxf>{looks}</x14:dxf></x14:cfRule></x14:conditionalFormatting>"
        "</x14:conditionalFormattings></ext></extLst></worksheet>"
    )
    page = open_document(_with(buffer.getvalue(), "</worksheet>", extension)).pages[0]
    assert told(page) == said


def _with(content: bytes, here: str, put: str) -> bytes:
    """A package with other text in its first sheet."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as was, zipfile.ZipFile(buffer, "w") as package:
        for name in was.namelist():
            part = was.read(name)
            is_sheet = name.startswith("xl/worksheets/sheet")
            package.writestr(name, part.replace(here.encode(), put.encode()) if is_sheet else part)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("options", "colour", "unsaid", "may_hide"),
    [
        (0, 1, 0, True),
        (0, 9, 0, True),
        (0, 10, 0, False),
        (0x80, 10, 0, True),
        (0x80, 10, 0x80, False),
    ],
)
def test_a_white_or_struck_font_on_a_condition_is_seen_in_an_old_workbook(
    options: int, colour: int, unsaid: int, may_hide: bool
) -> None:
    xls, _ = old()
    buffer = io.BytesIO()
    xls.save(buffer)
    stream = workbook_stream(buffer.getvalue()).rstrip(b"\0")
    font = bytes(68) + struct.pack("<I8xI4xI", options, colour, unsaid) + bytes(26)
    rule = struct.pack("<BBHHIH", 1, 5, 0, 0, 1 << 26, 0) + font
    end = stream.rindex(b"\x0a")
    record = struct.pack("<HH", 0x01B1, len(rule)) + rule
    (outline,) = sheet_outlines(stream[:end] + record + stream[end:] + b"\0\0\0")
    assert outline.may_hide == may_hide
