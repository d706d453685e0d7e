"""A page's characters and edges become blocks: the one geometry that all PDF readers share.

What belongs here: which table and cell a character is in, and what is left as lines. What does
not: where characters and edges come from (`pdfium`, `plumber`), running headers (`furniture`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from disclosure.documents.document import Block, Cell, Line, LineRole, Page, Remark, Table
from disclosure.documents.pdf.aligned import Running, find_aligned
from disclosure.documents.pdf.aligned.folded import folded
from disclosure.documents.pdf.aligned.ruled_heads import may_be_head
from disclosure.documents.pdf.char_columns import CharColumns, Mask, TextLine
from disclosure.documents.pdf.glyphs import BACKGROUND, Char, Places
from disclosure.documents.pdf.ruled.beside import Beside, tables_beside
from disclosure.documents.pdf.ruled.edges import Edge
from disclosure.documents.pdf.ruled.level_heads import with_whole_names
from disclosure.documents.pdf.ruled.overflow import whole_figures
from disclosure.documents.pdf.ruled.overfull import whole_names
from disclosure.documents.pdf.ruled.ruling import Ruling, find_rulings
from disclosure.documents.pdf.ruled.unlined_rows import with_parted_rows
from disclosure.documents.remarks import Remarks

_APART = re.compile(
    r"\S\s+[(（\-−△]?(?:[\d０-９]{1,3}(?:[,，][\d０-９]{3})+|[\d０-９]+[.．][\d０-９]+|\d+\s\d+)"
    r"(?:[.．][\d０-９]+)?[)）]?(?:\s|$)"
)
_AMOUNT = re.compile(r"(?<![\d.,])\d[\d,]{0,20}\.\d{1,2}(?![\d.])")
SLANTED = "有斜放或镜像的文字没有读入，其中有数字“{}”"
_A_LITTLE = 1e-6
"""Keeps an order where there is no room."""
_NO_CELL = 0
_OUTSIDE = -1
_TEXT, _TURNED, _BACKGROUND, _TABLES = range(4)
_RIGHT = -1
"""And further down: what stands above the right one of each pair of tables beside each other."""


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


_Placed = tuple[float, float, Block]
"""How far from the top and from the left a block stands."""


def page_of(sheet: Sheet, running: Running | None = None) -> Page:
    """The page with its tables and lines, from top to bottom.

    `running` goes from page to page of one file, in order.
    """
    running = Running() if running is None else running
    chars = CharColumns.of(sheet.chars)
    remarks = sheet.remarks
    on_page = chars.on_page(sheet.width, sheet.height)
    if not on_page.all():
        remarks += _beyond(chars.chosen(~on_page))
        chars = chars.chosen(on_page)
    is_background = chars.turns == BACKGROUND
    has_text = not is_background.all()
    remarks += _slanted(chars, is_background)
    found = (
        with_parted_rows(one, chars) if one.has_uprights else with_whole_names(one, chars)
        for one in find_rulings(sheet.horizontal, sheet.vertical)
    )
    rulings = [one for one in found if one is not None]
    lines = _lines_by_place(chars, is_background, rulings)
    if running.columns or _may_be_rows(lines[_TEXT]):
        is_free = _is_free(chars, is_background, rulings)
        in_lines = folded(chars, is_free)
        free = (in_lines or chars).chosen(is_free)
        bands = [(ruling.bbox[1], ruling.bbox[3]) for ruling in rulings]
        heads = _bare_heads(rulings, lines)
        if aligned := find_aligned(
            free, sheet.horizontal, bands, running, sheet.height, heads=heads
        ):
            tops = {one.bbox[1] for one in aligned if one.is_drawn}
            kept = [one for one in rulings if not (one in heads and one.bbox[1] in tops)]
            rulings = sorted([*kept, *aligned], key=lambda one: (one.bbox[1], one.bbox[0]))
            chars = in_lines or chars
            lines = _lines_by_place(chars, is_background, rulings)
    beside = tuple(tables_beside(rulings, chars)) if len(rulings) > 1 else ()
    if beside:
        lines = _lines_by_place(chars, is_background, rulings, beside)
    blocks: list[_Placed] = []
    first = _TABLES
    for ruling in rulings:
        table = _table(ruling, lines, first)
        blocks.append((ruling.bbox[1], ruling.bbox[0], table))
        blocks.extend(_lines(lines[first], LineRole.STRAY))
        first += 1 + len(ruling.spans)
    blocks.extend(_lines(lines[_TEXT], LineRole.TEXT))
    blocks.extend(_lines(lines[_TURNED], LineRole.FURNITURE))
    blocks.extend(_lines(lines[_BACKGROUND], LineRole.FURNITURE))
    for number, pair in enumerate(beside):
        blocks = _behind_the_left(blocks, rulings, pair, lines[_RIGHT - number])
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


def _beyond(chars: CharColumns) -> tuple[Remark, ...]:
    """What stands outside of the page, said once."""
    remarks = Remarks()
    for line in chars.lines():
        remarks.hide("页面边界以外的文字", line.text)
    return remarks.told()


def _slanted(chars: CharColumns, is_background: Mask) -> tuple[Remark, ...]:
    """What is told of an amount in slanted or mirrored text; what is repeated is a watermark."""
    if not is_background.any():
        return ()
    text = "".join(chars.chosen(is_background).texts)
    amounts = Counter(_AMOUNT.findall(text))
    once = [amount for amount, times in amounts.items() if times == 1]
    return (Remark("unread_content", SLANTED.format(once[0])),) if once else ()


def _cell_of_each(ruling: Ruling, chars: CharColumns) -> Places:
    """The number of the cell, from 1, that holds each character; _NO_CELL inside the frame only."""
    rows, columns = len(ruling.rows) - 1, len(ruling.columns) - 1
    owners = np.full((rows + 2, columns + 2), _OUTSIDE, np.intp)
    owners[1:-1, 1:-1] = _NO_CELL
    for number, (row, column, row_span, column_span) in enumerate(ruling.spans, start=1):
        owners[row + 1 : row + row_span + 1, column + 1 : column + column_span + 1] = number
    x, y = chars.middles()
    below, right = (
        np.searchsorted(ends, places, "right")
        for ends, places in ((ruling.rows, y), (ruling.columns, x))
    )
    cells: Places = owners[below, right]
    return cells


def _behind_the_left(
    blocks: Sequence[_Placed], rulings: Sequence[Ruling], pair: Beside, lines: Sequence[TextLine]
) -> list[_Placed]:
    """The blocks; the right table of a pair, the lines above it first, follows the left one."""
    left, right = rulings[pair.left].bbox, rulings[pair.right].bbox
    ordered: list[_Placed] = []
    for top, x0, block in (*blocks, *_lines(lines, LineRole.TEXT)):
        is_right = x0 > pair.left_ends and pair.top < top <= max(pair.bottom, right[1])
        if is_right and (isinstance(block, Line) or block.bbox == right):
            ordered.append((left[1] + (top - pair.top) * _A_LITTLE, x0, block))
        else:
            ordered.append((top, x0, block))
    return ordered


def _lines_by_place(
    chars: CharColumns,
    is_background: Mask,
    rulings: Sequence[Ruling],
    beside: Sequence[Beside] = (),
) -> dict[int, list[TextLine]]:
    """The lines of the page by where they stand.

    From _TABLES on each table has a number for what no cell of it holds, and one for each cell.
    """
    places = np.where(chars.turns == 0, _TEXT, _TURNED)
    places[is_background] = _BACKGROUND
    free, first = ~is_background, _TABLES
    for ruling in rulings:
        cells = _cell_of_each(ruling, chars)
        inside = free & (cells != _OUTSIDE)
        places[inside] = first + cells[inside]
        free &= ~inside
        first += 1 + len(ruling.spans)
    for number, pair in enumerate(beside):
        places[(places == _TEXT) & pair.on_the_right(chars)] = _RIGHT - number
    chars, places = whole_figures(*whole_names(chars, places, rulings, _TABLES), rulings, _TABLES)
    found: dict[int, list[TextLine]] = defaultdict(list)
    for line in chars.lines(places):
        if line.text:
            found[line.group].append(line)
    return found


def _may_be_rows(lines: Sequence[TextLine]) -> bool:
    """Whether a line prints a figure of money that stands apart from the text before it."""
    return any(_APART.search(line.text) for line in lines)


def _bare_heads(rulings: Sequence[Ruling], lines: Mapping[int, Sequence[TextLine]]) -> list[Ruling]:
    """The ruled tables that print words, and no figure of money: heads, perhaps."""
    found = []
    first = _TABLES
    for ruling in rulings:
        last = first + len(ruling.spans)
        own = [line.text for number in range(first, last + 1) for line in lines.get(number, ())]
        if own and may_be_head(ruling) and not any(map(_AMOUNT.search, own)):
            found.append(ruling)
        first = last + 1
    return found


def _is_free(chars: CharColumns, is_background: Mask, rulings: Sequence[Ruling]) -> Mask:
    """Which characters are upright text outside of all tables."""
    free: Mask = (chars.turns == 0) & ~is_background
    for ruling in rulings:
        free &= _cell_of_each(ruling, chars) == _OUTSIDE
    return free


def _table(ruling: Ruling, lines: Mapping[int, Sequence[TextLine]], first: int) -> Table:
    """The table, of the lines of its cells; `first` is the number of what no cell of it holds."""
    rows, columns = ruling.rows, ruling.columns
    cells = tuple(
        Cell(
            row,
            column,
            "\n".join([line.text for line in lines[number]]) if number in lines else "",
            row_span,
            column_span,
            (columns[column], rows[row], columns[column + column_span], rows[row + row_span]),
        )
        for number, (row, column, row_span, column_span) in enumerate(ruling.spans, first + 1)
    )
    return Table(len(rows) - 1, len(columns) - 1, cells, ruling.bbox, ruling.is_drawn)


def _lines(lines: Sequence[TextLine], role: LineRole) -> Iterator[_Placed]:
    for line in lines:
        x0, top, x1, bottom = line.box
        box = round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)
        yield box[1], box[0], Line(line.text, box, role)
