"""Ruled tables of a PDF page: from its edges to a grid of cells.

What belongs here: the two geometric rules that repair what office programs draw, and the grid.
What does not: text, and where edges come from (each reader's own module).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import overload

import numpy as np
from numpy.typing import NDArray

from disclosure.documents.document import BBox
from disclosure.documents.pdf.glyphs import Numbers, Places
from disclosure.documents.pdf.ruled.edges import (
    Edge,
    EdgeColumns,
    cells_between,
    clusters,
    groups,
    joined,
)
from disclosure.documents.pdf.ruled.level_rules import uprights_of_rows
from disclosure.documents.pdf.ruled.open_ends import borders_at_open_ends

FILL_THICKNESS = 2.5
"""A filled rectangle thicker than this both ways is a background, not a border (1 to 4 work)."""
MIN_EDGES = 8
"""With fewer edges than this a page has no table; a rectangle counts four."""
MIN_EDGE_LENGTH = 1.0
"""Shorter pieces are the ends of a border that is drawn as a thin rectangle."""
ENDS_TOGETHER = 1.5
ENDS_NEEDED = 3
_UNDRAWN = 0.1
MERGE_COLUMNS = 3.0
MERGE_ROWS = 2.0


@dataclass(frozen=True, slots=True)
class Ruling:
    """A table's grid: ascending column and row boundaries, and the cells between them."""

    bbox: BBox
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    spans: tuple[tuple[int, int, int, int], ...]
    """row, column, row_span, column_span of each cell."""
    is_drawn: bool = True
    """Whether rules tell the columns; else the text does, by where it lines up."""
    has_uprights: bool = True
    """Whether uprights are drawn; else the ends of level rules tell the columns."""
    ruled_rows: int | None = None
    """How many rows from the top are ruled, where free ones follow a ruled head; else None: all."""

    def position(self, x: float, y: float) -> tuple[int, int] | None:
        """Grid row and column of a point, None outside the frame."""
        row, column = bisect_right(self.rows, y) - 1, bisect_right(self.columns, x) - 1
        inside = 0 <= row < len(self.rows) - 1 and 0 <= column < len(self.columns) - 1
        return (row, column) if inside else None


@overload
def is_background(width: float, height: float) -> bool: ...
@overload
def is_background(width: Numbers, height: Numbers) -> NDArray[np.bool_]: ...
def is_background(
    width: float | Numbers, height: float | Numbers
) -> bool | np.bool_ | NDArray[np.bool_]:
    """Whether a rectangle that is filled and has no outline is too thick to be a border."""
    return (width > FILL_THICKNESS) & (height > FILL_THICKNESS)


def find_rulings(horizontal: Sequence[Edge], vertical: Sequence[Edge]) -> list[Ruling]:
    """All ruled tables with at least two cells, top to bottom."""
    if len(horizontal) + len(vertical) < MIN_EDGES:
        return []
    level = EdgeColumns.of(horizontal).from_length(MIN_EDGE_LENGTH)
    upright = EdgeColumns.of(vertical).from_length(MIN_EDGE_LENGTH)
    if told := uprights_of_rows(level, upright):
        upright = EdgeColumns.of([*upright, *told])
    borders, posts = joined(level), joined(upright)
    sills, sides = list(_closing(posts, borders)), list(_closing(borders, posts))
    sills += borders_at_open_ends(posts, borders)
    tables = cells_between(
        joined([*level, *sills]) if sills else borders,
        joined([*upright, *sides]) if sides else posts,
    )
    rulings = [_ruling(cells) for cells in tables]
    if told:
        rulings = [replace(one, has_uprights=not _is_told(one, told)) for one in rulings]
    return sorted(rulings, key=lambda ruling: (ruling.bbox[1], ruling.bbox[0]))


def _is_told(ruling: Ruling, uprights: Sequence[Edge]) -> bool:
    left, top, right, bottom = ruling.bbox
    return any(
        left < edge.at < right and edge.start < bottom and edge.stop > top for edge in uprights
    )


def _closing(pieces: Sequence[Edge], borders: Sequence[Edge]) -> Iterator[Edge]:
    """Borders that close a frame: where three or more edges end together and none is drawn.

    Word draws none at the top of a page where a row goes on from the page before.
    """
    for end in (attrgetter("start"), attrgetter("stop")):
        for group in clusters(pieces, end, ENDS_TOGETHER):
            if len(group) < ENDS_NEEDED:
                continue
            places = sorted({round(piece.at, 1) for piece in group})
            spread = end(group[-1]) - end(group[0])
            if len(places) < ENDS_NEEDED or spread > 2 * ENDS_TOGETHER:
                continue
            at = sum(end(piece) for piece in group) / len(group)
            reach = min(piece.start for piece in group), max(piece.stop for piece in group)
            beside = [edge for edge in borders if abs(edge.at - at) <= 2 * ENDS_TOGETHER]
            if any(_is_whole(edge, places) for edge in beside):
                continue
            missing = [
                part
                for line in (Edge(at, *between) for between in pairwise(places))
                if not _is_drawn(beside, line) and _is_framed(borders, line, reach)
                for part in _outside_of_cells(pieces, borders, line)
            ]
            yield from _touching(missing)


