"""Which lines of words make a table without rules, and which of them are one row.

What belongs here: lines against each other, from the top down. What does not: what a line says by
itself (`page_words`), and columns (`rivers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

from disclosure.documents.document import BBox
from disclosure.documents.pdf.aligned.joint_rows import is_torn, rows_by_middle
from disclosure.documents.pdf.aligned.page_words import Word, WordLine
from disclosure.documents.pdf.ruled.edges import Edge, clusters

FEWEST = 3
"""Rows with figures that make a table without a caption above; below one, a single row does."""
_MOST_BETWEEN, _LINES_A_ROW = 8, 3
_DEEPEST_HEAD = 16
_FAR_ABOVE = 45.0
_REACH = 22
_LINES_ABOVE = 3
_OVERLAP = 0.15
_CLOSE = 0.6
_TOUCHING, _BETWEEN_ROWS = 0.4, 2.0
_MOST_OF = 0.6
_ONE_LINE = 0.5
"""Points by which pieces of one level edge may differ."""

_NOTE = re.compile(r"(?:附?注|备注|说明)\d*[:：]")

Band = tuple[float, float]


@dataclass(slots=True)
class Row:
    """Lines side by side or wrapped: one row of the grid."""

    lines: list[WordLine]

    @property
    def words(self) -> list[Word]:
        return [word for line in self.lines for word in line.words]

    @property
    def top(self) -> float:
        return min(line.top for line in self.lines)

    @property
    def bottom(self) -> float:
        return max(line.bottom for line in self.lines)

    @property
    def is_priced(self) -> bool:
        return any(word.is_figure for word in self.words)


@dataclass(slots=True)
class Block:
    """The lines of one table: its head, from the top, and its rows."""

    head: list[WordLine]
    rows: list[Row]
    is_too_short: bool = False
    """Whether it is a table only if it goes on from the page before."""

    @property
    def first_line(self) -> WordLine:
        return self.head[0] if self.head else self.rows[0].lines[0]

    @property
    def last_line(self) -> WordLine:
        return max(self.rows[-1].lines, key=lambda line: line.top)

    @property
    def head_text(self) -> str:
        return "".join("".join(line.text.split()) for line in self.head)


def blocks_of(
    lines: Sequence[WordLine], barriers: Sequence[Band], level: Sequence[Edge], *, may_go_on: bool
) -> Iterator[Block]:
    """The tables among the lines; none reaches over a barrier, which is a ruled table.

    Where one may go on from the page before, what is too short to be one is given too.
    """
    used = 0
    for first, last in _runs(lines, barriers):
        start = _body_start(lines, first, last, used)
        head_start = _head_start(lines, start, used, barriers)
        stop = _body_stop(lines, first, last)
        anchors = sum(line.is_row for line in lines[first:stop])
        is_named = head_start < start and _is_captioned(lines, head_start, used)
        is_too_short = anchors < FEWEST and not is_named
        if is_too_short and not may_go_on:
            continue
        used = stop
        separators = _separators(level, lines[head_start:stop])
        start, rows = _body(lines[head_start:stop], start - head_start, separators)
        start += head_start
        yield Block(list(lines[head_start:start]), rows, is_too_short)


def rows_among(lines: Sequence[WordLine]) -> list[Row]:
    """The rows that lines make among which no level rule is drawn."""
    return _body(lines, 0, [])[1]


def _runs(lines: Sequence[WordLine], barriers: Sequence[Band]) -> Iterator[tuple[int, int]]:
    """First and last line of each run of rows that nothing parts."""
    first = last = -1
    for number, line in enumerate(lines):
        if not line.is_row:
            continue
        if first >= 0 and _are_parted(lines, last, number, barriers):
            yield first, last
            first = number
        first, last = (number if first < 0 else first), number
    if first >= 0:
        yield first, last


def _are_parted(lines: Sequence[WordLine], one: int, other: int, barriers: Sequence[Band]) -> bool:
    between = lines[one + 1 : other]
    if any(line.is_boundary for line in between):
        return True
    listed = sum(line.opens_body for line in between)
    if len(between) > max(_MOST_BETWEEN, _LINES_A_ROW * listed):
        return True
    return _is_barred(lines[one], lines[other], barriers)


def _is_barred(above: WordLine, below: WordLine, barriers: Sequence[Band]) -> bool:
    return any(top < below.top and bottom > above.bottom for top, bottom in barriers)


def _body_start(lines: Sequence[WordLine], first: int, last: int, used: int) -> int:
    """Rows without figures before the first one that has some."""
    names = _names_among(lines[first : last + 1])
    start = first
    while start > used and _goes_before(lines[start - 1], lines[start], names):
        start -= 1
    return start


def _goes_before(line: WordLine, below: WordLine, names: Sequence[BBox]) -> bool:
    """Whether a line is of a row with the one below. Heads may run down into the first row: of a
    row are only words that stand where rows have theirs."""
    if line.is_prose or line.is_caption:
        return False
    is_beside = line.bottom - below.top > _OVERLAP * line.size
    if is_beside and all(_is_over(word, names) for word in line.words):
        return True
    return line.opens_body and below.top - line.bottom < 2 * line.size


def _names_among(lines: Sequence[WordLine]) -> list[BBox]:
    """Where rows print words, wrapped ones on lines of their own: a line of many words is a head
    that is printed again."""
    own = [line for line in lines if line.is_row or len(line.words) <= _LINES_A_ROW - 1]
    return [word.box for line in own for word in line.words if not word.is_figure]


def _is_over(word: Word, names: Sequence[BBox]) -> bool:
    return any(word.box[0] < right and word.box[2] > left for left, _, right, _ in names)


def _head_start(lines: Sequence[WordLine], start: int, used: int, barriers: Sequence[Band]) -> int:
    found = start
    while found > max(used, start - _DEEPEST_HEAD):
        line, below = lines[found - 1], lines[found]
        if line.is_prose or line.is_caption or line.is_row:
            break
        if below.top - line.bottom > _FAR_ABOVE or _is_barred(line, below, barriers):
            break
        found -= 1
    return found


def _body_stop(lines: Sequence[WordLine], first: int, last: int) -> int:
    """Rows without figures after the last one that has some, and the rest of a wrapped name.

    At the foot of a page the rows are parted as those above them are.
    """
    stop = last + 1
    while stop < len(lines):
        line, above = lines[stop], lines[stop - 1]
        gap = line.top - above.bottom
        if line.is_boundary or any(
            word.is_figure and not word.text.isdecimal() for word in line.words
        ):
            break
        if gap > (_BETWEEN_ROWS if line.opens_body else _TOUCHING) * line.size:
            break
        stop += 1
    return len(lines) if _goes_to_the_foot(lines[first:stop], lines[stop:]) else stop


def _goes_to_the_foot(own: Sequence[WordLine], rest: Sequence[WordLine]) -> bool:
    """Whether all that follows are names, no further apart than the rows are."""
    if not rest or _NOTE.match("".join(rest[0].text.split())):
        return False
    usual = max((below.top - above.bottom for above, below in pairwise(own)), default=0.0)
    names = _names_among(own)
    return not any(
        line.is_boundary
        or line.top - above.bottom > usual + 1.0
        or any(word.is_figure or not _is_over(word, names) for word in line.words)
        for above, line in pairwise([own[-1], *rest])
    )


def _is_captioned(lines: Sequence[WordLine], start: int, used: int) -> bool:
    return any(line.is_caption for line in lines[max(used, start - _REACH) : start])


def _separators(level: Sequence[Edge], lines: Sequence[WordLine]) -> list[float]:
    """Level rules and edges of shades that run over most of the table's width, whole or a piece
    for each cell."""
    left = min(word.box[0] for line in lines for word in line.words)
    right = max(word.box[2] for line in lines for word in line.words)
    top, bottom = lines[0].top - _FAR_ABOVE, lines[-1].bottom + _FAR_ABOVE
    near = [edge for edge in level if top < edge.at < bottom]
    return sorted(
        edges[0].at
        for edges in clusters(near, attrgetter("at"), _ONE_LINE)
        if _length(edges, left, right) >= _MOST_OF * (right - left)
    )


def _length(edges: Sequence[Edge], left: float, right: float) -> float:
    """How much of the width from left to right the edges cover together."""
    covered, reach = 0.0, left
    for edge in sorted(edges, key=attrgetter("start")):
        covered += max(0.0, min(edge.stop, right) - max(edge.start, reach))
        reach = max(reach, edge.stop)
    return covered


def _body(
    lines: Sequence[WordLine], start: int, separators: Sequence[float]
) -> tuple[int, list[Row]]:
    """The rows as their distances tell them, or as all columns do together if fewer are torn so;
    and the line with which they begin: the name of the first row may begin above its figures."""
    rows, is_ruled = _by_distance(lines[start:], separators)
    torn = sum(len(row.lines) for row in rows if is_torn(row.words))
    if is_ruled or not torn:
        return start, rows
    best = start, rows
    for first in range(start, max(0, start - _LINES_ABOVE) - 1, -1):
        together = rows_by_middle(lines[first:])
        if together is None or together.torn >= torn:
            continue
        own = [Row(list(one)) for one in together.rows]
        if first == start or not is_torn(own[0].words):
            best, torn = (first, own), together.torn
    return best


def _by_distance(lines: Sequence[WordLine], separators: Sequence[float]) -> tuple[list[Row], bool]:
    """Lines that stand beside each other are one row; the rests of wrapped names join theirs. And
    whether rules part the rows."""
    rows: list[Row] = []
    for line in lines:
        above = rows[-1] if rows else None
        if above is not None and not _is_ruled_off(above, line, separators):
            overlap = above.bottom - line.top
            if overlap > _OVERLAP * min(line.size, above.lines[-1].size):
                above.lines.append(line)
                continue
        rows.append(Row([line]))
    if _parts_rows(rows, separators):
        return _within_bands(rows, separators), True
    return _with_rests(_wrapped(rows)), False


def _wrapped(rows: list[Row]) -> list[Row]:
    """Lines that follow each other closely are one row, where rows clearly stand further apart.

    Of a name over several lines the figures may stand in the middle: then as many lines of words
    part two rows with figures as rows do, and no gap between rows is the usual one.
    """
    gaps = [below.top - above.bottom for above, below in pairwise(rows)]
    ordered = sorted(gaps)
    for close, far in pairwise(ordered):
        if close > 0 and close < _CLOSE * far:
            return _joined(rows, gaps, close)
    return rows


def _joined(rows: Sequence[Row], gaps: Sequence[float], close: float) -> list[Row]:
    joined = [Row(list(rows[0].lines))]
    for gap, row in zip(gaps, rows[1:], strict=True):
        is_rest = gap <= close and not row.lines[0].opens_body
        if is_rest and not (joined[-1].is_priced and row.is_priced):
            joined[-1].lines += row.lines
        elif gap <= close and joined[-1].is_priced and row.is_priced:
            return list(rows)
        else:
            joined.append(Row(list(row.lines)))
    return joined


def _is_ruled_off(above: Row, line: WordLine, separators: Sequence[float]) -> bool:
    upper = (above.top + above.bottom) / 2
    lower = (line.top + line.bottom) / 2
    return any(upper < at < lower for at in separators)


def _parts_rows(rows: Sequence[Row], separators: Sequence[float]) -> bool:
    """Whether rules or shades stand between the rows with figures: then they part all rows."""
    priced = [row for row in rows if row.is_priced]
    pairs = list(pairwise(priced))
    parted = sum(any(a.bottom - 2 < at < b.top + 2 for at in separators) for a, b in pairs)
    return bool(pairs) and parted == len(pairs)


def _within_bands(rows: Sequence[Row], separators: Sequence[float]) -> list[Row]:
    bands: dict[int, Row] = {}
    for row in rows:
        middle = (row.top + row.bottom) / 2
        number = sum(at < middle for at in separators)
        if number in bands:
            bands[number].lines += row.lines
        else:
            bands[number] = Row(list(row.lines))
    return [bands[number] for number in sorted(bands)]


def _with_rests(rows: list[Row]) -> list[Row]:
    """A line of words alone joins the row that it stands clearly closer to than rows do."""
    gaps = [b.top - a.bottom for a, b in pairwise(rows) if a.is_priced and b.is_priced]
    every = [b.top - a.bottom for a, b in pairwise(rows)]
    usual = min(median(gaps), median(every)) if gaps else 0.0
    if usual <= 0:
        return rows
    changed = True
    while changed:
        changed = False
        for number, row in enumerate(rows):
            if row.is_priced or row.lines[0].opens_body:
                continue
            beside = [
                (row.top - rows[number - 1].bottom, number - 1) if number else None,
                (rows[number + 1].top - row.bottom, number + 1) if number + 1 < len(rows) else None,
            ]
            gap, other = min(filter(None, beside), default=(usual, -1))
            if other >= 0 and gap < _CLOSE * usual:
                low, high = sorted((number, other))
                rows[low : high + 1] = [Row(rows[low].lines + rows[high].lines)]
                changed = True
                break
    return rows
