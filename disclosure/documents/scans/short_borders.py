"""Borders of one row's or one column's length: the strokes of large characters are as long.

What belongs here: cells that a line from side to side divides. What does not: longer borders
(`ruled_grid`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from disclosure.documents.document import BBox
from disclosure.documents.scans.borders import LEAST_CELL, TOGETHER, Edge, Grid, border
from disclosure.documents.scans.ocr_engine import Image

SOLID, REACH = 0.9, 8
"""Share of the way from rule to rule that the ink of a border takes; and pixels at each rule that
it takes all: a tall character stops short of the rules."""
THICKEST = 8
BESIDE, MOST_BESIDE = 4, 0.5
"""Pixels beside a border, and what share may hold ink: a character has strokes there."""
LEAST_INK = 30
"""Pixels: what one character has at least."""


def short_borders(ink: Image, grids: Sequence[Grid]) -> list[Edge]:
    """Lines from side to side within one cell, where its table has a border in other rows or
    columns too, or where both parts hold ink."""
    return [edge for grid in grids for edge in _in_grid(ink, grid)]


def _in_grid(ink: Image, grid: Grid) -> Iterator[Edge]:
    columns = [side for cell in grid.cells for side in (cell.box[0], cell.box[2])]
    rows = [side for cell in grid.cells for side in (cell.box[1], cell.box[3])]
    for cell in grid.cells:
        x0, top, x1, bottom = cell.box
        for x in _dividing(_inside(ink, cell.box), x0, columns):
            yield border("v", x, top, x, bottom)
        for y in _dividing(_inside(ink, cell.box).T, top, rows):
            yield border("h", x0, y, x1, y)


def _inside(ink: Image, box: BBox) -> Image:
    x0, top, x1, bottom = map(round, box)
    return ink[top:bottom, x0:x1]


def _dividing(cell: Image, start: float, known: Sequence[float]) -> Iterator[float]:
    """Where lines run down a cell from side to side; `known` are places of borders elsewhere."""
    if min(cell.shape) <= 2 * LEAST_CELL:
        return
    wider = cv2.dilate(np.ascontiguousarray(cell), np.ones((1, 3), np.uint8))
    ends = np.concatenate([wider[:REACH], wider[-REACH:]])
    solid = ((wider > 0).mean(axis=0) >= SOLID) & (ends > 0).all(axis=0)
    inked = (cell > 0).mean(axis=0)
    for low, high in _runs(solid):
        if low < LEAST_CELL or high > cell.shape[1] - LEAST_CELL or high - low > THICKEST:
            continue
        beside = inked[low - BESIDE : low - 1], inked[high + 1 : high + BESIDE]
        if max(map(float, (side.max() for side in beside))) > MOST_BESIDE:
            continue
        place = start + (low + high) / 2
        parts = cell[:, LEAST_CELL : low - 1], cell[:, high + 1 : -LEAST_CELL]
        if any(abs(place - one) <= TOGETHER for one in known) or all(
            np.count_nonzero(part[LEAST_CELL:-LEAST_CELL]) >= LEAST_INK for part in parts
        ):
            yield place


def _runs(solid: Image) -> Iterator[tuple[int, int]]:
    """First and last-but-one places of what holds together."""
    steps = np.flatnonzero(np.diff(np.concatenate(([0], solid.astype(np.int8), [0]))))
    yield from zip(map(int, steps[::2]), map(int, steps[1::2]), strict=True)