def _touching(lines: Sequence[Edge]) -> Iterator[Edge]:
    """Lines that touch, as one."""
    run: Edge | None = None
    for line in lines:
        if run is not None and line.start == run.stop:
            run = run._replace(stop=line.stop)
            continue
        if run is not None:
            yield run
        run = line
    if run is not None:
        yield run


def _is_framed(borders: Iterable[Edge], line: Edge, reach: tuple[float, float]) -> bool:
    """Whether a border runs beside the line: two tables on one page are not closed into one."""
    return any(
        edge.start <= line.start + ENDS_TOGETHER
        and edge.stop >= line.stop - ENDS_TOGETHER
        and reach[0] - ENDS_TOGETHER <= edge.at <= reach[1] + ENDS_TOGETHER
        for edge in borders
    )


def _outside_of_cells(
    pieces: Sequence[Edge], borders: Sequence[Edge], line: Edge
) -> Iterator[Edge]:
    """The line without the parts that would cut a cell that is drawn wide.

    Such a cell lies between two pieces that run across the line, and has borders on both sides.
    """
    across = [
        piece.at
        for piece in pieces
        if piece.start < line.at - ENDS_TOGETHER and piece.stop > line.at + ENDS_TOGETHER
    ]
    inner = sorted(at for at in across if line.start < at < line.stop)
    for start, stop in pairwise((line.start, *inner, line.stop)):
        sides = [
            border.at - line.at
            for border in borders
            if border.start <= start + ENDS_TOGETHER and border.stop >= stop - ENDS_TOGETHER
        ]
        is_closed = all(
            any(abs(at - end) <= ENDS_TOGETHER for at in across) for end in (start, stop)
        )
        if not (is_closed and min(sides, default=0.0) < 0 < max(sides, default=0.0)):
            yield Edge(line.at, start, stop)


def _is_whole(border: Edge, places: Sequence[float]) -> bool:
    """Whether one border alone covers all lines between the places as `_is_drawn` asks it."""
    is_begun = border.start - places[0] <= _UNDRAWN * (places[1] - places[0])
    return is_begun and places[-1] - border.stop <= _UNDRAWN * (places[-1] - places[-2])


def _is_drawn(borders: Iterable[Edge], line: Edge) -> bool:
    """Whether borders on the sheet already cover the line."""
    covered = sum(
        max(0.0, min(edge.stop, line.stop) - max(edge.start, line.start)) for edge in borders
    )
    return covered >= (1 - _UNDRAWN) * (line.stop - line.start)


def _ruling(cells: Sequence[BBox]) -> Ruling:
    x0, top, x1, bottom = np.array(cells).T
    columns = _boundaries(np.concatenate((x0, x1)), MERGE_COLUMNS)
    rows = _boundaries(np.concatenate((top, bottom)), MERGE_ROWS)
    spans: list[tuple[int, int, int, int]] = []
    taken = [0] * len(rows)
    by_row = np.lexsort((x0, top))
    ends = ((rows, top), (columns, x0), (rows, bottom), (columns, x1))
    places = (_nearest(boundaries, values[by_row]).tolist() for boundaries, values in ends)
    for row, column, row_end, column_end in zip(*places, strict=True):
        own = (1 << column_end) - (1 << column)
        between = range(row, row_end)
        if own and between and not any(taken[number] & own for number in between):
            for number in between:
                taken[number] |= own
            spans.append((row, column, row_end - row, column_end - column))
    bbox = (columns[0], rows[0], columns[-1], rows[-1])
    return Ruling(bbox, tuple(columns), tuple(rows), tuple(spans))


def _boundaries(values: Numbers, tolerance: float) -> list[float]:
    """Places that follow each other within a tolerance, each group as its mean."""
    ordered = np.sort(values)
    firsts, sizes = groups(ordered, tolerance)
    means = np.add.reduceat(ordered, firsts) / sizes
    return [round(mean, 2) for mean in means.tolist()]


def _nearest(boundaries: Sequence[float], values: Numbers) -> Places:
    """The boundary nearest to each value; the lower one of two that are equally near."""
    known = np.array(boundaries)
    above = np.minimum(np.searchsorted(known, values, "right"), len(known) - 1)
    below = np.maximum(0, above - 1)
    is_above = known[above] - values < values - known[below]
    nearest: Places = np.where(is_above, above, below)
    return nearest
