"""Tables that rule their rows alone: where the pieces of the level borders end, columns meet.

What belongs here: the uprights that a printer of web pages leaves out, told by pieces that end at
the same places line after line. What does not: lines that are drawn whole, which tell no column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

import numpy as np

from disclosure.documents.pdf.ruled.edges import MIN_LENGTH, Edge, EdgeColumns, clusters, columns_of

TOGETHER = 1.5
"""Points by which the ends of two pieces, or the two edges of one border, may differ."""
LEAST_LINES = 3
LEAST_COLUMNS = 3
WIDE_GAP = 45.0
"""Points between two tables of the same columns: a caption, a title and a line of heads."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A level border: its place, its pieces, and where these start and stop, each place once."""

    at: float
    ends: tuple[float, ...]
    pieces: tuple[tuple[float, float], ...] = ()

    def runs_over(self, place: float) -> bool:
        """Whether no piece ends at the place and one of several goes on: so does the cell below."""
        return (
            len(self.ends) > 2
            and not _is_among(place, self.ends)
            and any(start + TOGETHER < place < stop - TOGETHER for start, stop in self.pieces)
        )

    def says_nothing_of(self, place: float) -> bool:
        """Whether no piece is drawn there, beside others: the cell above goes on below."""
        return len(self.ends) > 2 and not any(
            start - TOGETHER <= place <= stop + TOGETHER for start, stop in self.pieces
        )

    @property
    def reach(self) -> tuple[float, float]:
        return self.ends[0], self.ends[-1]


def uprights_of_rows(level: Sequence[Edge], upright: Sequence[Edge]) -> list[Edge]:
    """The borders between columns, for tables beside which no upright is drawn."""
    found = []
    _, start, stop = columns_of(upright)
    posts = EdgeColumns.of(upright).chosen(stop - start > MIN_LENGTH)
    if not _are_bare(level, posts):
        return []
    for block in _blocks(_lines(level)):
        top, bottom = block[0].at, block[-1].at
        places = _common([end for line in block for end in line.ends])
        if any(post.stop > top + TOGETHER and post.start < bottom - TOGETHER for post in posts):
            continue
        if len(block) >= LEAST_LINES and len(places) > LEAST_COLUMNS:
            found += [edge for place in places for edge in _uprights(place, block)]
    return found


def _uprights(place: float, block: Sequence[_Line]) -> Iterator[Edge]:
    """The border at a place from row to row, but not through the name of a group of columns."""
    start: float | None = None
    for number, line in enumerate(block):
        if number and line.says_nothing_of(place):
            continue
        if start is not None and line.runs_over(place):
            yield Edge(place, start, line.at)
            start = None
        elif start is None and not line.runs_over(place):
            start = line.at
    if start is not None and start < block[-1].at:
        yield Edge(place, start, block[-1].at)


def _are_bare(level: Sequence[Edge], posts: Sequence[Edge]) -> bool:
    """Whether there is a border between others that no post meets: one of such a table."""
    if not (level and posts):
        return bool(level)
    places, starts, stops = columns_of(level)[0], *columns_of(posts)[1:]
    by_start = np.argsort(starts)
    reach = np.append(-np.inf, np.maximum.accumulate(stops[by_start]))
    met = reach[np.searchsorted(starts[by_start], places, "right")] >= places
    inner = (places > places.min() + TOGETHER) & (places < places.max() - TOGETHER)
    return bool((inner & ~met).any())


def _lines(level: Iterable[Edge]) -> list[_Line]:
    lines = []
    for group in clusters(level, attrgetter("at"), TOGETHER):
        at = sum(edge.at for edge in group) / len(group)
        ends = _common([end for e in group for end in (e.start, e.stop)])
        lines.append(_Line(at, tuple(ends), tuple((e.start, e.stop) for e in group)))
    return lines


def _common(places: Iterable[float]) -> list[float]:
    """Places that lie together, as one each."""
    found: list[list[float]] = []
    for place in sorted(places):
        if found and place - found[-1][-1] <= TOGETHER:
            found[-1].append(place)
        else:
            found.append([place])
    return [sum(group) / len(group) for group in found]


def _blocks(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Lines of one table: their pieces end where those of its fullest line do."""
    blocks: list[list[_Line]] = []
    for line in lines:
        if blocks and _is_near(blocks[-1], line) and _fits(blocks[-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return _with_open_heads(blocks)


def _with_open_heads(blocks: Sequence[list[_Line]]) -> list[list[_Line]]:
    """The blocks; lines whose last leaves a cell open go on with those below that close it.

    Under a head of three rows two borders may each miss other pieces, so that neither bears the
    other out; the first whole one below bears out both.
    """
    found: list[list[_Line]] = []
    for block in reversed(blocks):
        below = found[-1] if found else []
        if below and _is_open(block, below) and _is_near(block, below[0]):
            below[:0] = block
        else:
            found.append(block)
    return found[::-1]


def _is_open(block: Sequence[_Line], below: Sequence[_Line]) -> bool:
    left, right = min(one.ends[0] for one in block), max(one.ends[-1] for one in block)
    first, last = block[-1].reach
    leaves_open = first > left + TOGETHER or last < right - TOGETHER
    return leaves_open and all(_fits(below, line) for line in block)


def _fits(block: Sequence[_Line], line: _Line) -> bool:
    """Where both are drawn, the pieces of one end where those of the other do.

    A border that misses a piece, beside a cell of two rows, is still one of the table; so is one
    drawn below the names of groups alone, which parts what the border above leaves whole.
    """
    fullest = max(block, key=lambda one: len(one.ends))
    shorter, longer = sorted((fullest, line), key=lambda one: one.ends[-1] - one.ends[0])
    if not all(_is_among(end, longer.ends) for end in (shorter.ends[0], shorter.ends[-1])):
        return False
    for first, last in _both(_runs(shorter.pieces), _runs(longer.pieces)):
        own, other = (
            [end for end in one.ends if first - TOGETHER <= end <= last + TOGETHER]
            for one in (shorter, longer)
        )
        fewer, more = sorted((own, other), key=len)
        if len(fewer) < 2 or not all(_is_among(end, more) for end in fewer):
            return False
    return True


def _both(
    some: Iterable[tuple[float, float]], others: Sequence[tuple[float, float]]
) -> Iterator[tuple[float, float]]:
    """Where runs of both are drawn."""
    for start, stop in some:
        for first, last in others:
            if min(stop, last) - max(start, first) > TOGETHER:
                yield max(start, first), min(stop, last)


def _runs(pieces: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Pieces that touch, as one each."""
    found: list[tuple[float, float]] = []
    for start, stop in sorted(pieces):
        if found and start <= found[-1][1] + TOGETHER:
            found[-1] = found[-1][0], max(stop, found[-1][1])
        else:
            found.append((start, stop))
    return found


def _is_among(end: float, ends: Iterable[float]) -> bool:
    return any(abs(end - other) <= TOGETHER for other in ends)


def _is_near(block: Sequence[_Line], line: _Line) -> bool:
    gap = line.at - block[-1].at
    steps = [b.at - a.at for a, b in pairwise(block)]
    return gap <= WIDE_GAP or not steps or gap <= 3 * median(steps)
