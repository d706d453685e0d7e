"""The ruled grid of an upright page image: long lines, the cells between them, tables.

What belongs here: lines and boxes in pixels. What does not: text, and what a table means. From
crossings to cells the work is pdfplumber's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import cv2
import numpy as np
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

from disclosure.documents.document import BBox
from disclosure.documents.scans.borders import (
    LEAST_CELL,
    TOGETHER,
    Edge,
    Grid,
    GridCell,
    border,
    running_into,
)
from disclosure.documents.scans.ocr_engine import Image
from disclosure.documents.scans.short_borders import short_borders

SHORTEST = 2.0
"""A border is at least so many text lines long (about 0.32 inch); shorter kernels cut digits."""
ONE_ROW = 0.8
"""Text lines: the shortest border of a row that stands alone."""
CLOSE = 5
GAP = 3
"""Pixels by which a border may be broken; a wider bridge ties digits to the rules they touch."""
WINDOW, DARKER = 41, 12
BRIDGE = 0.75
"""Text lines: a shorter hole in a border is wear; under a seal a hole may be of any length."""
SEALED = 0.6
LONG = 4
"""A line so many text lines long needs nothing to end at."""
ENDS_NEEDED = 3


def find_grids(grey: Image, seal: Image | None, text_height: float) -> tuple[list[Grid], Image]:
    """All tables with at least two cells, top to bottom; and the mask of their lines (0 or 255)."""
    ink = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, WINDOW, DARKER
    )
    length = max(20, round(SHORTEST * text_height))
    flat = _opened(ink, (length, 1), (1, 3))
    steep = _opened(ink, (1, length), (3, 1))
    across, down = list(_edges(flat, "h", length)), list(_edges(steep, "v", length))
    across, down = running_into(across, down, ink), running_into(down, across, ink)
    bridge = text_height * BRIDGE
    drawn = _bridged(_snapped(across, "top"), seal, bridge)
    verticals = _bridged(_snapped(down, "x0"), seal, bridge)
    verticals = [edge for edge in verticals if _touches(edge, drawn, text_height)]
    horizontals = [edge for edge in drawn if _touches(edge, verticals, text_height)]
    edges = [*horizontals, *verticals]
    grids = _grids(edges)
    if short := short_borders(ink, grids):
        grids = _grids([*edges, *short])
    lone = _opened(ink, (1, round(ONE_ROW * text_height)), (3, 1))
    rows = _lone_rows(drawn, _snapped(list(_edges(lone, "v", 1)), "x0"), grids)
    sides = [side for grid in [*grids, *rows] for side in _sides(grid)]
    mask: Image = _strokes(flat, across, sides) | _strokes(steep, down, sides)
    of_rows = (side for grid in rows for side in _sides(grid) if side["orientation"] == "v")
    for edge in [*short, *of_rows]:
        where = slice(*_reach(edge, "top", "bottom")), slice(*_reach(edge, "x0", "x1"))
        mask[where] |= ink[where]
    return sorted([*grids, *rows], key=lambda grid: (grid.box[1], grid.box[0])), mask


def _strokes(mask: Image, edges: Sequence[Edge], sides: Sequence[Edge]) -> Image:
    """Of a mask of long strokes only those that are sides of cells: others are text."""
    labels = cv2.connectedComponents(mask)[1]
    kept = np.zeros(int(labels.max()) + 1, np.uint8)
    kept[[edge["label"] for edge in edges if edge["is_sure"] and _is_one_of(edge, sides)]] = 255
    strokes: Image = kept[labels]
    return strokes


def _is_one_of(edge: Edge, sides: Sequence[Edge]) -> bool:
    return any(
        side["orientation"] == edge["orientation"]
        and abs(_across(side) - _across(edge)) <= TOGETHER
        and side["x0"] - TOGETHER <= edge["x1"]
        and edge["x0"] <= side["x1"] + TOGETHER
        and side["top"] - TOGETHER <= edge["bottom"]
        and edge["top"] <= side["bottom"] + TOGETHER
        for side in sides
    )


def _sides(grid: Grid) -> Iterator[Edge]:
    for cell in grid.cells:
        x0, top, x1, bottom = cell.box
        yield from (border("v", x, top, x, bottom) for x in (x0, x1))
        yield from (border("h", x0, y, x1, y) for y in (top, bottom))


def _reach(edge: Edge, low: str, high: str) -> tuple[int, int]:
    """The pixels that an edge takes one way, with a little room."""
    return max(0, round(edge[low]) - GAP), round(edge[high]) + GAP + 1


def _grids(edges: list[Edge]) -> list[Grid]:
    """The tables that edges draw; a frame left open at its top or bottom is closed."""
    closed = [*edges, *_closing(edges)]
    boxes = intersections_to_cells(edges_to_intersections(closed, TOGETHER, TOGETHER))
    tables = [_solid(cells) for cells in cells_to_tables(boxes)]
    return [_grid(cells) for cells in tables if len(cells) > 1]


def _lone_rows(drawn: Sequence[Edge], short: Sequence[Edge], grids: Sequence[Grid]) -> list[Grid]:
    """Tables of one row, as a page break leaves them: their verticals are as short as characters.

    Such a vertical begins at one line and ends at the next; three of them make a row.
    """
    free = [edge for edge in drawn if not any(_is_within(edge, grid.box) for grid in grids)]
    borders = [
        edge
        for edge in short
        if not any(_is_within(edge, grid.box) for grid in grids) and _joins(edge, free)
    ]
    found = _grids([*free, *borders]) if len(borders) >= ENDS_NEEDED else []
    return [grid for grid in found if grid.row_count == 1 and grid.column_count > 1]


def _joins(edge: Edge, across: Sequence[Edge]) -> bool:
    return all(
        any(
            abs(line["top"] - edge[end]) <= CLOSE
            and line["x0"] - TOGETHER <= edge["x0"] <= line["x1"] + TOGETHER
            for line in across
        )
        for end in ("top", "bottom")
    )


def _is_within(edge: Edge, box: BBox) -> bool:
    across, down = (edge["x0"] + edge["x1"]) / 2, (edge["top"] + edge["bottom"]) / 2
    inside = box[0] - TOGETHER <= across <= box[2] + TOGETHER
    return bool(inside and box[1] - TOGETHER <= down <= box[3] + TOGETHER)


def _opened(ink: Image, kernel: tuple[int, int], thicker: tuple[int, int]) -> Image:
    """Only strokes as long as the kernel, gaps of a few pixels bridged."""
    along = cv2.getStructuringElement(cv2.MORPH_RECT, kernel)
    gap = (min(GAP, kernel[0]), min(GAP, kernel[1]))
    bridged = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(0, gap))
    thick = cv2.dilate(bridged, cv2.getStructuringElement(cv2.MORPH_RECT, thicker))
    return cv2.morphologyEx(thick, cv2.MORPH_OPEN, along)


def _edges(mask: Image, orientation: str, length: int) -> Iterator[Edge]:
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    for label in range(1, count):
        x, y, width, height, _ = stats[label]
        long, thick = (width, height) if orientation == "h" else (height, width)
        if long >= length and thick <= max(14, long // 8):
            edge = border(orientation, float(x), float(y), float(x + width), float(y + height))
            yield {**edge, "label": label, "thick": thick}


def _touches(edge: Edge, across: Sequence[Edge], text_height: float) -> bool:
    """Whether a border begins and ends at a line across; strokes of characters do not."""
    long, wide = ("top", "x0") if edge["orientation"] == "v" else ("x0", "top")
    far, wide_far = ("bottom", "x1") if edge["orientation"] == "v" else ("x1", "bottom")
    reach = text_height / 2
    ends = [
        any(
            abs(other[long] - edge[end]) <= reach
            and other[wide] - TOGETHER <= edge[wide] <= other[wide_far] + TOGETHER
            for other in across
        )
        for end in (long, far)
    ]
    return all(ends) or bool(edge[far] - edge[long] > LONG * text_height)


def _snapped(edges: Sequence[Edge], across: str) -> list[Edge]:
    """Edges at nearly one place across get that very place."""
    found: list[Edge] = []
    for group in _clusters(edges, across):
        lengths = [edge["width"] + edge["height"] for edge in group]
        at = sum(e[across] * n for e, n in zip(group, lengths, strict=True)) / sum(lengths)
        far = "bottom" if across == "top" else "x1"
        found.extend({**edge, across: at, far: at} for edge in group)
    return found


def _bridged(edges: Sequence[Edge], seal: Image | None, bridge: float) -> list[Edge]:
    """Pieces of one border joined over holes that wear or a seal made."""
    found: list[Edge] = []
    for edge in sorted(edges, key=lambda one: (_across(one), one["x0"] + one["top"])):
        last = found[-1] if found else None
        if last is not None and _across(last) == _across(edge):
            start, stop = _end(last), edge["x0"] + edge["top"] - _across(edge)
            if stop - start <= bridge or _is_sealed(seal, edge, start, stop):
                found[-1] = border(
                    edge["orientation"],
                    *(last["x0"], last["top"]),
                    *(max(last["x1"], edge["x1"]), max(last["bottom"], edge["bottom"])),
                )
                continue
        found.append(edge)
    return found


def _across(edge: Edge) -> float:
    return float(edge["top"] if edge["orientation"] == "h" else edge["x0"])


def _end(edge: Edge) -> float:
    return float(edge["x1"] if edge["orientation"] == "h" else edge["bottom"])


def _is_sealed(seal: Image | None, edge: Edge, start: float, stop: float) -> bool:
    """Whether a seal covers most of the hole before an edge."""
    if seal is None:
        return False
    at, wide = round(_across(edge)), TOGETHER
    a, b = max(0, round(start)), round(stop)
    hole = seal[max(0, at - wide) : at + wide, a:b]
    if edge["orientation"] == "v":
        hole = seal[a:b, max(0, at - wide) : at + wide].T
    return bool(hole.size) and float((hole > 0).any(axis=0).mean()) >= SEALED


def _clusters(edges: Iterable[Edge], key: str) -> Iterator[list[Edge]]:
    group: list[Edge] = []
    for edge in sorted(edges, key=lambda one: float(one[key])):
        if group and edge[key] - group[-1][key] > TOGETHER:
            yield group
            group = []
        group.append(edge)
    if group:
        yield group


def _closing(edges: Sequence[Edge]) -> Iterator[Edge]:
    """Lines that close a frame where three or more verticals end together and none is drawn."""
    verticals = [edge for edge in edges if edge["orientation"] == "v"]
    drawn = [edge for edge in edges if edge["orientation"] == "h"]
    for end in ("top", "bottom"):
        for group in _clusters(verticals, end):
            places = sorted({edge["x0"] for edge in group})
            at = sum(edge[end] for edge in group) / len(group)
            near = [line for line in drawn if abs(line["top"] - at) <= 3 * TOGETHER]
            if len(places) >= ENDS_NEEDED and not near:
                yield border("h", places[0], at, places[-1], at)


def _solid(cells: Sequence[BBox]) -> list[BBox]:
    return [c for c in cells if c[2] - c[0] >= LEAST_CELL and c[3] - c[1] >= LEAST_CELL]


def _grid(cells: Sequence[BBox]) -> Grid:
    columns = _boundaries(x for cell in cells for x in (cell[0], cell[2]))
    rows = _boundaries(y for cell in cells for y in (cell[1], cell[3]))
    found: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    for box in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        row, row_end = _nearest(rows, box[1]), _nearest(rows, box[3])
        column, column_end = _nearest(columns, box[0]), _nearest(columns, box[2])
        places = {(r, c) for r in range(row, row_end) for c in range(column, column_end)}
        if places and not places & taken:
            taken |= places
            found.append(GridCell(row, column, row_end - row, column_end - column, box))
    frame = (columns[0], rows[0], columns[-1], rows[-1])
    return Grid(len(rows) - 1, len(columns) - 1, tuple(found), frame)


def _boundaries(values: Iterable[float]) -> list[float]:
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= TOGETHER:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [float(np.mean(group)) for group in groups]


def _nearest(boundaries: Sequence[float], value: float) -> int:
    return min(range(len(boundaries)), key=lambda index: abs(boundaries[index] - value))
