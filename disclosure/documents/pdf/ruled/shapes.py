"""Shapes that a page draws, corner by corner, become its level and upright edges.

What belongs here: which side of a shape is a border. What does not: finding the shapes in a file
(each reader's own module), and which edges make a table (`ruling`). Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from disclosure.documents.document import BBox
from disclosure.documents.pdf.ruled.edges import Edge, EdgeColumns
from disclosure.documents.pdf.ruled.ruling import is_background

SAME_PLACE = 0.1
SLOPE = 0.5
"""Points by which the two ends of a level line may differ in height."""

Point = tuple[float, float]


class Edges:
    """The level and the upright edges of one page."""

    def __init__(self) -> None:
        self._level, self._upright = _Gathered(), _Gathered()
        self.by_hand: list[list[Point]] = []
        """Corners of strokes that are slanted or bent: no edges, and they may strike out text."""

    @property
    def horizontal(self) -> EdgeColumns:
        return self._level.all()

    @property
    def vertical(self) -> EdgeColumns:
        return self._upright.all()

    def add_line(self, one: Point, other: Point) -> None:
        """A line from point to point; a slanted one is no edge."""
        (x0, y0), (x1, y1) = one, other
        if abs(y1 - y0) <= SLOPE and abs(x1 - x0) >= abs(y1 - y0):
            self._level.single.append(Edge((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= SLOPE:
            self._upright.single.append(Edge((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def add_lines(
        self, across: NDArray[np.float64], down: NDArray[np.float64], which: NDArray[np.bool_]
    ) -> None:
        """As `add_line` for those that are chosen; two places a line, as shown on the page."""
        widths, heights = (np.abs(ends[:, 1] - ends[:, 0]) for ends in (across, down))
        drawn = which & (widths + heights > 0)
        level = drawn & (heights <= SLOPE) & (widths >= heights)
        upright = drawn & ~level & (widths <= SLOPE)
        for number in (drawn & ~level & ~upright).nonzero()[0].tolist():
            ends = zip(across[number].tolist(), down[number].tolist(), strict=True)
            self.by_hand.append(list(ends))
        for edges, places, spans, chosen in (
            (self._level, down, across, level),
            (self._upright, across, down, upright),
        ):
            at, span = places[chosen], spans[chosen]
            middles = (at[:, 0] + at[:, 1]) / 2
            edges.columns.append(np.array((middles, span.min(axis=1), span.max(axis=1))))

    def add_rectangle(self, box: BBox, *, filled_only: bool) -> None:
        x0, top, x1, bottom = box
        if not (filled_only and is_background(x1 - x0, bottom - top)):
            self._level.single += (Edge(top, x0, x1), Edge(bottom, x0, x1))
            self._upright.single += (Edge(x0, top, bottom), Edge(x1, top, bottom))

    def add_rectangles(self, boxes: NDArray[np.float64]) -> None:
        """The borders of rectangles; rows of left, top, right and bottom."""
        left, top, right, bottom = boxes
        for edges, one, other, start, stop in (
            (self._level, top, bottom, left, right),
            (self._upright, left, right, top, bottom),
        ):
            both = np.stack((one, other), axis=1).ravel()
            edges.columns.append(np.array((both, start.repeat(2), stop.repeat(2))))

    def without_level(self, which: NDArray[np.bool_]) -> None:
        """Takes the marked ones of the level edges away."""
        self._level.columns, self._level.single = [self.horizontal.columns[:, ~which]], []


class _Gathered:
    """Edges as they come: many at once in columns, or one by one."""

    def __init__(self) -> None:
        self.columns: list[NDArray[np.float64]] = []
        self.single: list[Edge] = []

    def all(self) -> EdgeColumns:
        if self.single or len(self.columns) != 1:
            ones = EdgeColumns.of(self.single).columns
            self.columns, self.single = [np.concatenate((*self.columns, ones), axis=1)], []
        return EdgeColumns(self.columns[0])


def add_shape(points: Sequence[Point], edges: Edges, *, stroked: bool) -> None:
    """Adds the borders of a run of straight lines; a filled one that is thin is a line itself."""
    corners = [points[0], *(after for before, after in pairwise(points) if before != after)]
    xs, ys = zip(*corners, strict=True)
    box = (min(xs), min(ys), max(xs), max(ys))
    if _is_rectangle(corners, box) and (not stroked or corners[0] == corners[-1]):
        edges.add_rectangle(box, filled_only=not stroked)
    elif stroked:
        for one, other in pairwise(corners):
            edges.add_line(one, other)
        if not all(_is_straight(one, other) for one, other in pairwise(corners)):
            edges.by_hand.append(corners)
    elif not is_background(box[2] - box[0], box[3] - box[1]):
        edges.add_rectangle(box, filled_only=True)


def _is_straight(one: Point, other: Point) -> bool:
    """Whether a line is level or upright, as an edge is."""
    return min(abs(one[0] - other[0]), abs(one[1] - other[1])) <= SLOPE


def _is_rectangle(corners: Sequence[Point], box: BBox) -> bool:
    """Whether four corners, the first perhaps again at the end, are those of the box."""
    left, top, right, bottom = box
    return len(corners) in (4, 5) and all(
        min(x - left, right - x) <= SAME_PLACE and min(y - top, bottom - y) <= SAME_PLACE
        for x, y in corners
    )
