"""Ruled tables of a PDF page: from its edges to a grid of cells.

What belongs here: the two geometric rules that repair what office programs draw, and the grid.
What does not: text. The grid finder itself is pdfplumber's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from disclosure.documents.model import BBox

Edge = dict[str, Any]

FILL_THICKNESS = 2.5
"""A filled rectangle thicker than this both ways is a background, not a border (1 to 4 work)."""
MIN_EDGES = 8
ENDS_TOGETHER = 1.5
ENDS_NEEDED = 3
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

    def position(self, x: float, y: float) -> tuple[int, int] | None:
        """Grid row and column of a point, None outside the frame."""
        row, column = bisect_right(self.rows, y) - 1, bisect_right(self.columns, x) - 1
        inside = 0 <= row < len(self.rows) - 1 and 0 <= column < len(self.columns) - 1
        return (row, column) if inside else None


def find_rulings(page: Any) -> list[Ruling]:
    """All ruled tables of a pdfplumber page with at least two cells, top to bottom."""
    bordered = page.filter(_may_be_border)
    edges: list[Edge] = bordered.edges
    if len(edges) < MIN_EDGES:
        return []
    tables = bordered.find_tables(
        {
            "explicit_horizontal_lines": list(_closing(edges, "v")),
            "explicit_vertical_lines": list(_closing(edges, "h")),
        }
    )
    rulings = [_ruling(table.cells) for table in tables if len(table.cells) > 1]
    return sorted(rulings, key=lambda ruling: (ruling.bbox[1], ruling.bbox[0]))


def _may_be_border(thing: Edge) -> bool:
    if thing["object_type"] != "rect":
        return bool(thing["object_type"] in ("line", "rect_edge", "curve_edge"))
    thick = thing["width"] > FILL_THICKNESS and thing["height"] > FILL_THICKNESS
    return not (thick and thing.get("fill") and not thing.get("stroke"))


def _closing(edges: Sequence[Edge], orientation: str) -> Iterator[Edge]:
    """Lines that close a frame: where three or more edges end together and no border is drawn.

    Word draws none at the top of a page where a row goes on from the page before.
    """
    near, far = ("top", "bottom") if orientation == "v" else ("x0", "x1")
    pieces = [edge for edge in edges if edge["orientation"] == orientation]
    borders = [edge for edge in edges if edge["orientation"] != orientation]
    for end in (near, far):
        for group in _clusters(pieces, end):
            reach = min(e[near] for e in group), max(e[far] for e in group)
            drawn = [edge for edge in borders if _beside(edge, end, group[0][end])]
            missing = [
                line
                for line in _closing_lines(orientation, end, group)
                if not _drawn(drawn, line) and _is_framed(borders, line, reach)
            ]
            yield from _joined(missing)


def _closing_lines(orientation: str, end: str, group: Sequence[Edge]) -> Iterator[Edge]:
    """Lines from one end to the next of a group of parallel edges; none where they are too few."""
    across = "x0" if orientation == "v" else "top"
    places = sorted({round(edge[across], 1) for edge in group})
    if len(places) >= ENDS_NEEDED:
        at = sum(edge[end] for edge in group) / len(group)
        for start, stop in pairwise(places):
            yield _line(orientation, at, start, stop)


def _beside(edge: Edge, end: str, at: float) -> bool:
    along = "top" if end in ("top", "bottom") else "x0"
    return bool(abs(edge[along] - at) <= 3 * ENDS_TOGETHER)


def _joined(lines: Sequence[Edge]) -> Iterator[Edge]:
    """Lines that touch, as one."""
    run: list[Edge] = []
    for line in lines:
        _, near, far = _axes(line)
        if run and line[near] != run[-1][far]:
            yield _spanning(run)
            run = []
        run.append(line)
    if run:
        yield _spanning(run)


def _spanning(run: Sequence[Edge]) -> Edge:
    along, near, far = _axes(run[0])
    orientation = "v" if run[0]["orientation"] == "h" else "h"
    return _line(orientation, run[0][along], run[0][near], run[-1][far])


def _is_framed(borders: Iterable[Edge], line: Edge, reach: tuple[float, float]) -> bool:
    """Whether a border runs beside the line: two tables on one page are not closed into one."""
    along, near, far = _axes(line)
    return any(
        edge[near] <= line[near] + ENDS_TOGETHER
        and edge[far] >= line[far] - ENDS_TOGETHER
        and reach[0] - ENDS_TOGETHER <= edge[along] <= reach[1] + ENDS_TOGETHER
        for edge in borders
    )


def _axes(line: Edge) -> tuple[str, str, str]:
    return ("top", "x0", "x1") if line["orientation"] == "h" else ("x0", "top", "bottom")


def _clusters(edges: Sequence[Edge], key: str) -> Iterator[list[Edge]]:
    group: list[Edge] = []
    for edge in sorted(edges, key=lambda one: float(one[key])):
        if group and edge[key] - group[-1][key] > ENDS_TOGETHER:
            yield group
            group = []
        group.append(edge)
    if group:
        yield group


def _drawn(borders: Iterable[Edge], line: Edge) -> bool:
    """Whether borders on the sheet already cover the line."""
    along, near, far = (
        ("top", "x0", "x1") if line["orientation"] == "h" else ("x0", "top", "bottom")
    )
    covered = sum(
        max(0.0, min(edge[far], line[far]) - max(edge[near], line[near]))
        for edge in borders
        if abs(edge[along] - line[along]) <= 2 * ENDS_TOGETHER
    )
    return bool(covered >= 0.9 * (line[far] - line[near]))


def _line(orientation: str, at: float, start: float, stop: float) -> Edge:
    if orientation == "v":
        x0, x1, top, bottom = start, stop, at, at
    else:
        x0, x1, top, bottom = at, at, start, stop
    return {
        "object_type": "line",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if orientation == "v" else "v",
    }


def _ruling(cells: Sequence[BBox]) -> Ruling:
    columns = _boundaries((x for cell in cells for x in (cell[0], cell[2])), MERGE_COLUMNS)
    rows = _boundaries((y for cell in cells for y in (cell[1], cell[3])), MERGE_ROWS)
    spans: list[tuple[int, int, int, int]] = []
    taken: set[tuple[int, int]] = set()
    for x0, top, x1, bottom in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        row, row_end = _nearest(rows, top), _nearest(rows, bottom)
        column, column_end = _nearest(columns, x0), _nearest(columns, x1)
        places = {(r, c) for r in range(row, row_end) for c in range(column, column_end)}
        if places and not places & taken:
            taken |= places
            spans.append((row, column, row_end - row, column_end - column))
    bbox = (columns[0], rows[0], columns[-1], rows[-1])
    return Ruling(bbox, tuple(columns), tuple(rows), tuple(spans))


def _boundaries(values: Iterable[float], tolerance: float) -> list[float]:
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [round(sum(group) / len(group), 2) for group in groups]


def _nearest(boundaries: Sequence[float], value: float) -> int:
    return min(range(len(boundaries)), key=lambda index: abs(boundaries[index] - value))
