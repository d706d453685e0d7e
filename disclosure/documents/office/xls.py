"""A workbook of Excel 97-2003 (BIFF8), as far as it tells what a sheet prints.

What belongs here: xlrd, which knows number formats, borders and merged ranges (calamine gives bare
numbers, and what is printed is the number under its format). What does not: the container (`ole`),
limits before parsing (`biff`), which cells are a table (`worksheet`).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from typing import Any

import xlrd

from disclosure.documents.document import Page
from disclosure.documents.office.biff import SheetOutline, sheet_outlines
from disclosure.documents.office.conditional_looks import PERHAPS
from disclosure.documents.office.number_format import ink_of, printed_date, printed_number
from disclosure.documents.office.ole import workbook_stream
from disclosure.documents.office.seen_cells import (
    SHOWS_FORMULAS,
    SMALLEST_POINTS,
    TOO_LOW,
    USUAL_WIDTH,
    WHITE,
    ground_of,
    hidden_sheet,
    hide_piece,
    is_too_low,
    seen_worksheet,
    shown_text,
    tell_number,
    tell_repeated,
    why_unseen,
)
from disclosure.documents.office.sheet_drawings import tell_shapes, written_over
from disclosure.documents.office.symbol_fonts import shown_in
from disclosure.documents.office.word_runs import Look
from disclosure.documents.office.worksheet import Place, Worksheet, worksheet_page
from disclosure.documents.office.xls_drawings import drawn_shapes
from disclosure.documents.remarks import FIGURE, Remarks
from disclosure.errors import CorruptDocument, UnreadableDocument

_FILL = 4
"""The alignment that repeats a text (MS-XLS, 2.5.180)."""
_SHIFTS = {1: "superscript", 2: "subscript"}
_OF_THE_SYSTEM = {64: "000000", 65: WHITE}
NOT_CALCULATED = "=（公式没有计算结果）"
"""Stands for a result that the file does not hold: a gap, not a blank and not a zero."""


def read_xls(content: bytes) -> tuple[Page, ...]:
    """Every sheet of a workbook; hidden ones are told and not read.

    Raises UnsupportedFormat, EncryptedDocument, OversizedDocument or CorruptDocument.
    """
    stream = workbook_stream(content)
    outlines = sheet_outlines(stream)
    try:
        return tuple(_pages(stream, outlines))
    except (UnreadableDocument, MemoryError):
        raise
    except Exception as error:
        raise CorruptDocument("文件已损坏：Excel 内容不完整") from error


def _pages(stream: bytes, outlines: list[SheetOutline]) -> Iterator[Page]:
    book = xlrd.open_workbook(
        file_contents=stream,
        formatting_info=True,
        ragged_rows=True,
        on_demand=True,
        logfile=io.StringIO(),
    )
    for index, outline in zip(range(book.nsheets), outlines, strict=True):
        sheet = book.sheet_by_index(index)
        if sheet.visibility:
            yield hidden_sheet(index + 1, sheet.name)
        else:
            remarks = Remarks()
            seen = _sheet(book, sheet, outline, remarks)
            if outline.may_hide:
                remarks.miss(PERHAPS)
            for text in filter(FIGURE.search, outline.drawn):
                remarks.miss(written_over(text))
            if shapes := list(drawn_shapes(bytes(outline.drawing), outline.objects)):
                tell_shapes(shapes, _figures(sheet), remarks)
            if sheet.show_formulas:
                remarks.miss(SHOWS_FORMULAS)
            yield worksheet_page(index + 1, sheet.name, seen, remarks.told())
        book.unload_sheet(index)


def _figures(sheet: Any) -> set[Place]:
    """The cells that hold a number."""
    return {
        (row, column)
        for row in range(sheet.nrows)
        for column, kind in enumerate(sheet.row_types(row))
        if kind == xlrd.XL_CELL_NUMBER
    }


def _sheet(book: Any, sheet: Any, outline: SheetOutline, remarks: Remarks) -> Worksheet:
    texts: dict[Place, str] = {}
    bordered: set[Place] = set()
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind == xlrd.XL_CELL_EMPTY:
                continue
            style = book.xf_list[sheet.cell_xf_index(row, column)]
            if (row, column) in outline.not_calculated:
                texts[row, column] = NOT_CALCULATED
            elif text := _text(book, sheet, (row, column), style, remarks):
                texts[row, column] = text
                if _is_too_low(book, sheet, (row, column), style, text):
                    remarks.miss(TOO_LOW)
            if style.border.left_line_style or style.border.right_line_style:
                bordered.add((row, column))
    merged = ((first, left, last, right) for first, last, left, right in sheet.merged_cells)
    return seen_worksheet((texts, bordered, merged), _hidden(sheet), remarks)


def _hidden(sheet: Any) -> tuple[set[int], set[int]]:
    """Rows and columns that are hidden, filtered out or without any height or width."""
    rows = {
        number
        for number, one in sheet.rowinfo_map.items()
        if one.hidden or (one.height <= 20 * SMALLEST_POINTS and not one.has_default_height)
    }
    columns = {number for number, one in sheet.colinfo_map.items() if one.hidden or one.width == 0}
    if sheet.default_row_hidden:
        rows |= set(range(sheet.nrows)) - set(sheet.rowinfo_map)
    return rows, columns


def _text(book: Any, sheet: Any, place: Place, style: Any, remarks: Remarks) -> str:
    """What a cell shows; what nobody sees of it goes to the remarks."""
    kind, value = sheet.cell_type(*place), sheet.cell_value(*place)
    if kind == xlrd.XL_CELL_NUMBER and not value and not sheet.show_zero_values:
        return ""
    known = book.format_map.get(style.format_key)
    number_format = known.format_str if known else None
    text = _printed(book, kind, value, number_format)
    if kind == xlrd.XL_CELL_NUMBER:
        tell_number(value, number_format, text, remarks)
    runs = sheet.rich_text_runlist_map.get(place) if kind == xlrd.XL_CELL_TEXT else None
    if kind == xlrd.XL_CELL_TEXT:
        text = _rich(book, text, runs, style, remarks) if runs else text
        text = shown_text(text.strip(), number_format, remarks)
    if runs:
        return text
    font = book.font_list[style.font_index]
    ink = ink_of(value, number_format) if kind == xlrd.XL_CELL_NUMBER else None
    if text and (why := _why_unseen(book, style, font, ink)):
        remarks.hide(why, text)
        return ""
    if style.alignment.hor_align == _FILL:
        tell_repeated(text, _width(sheet, place[1]), remarks)
    return shown_in(font.name, text)


def _is_too_low(book: Any, sheet: Any, place: Place, style: Any, text: str) -> bool:
    """Whether the one row of a cell cuts off its figure; heights are kept in twentieths."""
    row = sheet.rowinfo_map.get(place[0])
    if row is None or row.has_default_height:
        return False
    points = book.font_list[style.font_index].height / 20
    return is_too_low(text, points, row.height / 20) and not any(
        first <= place[0] < last and left <= place[1] < right and last - first > 1
        for first, last, left, right in sheet.merged_cells
    )


def _width(sheet: Any, column: int) -> float:
    """How many figures a column has room for; it is kept in parts of 256."""
    known = sheet.colinfo_map.get(column)
    return USUAL_WIDTH if known is None else float(known.width / 256)


def _why_unseen(book: Any, style: Any, font: Any, ink: str | None = None) -> str | None:
    return why_unseen(
        struck=bool(font.struck_out),
        points=font.height / 20,
        colour=ink or _colour(book, font.colour_index),
        ground=_ground(book, style.background),
    )


def _rich(book: Any, text: str, runs: list[tuple[int, int]], style: Any, remarks: Remarks) -> str:
    """A text of several fonts: raised figures are marks, pieces that nobody sees are no text.

    The cell's own font is that of what stands before the first run.
    """
    parts: list[str] = []
    for (start, font_index), (stop, _) in pairwise([(0, style.font_index), *runs, (len(text), 0)]):
        font, piece = book.font_list[font_index], text[start:stop]
        if piece and (why := _why_unseen(book, style, font)):
            hide_piece(why, piece, remarks)
        else:
            shift = _SHIFTS.get(font.escapement, "")
            parts.append(Look(shift=shift, font=font.name).printed(piece))
    return "".join(parts)


def _colour(book: Any, index: int) -> str | None:
    rgb = book.colour_map.get(index)
    return None if rgb is None else "".join(f"{part:02X}" for part in rgb)


def _ground(book: Any, background: Any) -> str | None:
    fore, back = (
        _colour(book, index) or _OF_THE_SYSTEM.get(index)
        for index in (background.pattern_colour_index, background.background_colour_index)
    )
    return ground_of(background.fill_pattern, fore, back)


def _printed(book: Any, kind: int, value: Any, number_format: str | None) -> str:
    if kind == xlrd.XL_CELL_TEXT:
        return str(value)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, "#ERR!"))
    if kind == xlrd.XL_CELL_DATE:
        return _date(book, value, number_format)
    return printed_number(value, number_format) if kind == xlrd.XL_CELL_NUMBER else ""


def _date(book: Any, value: float, number_format: str | None) -> str:
    """The date; the number itself where no date is meant, as with an amount under zero."""
    if value >= 0:
        with suppress(ValueError, OverflowError):
            return printed_date(xlrd.xldate_as_datetime(value, book.datemode), number_format)
    return printed_number(value, None)
