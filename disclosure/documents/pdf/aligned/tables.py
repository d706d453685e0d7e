"""From a page's free characters to the grids of its tables without rules.

What belongs here: the order of the steps, and boundaries of rows and columns. What does not: each
step (`row_blocks`, `rivers`, `column_names`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from disclosure.documents.furniture import MARGIN, is_page_number
from disclosure.documents.pdf.aligned.column_names import Head, head_of, is_band
from disclosure.documents.pdf.aligned.head_names import Name
from disclosure.documents.pdf.aligned.page_words import WordLine, lines_of_words
from disclosure.documents.pdf.aligned.rivers import Strip, strips_of
from disclosure.documents.pdf.aligned.row_blocks import Band, Block, Row, blocks_of
from disclosure.documents.pdf.aligned.ruled_heads import below_head
from disclosure.documents.pdf.char_columns import CharColumns
from disclosure.documents.pdf.ruled.edges import Edge
from disclosure.documents.pdf.ruled.ruling import Ruling

_FEWEST_COLUMNS = 2
_MARGIN = 2.0
_AROUND = 6.0
_WRAPPED = 0.4
_CLOSE = 1.2
_SHORT = 2
_RULED = "ruled"
"""For the words of a head that is ruled: no free lines repeat it."""
_DIGITS = re.compile(r"[\d\-—–－第页共/ ]")
_Span = tuple[int, int, int, int]


@dataclass(slots=True)
class Running:
    """What a page leaves for the next one: a table that may go on, and what stands on each page."""

    columns: tuple[float, ...] = ()
    head: str = ""
    in_margins: set[str] = field(default_factory=set)

    def without_furniture(self, lines: Sequence[WordLine], height: float) -> list[WordLine]:
        """The lines, less those in a margin that an earlier page prints too, and page numbers.

        A head that each page repeats stands close above its rows: nothing in a margin does.
        """
        kept: list[WordLine] = []
        seen = set(self.in_margins)
        for line in reversed(lines):
            is_inner = MARGIN * height < (line.top + line.bottom) / 2 < (1 - MARGIN) * height
            text = _DIGITS.sub("", "".join(line.text.split()))
            is_close = bool(kept) and kept[-1].top - line.bottom < _CLOSE * line.size
            is_above = is_close and line.bottom < height / 2
            if is_inner or is_above or not (text in seen or len(text) < _SHORT):
                kept.append(line)
            if not is_inner:
                self.in_margins.add(text)
        kept.reverse()
        while kept and is_page_number(kept[-1].text):
            kept.pop()
        return kept


def find_aligned(
    chars: CharColumns,
    level: Sequence[Edge],
    barriers: Sequence[Band],
    running: Running,
    height: float,
    *,
    heads: Sequence[Ruling] = (),
) -> list[Ruling]:
    """The tables that the lines of words make, top to bottom.

    `level` are level rules and edges of shades that may part rows; `barriers` the tops and bottoms
    of ruled tables; `height` the page's, in points. `running` is what the page before left, and
    then what this one leaves. `heads` are ruled heads without a body: free rows right below one
    are read in its columns, and the head is then part of their table.
    """
    lines = running.without_furniture(lines_of_words(chars), height)
    columns, running.columns = running.columns, ()
    found = []
    last = None
    for block in blocks_of(lines, barriers, level, may_go_on=bool(columns or heads)):
        is_first = block.first_line is lines[0] and not any(
            bottom < lines[0].top for _, bottom in barriers
        )
        ruling = below_head(block, heads, lines, _going_on)
        goes_on = is_first and bool(columns)
        if ruling is None and goes_on and block.head_text != running.head:
            ruling = _going_on(block, columns)
        if ruling is None and block.is_too_short and not goes_on:
            continue
        ruling = ruling or _ruling(block)
        if ruling is not None:
            found.append(ruling)
            last = block
    if last is not None and last.last_line is lines[-1]:
        running.columns = found[-1].columns
        running.head = _RULED if found[-1].is_drawn else last.head_text or running.head
    return found


def _going_on(block: Block, columns: tuple[float, ...]) -> Ruling | None:
    """The grid in the columns of the page before, None where its figures do not keep to them."""
    rows = list(block.rows)
    for line in reversed(block.head):
        if rows[0].top - line.bottom < _WRAPPED * line.size and not rows[0].lines[0].opens_body:
            rows[0] = Row([line, *rows[0].lines])
        else:
            rows.insert(0, Row([line]))
    inner = columns[1:-1]
    for word in (word for row in rows for word in row.words):
        if word.box[0] < columns[0] - _AROUND or word.box[2] > columns[-1] + _AROUND:
            return None
        if word.is_figure and any(word.box[0] + 1 < x < word.box[2] - 1 for x in inner):
            return None
    return _grid(columns, [rows[0].top - _MARGIN], [], rows)


def _ruling(block: Block) -> Ruling | None:
    strips = strips_of(block.rows, named=bool(block.head))
    if len(strips) < _FEWEST_COLUMNS or not any(strip.is_of_figures for strip in strips):
        return None
    lines, rows = list(block.head), list(block.rows)
    while len(lines) > 1 and is_band(lines[-1], lines[:-1], strips):
        rows.insert(0, Row([lines.pop()]))
    head = head_of(lines, strips)
    spans, tops = _head_cells(head, rows[0].top)
    return _grid(tuple(_column_edges(head)), tops, spans, rows)


def _grid(
    columns: tuple[float, ...], tops: list[float], spans: list[_Span], rows: Sequence[Row]
) -> Ruling | None:
    """The grid; `tops` are where the rows of the head begin, and at last the body."""
    depth = len(tops) - 1
    for number, row in enumerate(rows, start=depth):
        spans += _body_cells(row, number, columns)
    between = [(above.bottom + below.top) / 2 for above, below in pairwise(rows)]
    edges = [round(y, 2) for y in (*tops, *between, rows[-1].bottom + _MARGIN)]
    if any(b <= a for a, b in pairwise(edges)):
        return None
    bbox = (columns[0], edges[0], columns[-1], edges[-1])
    return Ruling(bbox, columns, tuple(edges), tuple(spans), is_drawn=False)


def _column_edges(head: Head) -> list[float]:
    """Between two columns, clear of the names of both where they leave room."""
    extents = []
    for strip, name in zip(head.strips, head.names, strict=True):
        left, right = strip.left, strip.right
        extents.append((min(left, name.left), max(right, name.right)) if name else (left, right))
    edges = [min(left for left, _ in extents) - _MARGIN]
    for (one, (_, right)), (other, (left, _)) in pairwise(zip(head.strips, extents, strict=True)):
        if right <= left:
            edges.append((right + left) / 2)
        else:
            edges.append(_within(one, other, (right + left) / 2))
    edges.append(max(right for _, right in extents) + _MARGIN)
    return [round(x, 2) for x in edges]


def _within(one: Strip, other: Strip, place: float) -> float:
    """Names overlap: the edge stays between what is printed below them."""
    low, high = sorted((one.right, other.left))
    return min(max(place, low), high)


def _head_cells(head: Head, body_top: float) -> tuple[list[_Span], list[float]]:
    """The cells of the head, and where its rows begin; the last is where the body does."""
    named = [name for name in head.names if name is not None]
    everything = [*named, *(group.name for group in head.groups)]
    if not everything:
        return [], [body_top - _MARGIN]
    levels = sorted({group.level for group in head.groups})
    depth = len(levels) + 1
    tops = [min(name.top for name in everything) - _MARGIN]
    for level in levels:
        bottom = max(group.name.bottom for group in head.groups if group.level == level)
        below = [name.top for name in _below_groups(head, level) if name.middle >= bottom]
        tops.append((bottom + min(below, default=bottom + _MARGIN)) / 2)
    tops.append((max(name.bottom for name in everything) + body_top) / 2)
    spans: list[_Span] = []
    covered: set[tuple[int, int]] = set()
    for group in head.groups:
        row = levels.index(group.level)
        spans.append((row, group.first, 1, group.last - group.first + 1))
        covered |= {(row, column) for column in range(group.first, group.last + 1)}
    for column in range(len(head.strips)):
        start = max((row + 1 for row in range(depth) if (row, column) in covered), default=0)
        gaps = [row for row in range(start) if (row, column) not in covered]
        spans += [(row, column, 1, 1) for row in gaps]
        spans.append((start, column, depth - start, 1))
    return sorted(spans), tops


def _below_groups(head: Head, level: int) -> list[Name]:
    """The names below the groups of a level: those beside may reach from above to below it."""
    own = [group for group in head.groups if group.level == level]
    columns = {n for group in own for n in range(group.first, group.last + 1)}
    deeper = [group.name for group in head.groups if group.level > level and group.first in columns]
    return [*deeper, *(name for n in columns if (name := head.names[n]) is not None)]


def _body_cells(row: Row, number: int, columns: Sequence[float]) -> list[_Span]:
    """One cell a column; words that run over an edge merge the cells they stand in."""
    spans: list[_Span] = []
    count = len(columns) - 1
    joined = [False] * count
    for word in row.words:
        if word.is_figure:
            continue
        inner = [n for n in range(1, count) if word.box[0] + 1 < columns[n] < word.box[2] - 1]
        for edge in inner:
            joined[edge] = True
    start = 0
    for column in range(1, count + 1):
        if column == count or not joined[column]:
            spans.append((number, start, 1, column - start))
            start = column
    return spans
