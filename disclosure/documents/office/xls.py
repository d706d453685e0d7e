"""A workbook of Excel 97-2003 (BIFF8), as far as it tells what a sheet prints.

What belongs here: xlrd, which knows number formats, borders and merged ranges (calamine gives bare
numbers, and what is printed is the number under its format). What does not: the container (`ole`),
limits before parsing (`biff`), which cells are a table (`worksheet`).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import xlrd

from disclosure.documents.document import Page
from disclosure.documents.office.biff import SheetOutline, sheet_outlines
from disclosure.documents.office.number_format import printed_date, printed_number
from disclosure.documents.office.ole import workbook_stream
from disclosure.documents.office.worksheet import Place, Worksheet, worksheet, worksheet_page
from disclosure.errors import CorruptDocument, UnreadableDocument

NOT_CALCULATED = "=（公式没有计算结果）"
"""Stands for a result that the file does not hold: a gap, not a blank and not a zero."""


def read_xls(content: bytes) -> tuple[Page, ...]:
    """Every sheet of a workbook, hidden ones too.

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
        yield worksheet_page(index + 1, sheet.name, _sheet(book, sheet, outline))
        book.unload_sheet(index)


def _sheet(book: Any, sheet: Any, outline: SheetOutline) -> Worksheet:
    texts: dict[Place, str] = {}
    bordered: set[Place] = set()
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind == xlrd.XL_CELL_EMPTY:
                continue
            style = book.xf_list[sheet.cell_xf_index(row, column)]
            if (row, column) in outline.not_calculated:
                texts[row, column] = NOT_CALCULATED
            elif text := _printed(book, kind, sheet.cell_value(row, column), style):
                texts[row, column] = text
            if style.border.left_line_style or style.border.right_line_style:
                bordered.add((row, column))
    merged = ((first, left, last, right) for first, last, left, right in sheet.merged_cells)
    return worksheet(texts, bordered, merged)


def _printed(book: Any, kind: int, value: Any, style: Any) -> str:
    if kind == xlrd.XL_CELL_TEXT:
        return str(value).strip()
    if kind == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, "#ERR!"))
    known = book.format_map.get(style.format_key)
    number_format = known.format_str if known else None
    if kind == xlrd.XL_CELL_DATE:
        return _date(book, value, number_format)
    return printed_number(value, number_format) if kind == xlrd.XL_CELL_NUMBER else ""


def _date(book: Any, value: float, number_format: str | None) -> str:
    """The date; the number itself where no date is meant, as with an amount under zero."""
    if value >= 0:
        with suppress(ValueError, OverflowError):
            return printed_date(xlrd.xldate_as_datetime(value, book.datemode), number_format)
    return printed_number(value, None)
