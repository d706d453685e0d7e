"""Straight lines on a page become the cells of its tables.

What belongs here: pdfplumber's way from edges over intersections to cells and tables (MIT), written
over plain tuples, several times as fast. What does not: what office programs draw amiss (`ruling`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from disclosure.documents.document import BBox

TOLERANCE = 3.0
"""Points by which lines may differ in place, be apart, or miss each other and still be one grid."""
MIN_LENGTH = 3.0
"""A joined line shorter than this is no border."""

Point = tuple[float, float]


class Edge(NamedTuple):
    """A level or upright line: its place across, and where it starts and stops, in points."""

    at: float
    start: float
    stop: float


_at = attrgetter("at")


def find_cells(horizontal: Iterable[Edge], vertical: Iterable[Edge]) -> list[list[BBox]]:
    """The cells of each table with two cells or more."""
    cells = _cells(joined(horizontal), joined(vertical))
    return [table for table in _tables(cells) if len(table) > 1]


def joined(edges: Iterable[Edge]) -> list[Edge]:
    """Parallel edges, those that lie within the tolerance of each other made one."""
    result: list[Edge] = []
    for line in _lines(edges):
        run: Edge | None = None
        for edge in line:
            if run is None or edge.start > run.stop + TOLERANCE:
                if run is not None:
                    result.append(run)
                run = edge
            elif edge.stop > run.stop:
                run = run._replace(stop=edge.stop)
        if run is not None:
            result.append(run)
    return [edge for edge in result if edge.stop - edge.start >= MIN_LENGTH]


def _lines(edges: Iterable[Edge]) -> Iterator[list[Edge]]:
    """Edges of one place across, moved to their mean, by their start."""
    for group in clusters(edges, _at, TOLERANCE):
        at = sum(edge.at for edge in group) / len(group)
        yield sorted(Edge(at, edge.start, edge.stop) for edge in group)


def clusters(
    edges: Iterable[Edge], place: Callable[[Edge], float], tolerance: float
) -> Iterator[list[Edge]]:
    """Edges whose places follow each other within a tolerance."""
    group: list[Edge] = []
    last = 0.0
    for edge in sorted(edges, key=place):
        if group and place(edge) - last > tolerance:
            yield group
            group = []
        group.append(edge)
        last = place(edge)
    if group:
        yield group


class _Crossings:
    """Where lines meet: which horizontal and vertical lines pass through each point."""

    def __init__(self, horizontal: Sequence[Edge], vertical: Sequence[Edge]) -> None:
        self.level: dict[Point, set[int]] = defaultdict(set)
        self.upright: dict[Point, set[int]] = defaultdict(set)
        by_top = sorted((edge.at, number) for number, edge in enumerate(horizontal))
        tops = [at for at, _ in by_top]
        for number, (x, start, stop) in enumerate(vertical):
            first = bisect_left(tops, start - TOLERANCE)
            last = bisect_right(tops, stop + TOLERANCE)
            for y, other in by_top[first:last]:
                if horizontal[other].start - TOLERANCE <= x <= horizontal[other].stop + TOLERANCE:
                    self.upright[x, y].add(number)
                    self.level[x, y].add(other)
        self.below: dict[Point, list[Point]] = {}
        self.right: dict[Point, list[Point]] = {}
        self._follow(sorted(self.level), 0, self.upright, self.below)
        self._follow(sorted(self.level, key=lambda p: (p[1], p[0])), 1, self.level, self.right)

    @staticmethod
    def _follow(
        points: list[Point],
        axis: int,
        lines: dict[Point, set[int]],
        into: dict[Point, list[Point]],
    ) -> None:
        """For each point, the further points on a line that passes through it, nearest first."""
        for index, point in enumerate(points):
            reached = into[point] = []
            for other in points[index + 1 :]:
                if other[axis] != point[axis] or lines[point].isdisjoint(lines[other]):
                    break
                reached.append(other)


def _cells(horizontal: Sequence[Edge], vertical: Sequence[Edge]) -> list[BBox]:
    """The smallest rectangle that lines draw below and to the right of each crossing."""
    crossings = _Crossings(horizontal, vertical)
    cells = (_smallest(crossings, point) for point in sorted(crossings.level))
    return [cell for cell in cells if cell is not None]


def _smallest(crossings: _Crossings, point: Point) -> BBox | None:
    for below in crossings.below[point]:
        for right in crossings.right[point]:
            corner = (right[0], below[1])
            if (
                corner in crossings.level
                and not crossings.upright[corner].isdisjoint(crossings.upright[right])
                and not crossings.level[corner].isdisjoint(crossings.level[below])
            ):
                return (*point, *corner)
    return None


def _tables(cells: Sequence[BBox]) -> Iterator[list[BBox]]:
    """Cells that share corners, together."""
    at_corner: dict[Point, list[int]] = defaultdict(list)
    for number, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
            at_corner[corner].append(number)
    seen = [False] * len(cells)
    for first in range(len(cells)):
        if seen[first]:
            continue
        seen[first] = True
        table, waiting = [], [first]
        while waiting:
            number = waiting.pop()
            table.append(cells[number])
            x0, top, x1, bottom = cells[number]
            for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
                for other in at_corner[corner]:
                    if not seen[other]:
                        seen[other] = True
                        waiting.append(other)
        yield sorted(table)
