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
    return cells_between(joined(horizontal), joined(vertical))


def cells_between(horizontal: Sequence[Edge], vertical: Sequence[Edge]) -> list[list[BBox]]:
    """As `find_cells`, of lines that are joined."""
    return [table for table in _tables(_cells(horizontal, vertical)) if len(table) > 1]


def joined(edges: Iterable[Edge]) -> list[Edge]:
    """Parallel edges, those that lie within the tolerance of each other made one."""
    return [
        Edge(at, start, stop)
        for group in clusters(edges, _at, TOLERANCE)
        for at, start, stop in _runs(group)
        if stop - start >= MIN_LENGTH
    ]


def _runs(group: Sequence[Edge]) -> Iterator[tuple[float, float, float]]:
    """Edges of one place across, moved to their mean; from the first start to the last stop."""
    at = sum(edge[0] for edge in group) / len(group)
    pieces = sorted([edge[1:] for edge in group])
    start, stop = pieces[0]
    for piece in pieces:
        if piece[0] > stop + TOLERANCE:
            yield at, start, stop
            start, stop = piece
        elif piece[1] > stop:
            stop = piece[1]
    yield at, start, stop


def clusters(
    edges: Iterable[Edge], place: Callable[[Edge], float], tolerance: float
) -> Iterator[list[Edge]]:
    """Edges whose places follow each other within a tolerance."""
    ordered = sorted(edges, key=place)
    places = list(map(place, ordered))
    first = 0
    for number in range(1, len(ordered)):
        if places[number] - places[number - 1] > tolerance:
            yield ordered[first:number]
            first = number
    if ordered:
        yield ordered[first:]


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
                _, left, right = horizontal[other]
                if left - TOLERANCE <= x <= right + TOLERANCE:
                    self.upright[x, y].add(number)
                    self.level[x, y].add(other)
        self.downwards = sorted(self.level)
        across = sorted([(y, x) for x, y in self.downwards])
        self._across = [(x, y) for y, x in across]
        self._place_across = {point: number for number, point in enumerate(self._across)}

    def cell_from(self, number: int) -> BBox | None:
        """The smallest rectangle below and to the right of a crossing, told by its number."""
        point = x, y = self.downwards[number]
        level, upright = self.level, self.upright
        own_level, own_upright = level[point], upright[point]
        across = self._place_across[point] + 1
        for lower in range(number + 1, len(self.downwards)):
            below = self.downwards[lower]
            if below[0] != x or own_upright.isdisjoint(upright[below]):
                return None
            for place in range(across, len(self._across)):
                right = self._across[place]
                if right[1] != y or own_level.isdisjoint(level[right]):
                    break
                corner = (right[0], below[1])
                if (
                    corner in level
                    and not upright[corner].isdisjoint(upright[right])
                    and not level[corner].isdisjoint(level[below])
                ):
                    return (*point, *corner)
        return None


def _cells(horizontal: Sequence[Edge], vertical: Sequence[Edge]) -> list[BBox]:
    """The smallest rectangle that lines draw below and to the right of each crossing."""
    crossings = _Crossings(horizontal, vertical)
    cells = map(crossings.cell_from, range(len(crossings.downwards)))
    return [cell for cell in cells if cell is not None]


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
