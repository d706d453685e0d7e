"""A page's characters and edges become blocks: the one geometry that all PDF readers share.

What belongs here: which table and cell a character is in, and what is left as lines. What does
not: where characters and edges come from (`pdfium`, `plumber`), running headers (`furniture`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.documents.document import BBox, Block, Cell, Line, LineRole, Page, Remark, Table
from disclosure.documents.pdf.edges import Edge
from disclosure.documents.pdf.glyphs import (
    BACKGROUND,
    Char,
    box_of,
    joined_text,
    line_text,
    on_page,
    text_lines,
)
from disclosure.documents.pdf.ruling import Ruling, find_rulings
from disclosure.documents.remarks import Remarks

_NO_CELL = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed on one page, shown upright; `number` counts from 1, lengths in points."""

    number: int
    width: float
    height: float
    chars: Sequence[Char]
    horizontal: Sequence[Edge]
    vertical: Sequence[Edge]
    remarks: tuple[Remark, ...] = ()
    pictured: float | None = None
    """Share of the page that images cover."""


def page_of(sheet: Sheet) -> Page:
    """The page with its tables and lines, from top to bottom."""
    outside = on_page(sheet.chars, sheet.width, sheet.height)
    remarks = sheet.remarks
    if len(outside) < len(sheet.chars):
        remarks += _beyond(sheet)
    background = [char for char in outside if char.turn == BACKGROUND]
    if background:
        outside = [char for char in outside if char.turn != BACKGROUND]
    has_text = bool(outside)
    blocks: list[tuple[float, float, Block]] = []
    for ruling in find_rulings(sheet.horizontal, sheet.vertical):
        table, strays, outside = _table(ruling, outside)
        blocks.append((ruling.bbox[1], ruling.bbox[0], table))
        blocks.extend(_lines(strays, LineRole.STRAY))
    blocks.extend(_lines([char for char in outside if not char.turn], LineRole.TEXT))
    blocks.extend(_lines([char for char in outside if char.turn], LineRole.FURNITURE))
    blocks.extend(_lines(background, LineRole.FURNITURE))
    return Page(
        number=sheet.number,
        label=f"第{sheet.number}页",
        blocks=tuple(block for *_, block in sorted(blocks, key=lambda item: item[:2])),
        width=round(sheet.width, 2),
        height=round(sheet.height, 2),
        has_text=has_text,
        remarks=remarks,
        pictured=sheet.pictured,
    )


def _beyond(sheet: Sheet) -> tuple[Remark, ...]:
    """What stands outside of the page, said once."""
    kept = set(map(id, on_page(sheet.chars, sheet.width, sheet.height)))
    remarks = Remarks()
    for line in text_lines(char for char in sheet.chars if id(char) not in kept):
        remarks.hide("页面边界以外的文字", line_text(line))
    return remarks.told()


def _table(ruling: Ruling, chars: Sequence[Char]) -> tuple[Table, list[Char], list[Char]]:
    """The table, the characters inside its frame that no cell holds, and those outside."""
    owner = {
        (r, c): index
        for index, (row, column, row_span, column_span) in enumerate(ruling.spans, start=1)
        for r in range(row, row + row_span)
        for c in range(column, column + column_span)
    }
    held: dict[int, list[Char]] = defaultdict(list)
    outside: list[Char] = []
    rows, columns = ruling.rows, ruling.columns
    left, top, right, bottom = columns[0], rows[0], columns[-1], rows[-1]
    for char in chars:
        x, y = (char[1] + char[3]) / 2, (char[2] + char[4]) / 2
        if top <= y < bottom and left <= x < right:
            place = bisect_right(rows, y) - 1, bisect_right(columns, x) - 1
            held[owner.get(place, _NO_CELL)].append(char)
        else:
            outside.append(char)
    strays = held.get(_NO_CELL, [])
    cells = tuple(
        Cell(
            row=row,
            column=column,
            text=joined_text(held[index]) if index in held else "",
            row_span=row_span,
            column_span=column_span,
            bbox=_cell_box(ruling, row, column, row_span, column_span),
        )
        for index, (row, column, row_span, column_span) in enumerate(ruling.spans, start=1)
    )
    table = Table(len(ruling.rows) - 1, len(ruling.columns) - 1, cells, ruling.bbox)
    return table, strays, outside


def _cell_box(ruling: Ruling, row: int, column: int, row_span: int, column_span: int) -> BBox:
    return (
        ruling.columns[column],
        ruling.rows[row],
        ruling.columns[column + column_span],
        ruling.rows[row + row_span],
    )


def _lines(chars: Sequence[Char], role: LineRole) -> list[tuple[float, float, Block]]:
    found: list[tuple[float, float, Block]] = []
    for line in text_lines(chars):
        text = line_text(line)
        if text:
            box = box_of(line)
            found.append((box[1], box[0], Line(text, box, role)))
    return found
