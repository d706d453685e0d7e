"""A text PDF becomes pages of lines and ruled tables. pdfplumber reads; the geometry is ours.

What belongs here: one page's way from characters and rulings to blocks. What does not: opening
checks (`opening`), running headers (`furniture`), what a table means.
"""

from __future__ import annotations

import io
from collections import defaultdict
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from disclosure.documents.furniture import mark_furniture
from disclosure.documents.glyphs import (
    Char,
    box_of,
    is_watermark,
    joined_text,
    line_text,
    real_chars,
    text_lines,
)
from disclosure.documents.model import BBox, Block, Cell, Line, LineRole, Page, Table
from disclosure.documents.ruling import Ruling, find_rulings
from disclosure.documents.sideways import upright_copy
from disclosure.errors import CorruptDocument, EncryptedDocument, OversizedDocument

MAX_PAGES = 2000
MAX_PAGE_POINTS = 14_400
"""The largest page side that PDF allows (200 inches)."""


def read_pdf(content: bytes) -> tuple[Page, ...]:
    """Every page of a PDF; raises EncryptedDocument, OversizedDocument or CorruptDocument."""
    try:
        with pdfplumber.open(io.BytesIO(upright_copy(content))) as document:
            if len(document.pages) > MAX_PAGES:
                raise OversizedDocument(f"文件有 {len(document.pages)} 页，超过上限 {MAX_PAGES} 页")
            if not document.pages:
                raise CorruptDocument("文件已损坏：里面没有任何一页")
            pages = tuple(_read_page(page) for page in document.pages)
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise EncryptedDocument("文件设有打开密码，无法读取") from error
        raise CorruptDocument("文件已损坏：PDF 结构不完整") from error
    return mark_furniture(pages)


def _read_page(page: Any) -> Page:
    number = int(page.page_number)
    if max(page.width, page.height) > MAX_PAGE_POINTS:
        raise OversizedDocument(f"第{number}页的页面过大，没有打开")
    chars = [_with_origin(char, page) for char in real_chars(page.chars, page.bbox)]
    background = [char for char in chars if is_watermark(char)]
    chars = [char for char in chars if not is_watermark(char)]
    rulings = find_rulings(page)
    blocks: list[tuple[float, float, Block]] = []
    outside = chars
    for ruling in rulings:
        inside, outside = _split(outside, ruling)
        table, strays = _table(ruling, inside)
        blocks.append((ruling.bbox[1], ruling.bbox[0], table))
        blocks.extend(_lines(strays, LineRole.STRAY))
    blocks.extend(_lines(outside, LineRole.TEXT))
    blocks.extend(_lines(background, LineRole.FURNITURE))
    page.close()
    return Page(
        number=number,
        label=f"第{number}页",
        blocks=tuple(block for *_, block in sorted(blocks, key=lambda item: item[:2])),
        width=round(float(page.width), 2),
        height=round(float(page.height), 2),
        has_text=bool(chars),
    )


def _with_origin(char: Char, page: Any) -> Char:
    char["origin_top"] = float(page.height) - char["matrix"][5]
    return char


def _split(chars: list[Char], ruling: Ruling) -> tuple[list[Char], list[Char]]:
    inside: list[Char] = []
    outside: list[Char] = []
    for char in chars:
        (inside if ruling.position(*_centre(char)) else outside).append(char)
    return inside, outside


def _centre(char: Char) -> tuple[float, float]:
    return (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2


def _table(ruling: Ruling, chars: list[Char]) -> tuple[Table, list[Char]]:
    """The table, and the characters inside its frame that no cell holds."""
    owner = {
        (r, c): index
        for index, (row, column, row_span, column_span) in enumerate(ruling.spans)
        for r in range(row, row + row_span)
        for c in range(column, column + column_span)
    }
    held: dict[int, list[Char]] = defaultdict(list)
    strays: list[Char] = []
    for char in chars:
        position = ruling.position(*_centre(char))
        index = owner.get(position) if position else None
        (strays if index is None else held[index]).append(char)
    cells = tuple(
        Cell(
            row=row,
            column=column,
            text=joined_text(held[index]) if index in held else "",
            row_span=row_span,
            column_span=column_span,
            bbox=_cell_box(ruling, row, column, row_span, column_span),
        )
        for index, (row, column, row_span, column_span) in enumerate(ruling.spans)
    )
    return Table(len(ruling.rows) - 1, len(ruling.columns) - 1, cells, ruling.bbox), strays


def _cell_box(ruling: Ruling, row: int, column: int, row_span: int, column_span: int) -> BBox:
    return (
        ruling.columns[column],
        ruling.rows[row],
        ruling.columns[column + column_span],
        ruling.rows[row + row_span],
    )


def _lines(chars: list[Char], role: LineRole) -> list[tuple[float, float, Block]]:
    found: list[tuple[float, float, Block]] = []
    for line in text_lines(chars):
        text = line_text(line)
        if text:
            box = box_of(line)
            found.append((box[1], box[0], Line(text, box, role)))
    return found
