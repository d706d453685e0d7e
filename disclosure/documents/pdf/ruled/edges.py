"""Straight lines on a page become the cells of its tables.

What belongs here: pdfplumber's way from edges over intersections to cells and tables (MIT), for all
lines of a page at once. What does not: what office programs draw amiss (`ruling`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, starmap
from typing import Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from disclosure.documents.document import BBox
from disclosure.documents.pdf.glyphs import Numbers, Places

TOLERANCE = 3.0
"""Points by which lines may differ in place, be apart, or miss each other and still be one grid."""
MIN_LENGTH = 3.0
"""A joined line shorter than this is no border."""

_MOST_BITS = 62

Point = tuple[float, float]


class Edge(NamedTuple):
    """A level or upright line: its place across, and where it starts and stops, in points."""

    at: float
    start: float
    stop: float


class EdgeColumns(Sequence[Edge]):
    """Edges whose fields stand in columns; each is made into an `Edge` when it is asked for."""

    def __init__(self, columns: Numbers) -> None:
        self.columns = columns
        """Place, start and stop of all edges, a row each."""

    @classmethod
    def of(cls, edges: Sequence[Edge]) -> EdgeColumns:
        if isinstance(edges, EdgeColumns):
            return edges
        numbers = np.fromiter(chain.from_iterable(edges), np.float64, 3 * len(edges))
        return cls(numbers.reshape(-1, 3).T)

    def __len__(self) -> int:
        return len(self.columns[0])

    @overload
    def __getitem__(self, index: int) -> Edge: ...
    @overload
    def __getitem__(self, index: slice) -> EdgeColumns: ...
    def __getitem__(self, index: int | slice) -> Edge | EdgeColumns:
        if isinstance(index, slice):
            return EdgeColumns(self.columns[:, index])
        return Edge(*self.columns[:, index].tolist())

    def __iter__(self) -> Iterator[Edge]:
        return starmap(Edge, self.columns.T.tolist())

    def chosen(self, which: NDArray[np.bool_]) -> EdgeColumns:
        """Those that are marked, in the same order."""
        return EdgeColumns(self.columns[:, which])

    def from_length(self, shortest: float) -> EdgeColumns:
        """Those that are no shorter."""
        _, start, stop = self.columns
        return self.chosen(stop - start >= shortest)


def find_cells(horizontal: Sequence[Edge], vertical: Sequence[Edge]) -> list[list[BBox]]:
    """The cells of each table with two cells or more."""
    return cells_between(joined(horizontal), joined(vertical))


def cells_between(horizontal: Sequence[Edge], vertical: Sequence[Edge]) -> list[list[BBox]]:
    """As `find_cells`, of lines that are joined; the cells of a table by column, then by row."""
    if not (horizontal and vertical):
        return []
    crossings = _Crossings(horizontal, vertical)
    return [table for table in crossings.tables() if len(table) > 1]


def joined(edges: Sequence[Edge]) -> list[Edge]:
    """Parallel edges, those that lie within the tolerance of each other made one."""
    if not edges:
        return []
    at, start, stop = columns_of(edges)
    order = np.argsort(at, kind="stable")
    firsts, sizes = groups(at[order], TOLERANCE)
    middles = np.add.reduceat(at[order], firsts) / sizes
    cluster = np.repeat(np.arange(len(firsts)), sizes)
    inner = np.lexsort((stop[order], start[order], cluster))
    start, stop = start[order][inner], stop[order][inner]
    begins = _begins(start, stop, cluster)
    stops = np.maximum.reduceat(stop, begins)
    long = stops - start[begins] >= MIN_LENGTH
    columns = (middles[cluster[begins]][long], start[begins][long], stops[long])
    return list(map(Edge, *(column.tolist() for column in columns)))


def groups(ordered: Numbers, tolerance: float) -> tuple[Places, Places]:
    """Places in order, those within a tolerance of the next together: where groups begin, and how
    many each holds."""
    ends = (ordered[1:] - ordered[:-1] > tolerance).nonzero()[0] + 1
    bounds = np.concatenate(([0], ends, [len(ordered)]))
    return bounds[:-1], bounds[1:] - bounds[:-1]


def columns_of(edges: Sequence[Edge]) -> Numbers:
    """Place, start and stop of all edges, a row each."""
    return EdgeColumns.of(edges).columns


def _begins(start: Numbers, stop: Numbers, cluster: Places) -> Places:
    """Where runs begin, of pieces by cluster and start: no piece before reaches so far."""
    width = 2 * (np.abs(stop).max() + np.abs(start).max() + TOLERANCE)
    reach = np.maximum.accumulate(stop + cluster * width)
    apart = start[1:] + cluster[1:] * width > reach[:-1] + TOLERANCE
    return np.append(True, apart).nonzero()[0]


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
    """Where lines meet: the level and the upright lines that pass through a point, as bits."""

    def __init__(self, horizontal: Sequence[Edge], vertical: Sequence[Edge]) -> None:
        rows, columns = _Lines(horizontal), _Lines(vertical)
        self.xs, self.ys = columns.places.tolist(), rows.places.tolist()
        level, upright = rows.passing(columns.places), columns.passing(rows.places).T
        level, upright = level * (upright != 0), upright * (level != 0)
        self.level: list[list[int]] = level.tolist()
        self.upright: list[list[int]] = upright.tolist()
        """By row and column: 0 where no lines meet."""
        sides, ends = upright[:-1] & upright[1:], level[:, :-1] & level[:, 1:]
        closed = (sides[:, :-1] != 0) & (sides[:, 1:] != 0) & (ends[:-1] != 0) & (ends[1:] != 0)
        self._closed: list[list[bool]] = closed.T.tolist()
        """By column and row: whether the next crossings each way close a cell."""

    def tables(self) -> Iterator[list[BBox]]:
        """Cells that share corners, together."""
        width, xs, ys = len(self.xs), self.xs, self.ys
        of_point = [-1] * (width * len(ys))
        same_as: list[int] = []
        tables: dict[int, list[BBox]] = defaultdict(list)
        for x, y, right, below in self._cells():
            corners = y * width + x, y * width + right, below * width + x, below * width + right
            known = [of_point[corner] for corner in corners]
            own = max(known)
            if own < 0:
                own = len(same_as)
                same_as.append(own)
            for corner, other in zip(corners, known, strict=True):
                if other != own:
                    of_point[corner] = own
                    if other >= 0:
                        _join(same_as, own, other)
            tables[own].append((xs[x], ys[y], xs[right], ys[below]))
        together: dict[int, list[BBox]] = defaultdict(list)
        for own, cells in tables.items():
            together[_root(same_as, own)] += cells
        return map(sorted, together.values())

    def _cells(self) -> Iterator[tuple[int, int, int, int]]:
        """The smallest rectangle below and to the right of each crossing, columns first."""
        for x, uprights in enumerate(zip(*self.upright, strict=True)):
            closed = self._closed[x] if x < len(self._closed) else []
            for y, own in enumerate(uprights):
                if y < len(closed) and closed[y]:
                    yield x, y, x + 1, y + 1
                elif own and (corner := self._corner(x, y, uprights)):
                    yield x, y, *corner

    def _corner(self, x: int, y: int, uprights: Sequence[int]) -> tuple[int, int] | None:
        """Column and row of the far corner of the cell that begins at a crossing."""
        own, own_level, across = uprights[y], self.level[y][x], self.level[y]
        for below in range(y + 1, len(uprights)):
            if not uprights[below]:
                continue
            if not own & uprights[below]:
                return None
            level = self.level[below]
            for right in range(x + 1, len(across)):
                if not across[right]:
                    continue
                if not own_level & across[right]:
                    break
                is_beside = self.upright[y][right] & self.upright[below][right]
                if is_beside and level[right] & level[x]:
                    return right, below
        return None


class _Lines:
    """Parallel lines by their places."""

    def __init__(self, edges: Sequence[Edge]) -> None:
        at, self._start, self._stop = columns_of(sorted(edges))
        self.places, firsts, self._number = np.unique(at, return_index=True, return_inverse=True)
        self._bit = np.arange(len(at)) - firsts[self._number]

    def passing(self, others: Numbers) -> NDArray[Any]:
        """Which lines of each place reach the others across: a bit for each such line."""
        most = int(self._bit.max())
        kind = np.int64 if most < _MOST_BITS else object
        found: NDArray[Any] = np.zeros((len(self.places), len(others)), kind)
        for bit in range(most + 1):
            chosen = self._bit == bit
            start, stop = self._start[chosen, None], self._stop[chosen, None]
            reach = (start - TOLERANCE <= others) & (others <= stop + TOLERANCE)
            found[self._number[chosen]] |= reach.astype(kind) * (1 << bit)
        return found


def _join(same_as: list[int], one: int, other: int) -> None:
    one, other = _root(same_as, one), _root(same_as, other)
    same_as[max(one, other)] = min(one, other)


def _root(same_as: Sequence[int], number: int) -> int:
    while same_as[number] != number:
        number = same_as[number]
    return number
