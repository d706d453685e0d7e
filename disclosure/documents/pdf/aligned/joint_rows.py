"""Rows of which all columns say the same: each cell stands in the middle of the row.

What belongs here: which lines of words are one row, decided for all columns at once. What does not:
rows that stand apart by more than the lines of a name do (`row_blocks`), and columns (`rivers`).
Lengths are in points.

A name over two lines has its code and its figures between them: they are as high as no line of it.
So no column tells rows by itself. Where cells stand in the middle, the rows are the parting of all
lines under which in each row every column's lines have one and the same middle. Three lines of
which the middle one has figures may also be three names, two of them without: they are one only if
the first ones are as full as their column is wide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from disclosure.documents.pdf.aligned.page_words import Word, WordLine

_LEVEL = 0.25
"""Share of the type size by which words of one height may be off it."""
_OFF = 0.3
"""Share of the type size by which the lines of one cell may be out of its row's middle."""
_CLOSEST, _FURTHEST = 0.8, 1.8
_SAME_STEP = 0.1
"""Shares of the type size by which lines of one cell stand below each other, and differ in it."""
_FEWEST, _FULL = 3, 1.6
"""Type sizes that a full line may leave free: no character, or a bracket with one, begins there."""
_MOST_LEVELS = 13
"""Heights at which the lines of one row stand at most: seven lines, and figures between."""


class Parting(NamedTuple):
    """Rows from the top, each of the lines that stand in it; `torn` counts lines of torn rows."""

    rows: tuple[tuple[WordLine, ...], ...]
    torn: int


def is_torn(words: Sequence[Word]) -> bool:
    """Whether a row is a name without a figure or a code, or figures without a name."""
    return len({word.is_figure for word in words}) == 1


def rows_by_middle(lines: Sequence[WordLine]) -> Parting | None:
    """The rows of the lines, None where no parting has every cell in the middle of its row.

    Of several the one with fewest lines in torn rows, and of these the one least off.
    """
    words = [word for line in lines for word in line.words]
    levels = _levels(words)
    names = [word for word in words if not word.is_figure]
    best: list[tuple[int, float, int] | None] = [None] * (len(levels) + 1)
    best[0] = (0, 0.0, 0)
    for start in range(len(levels)):
        reached = best[start]
        if reached is None:
            continue
        for stop, torn, off in _rows_from(levels, start, names):
            told = (reached[0] + torn, reached[1] + off, start)
            now = best[stop]
            if now is None or told[:2] < now[:2]:
                best[stop] = told
    return _traced(levels, best)


def _traced(
    levels: Sequence[Sequence[Word]], best: Sequence[tuple[int, float, int] | None]
) -> Parting | None:
    last = best[-1]
    if last is None:
        return None
    rows: list[tuple[WordLine, ...]] = []
    stop = len(levels)
    while stop and (told := best[stop]) is not None:
        rows.append(tuple(map(_line, levels[told[2] : stop])))
        stop = told[2]
    return Parting(tuple(reversed(rows)), last[0])


def _line(words: Sequence[Word]) -> WordLine:
    return WordLine(tuple(sorted(words, key=lambda word: word.box[0])))


def _levels(words: Sequence[Word]) -> list[list[Word]]:
    """The words of each height, from the top."""
    levels: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.middle):
        if levels and word.middle - levels[-1][0].middle < _LEVEL * word.size:
            levels[-1].append(word)
        else:
            levels.append([word])
    return levels


def _rows_from(
    levels: Sequence[Sequence[Word]], start: int, names: Sequence[Word]
) -> Iterator[tuple[int, int, float]]:
    """Where a row that begins at a level may end, its lines if it is torn, how far it is off."""
    words: list[Word] = []
    for stop in range(start + 1, min(start + _MOST_LEVELS, len(levels)) + 1):
        words += levels[stop - 1]
        cells = _cells(words)
        if any(_prints_two(cell) for cell in cells):
            return
        off = _off(cells)
        if off is not None and not any(_may_be_names(cell, names) for cell in cells):
            yield stop, stop - start if is_torn(words) else 0, off


def _cells(words: Sequence[Word]) -> list[list[Word]]:
    """The words of each cell: those that stand over each other."""
    cells: list[list[Word]] = []
    right = float("-inf")
    for word in sorted(words, key=lambda one: one.box[0]):
        if cells and word.box[0] < right:
            cells[-1].append(word)
            right = max(right, word.box[2])
        else:
            cells.append([word])
            right = word.box[2]
    return cells


def _prints_two(cell: Sequence[Word]) -> bool:
    """Whether a figure stands over another one, or over words: then they are of two rows."""
    return len(cell) > 1 and any(word.is_figure for word in cell)


def _may_be_names(cell: Sequence[Word], names: Sequence[Word]) -> bool:
    """Whether lines of a cell, one of them in its middle, need not be of one name: one before the
    last has room for what follows."""
    lines = _levels(cell)
    if len(lines) < _FEWEST or len(lines) % 2 == 0:
        return False
    size = cell[0].size
    left = min(word.box[0] for word in cell)
    centre = (left + max(word.box[2] for word in cell)) / 2
    room = max(
        word.box[2] - word.box[0]
        for word in names
        if abs(word.box[0] - left) < size or abs(word.centre - centre) < size
    )
    full = room - _FULL * size
    return any(line[-1].box[2] - line[0].box[0] < full for line in lines[:-1])


def _off(cells: Sequence[Sequence[Word]]) -> float | None:
    """By how much the cells' middles differ; None if more than they may, or lines of one are not
    equally far below each other."""
    middles = []
    for cell in cells:
        size = cell[0].size
        heights = _heights(cell)
        steps = [below - above for above, below in pairwise(heights)]
        if any(
            not _CLOSEST * size < step < _FURTHEST * size
            or abs(step - steps[0]) > _SAME_STEP * size
            for step in steps
        ):
            return None
        middles.append((heights[0] + heights[-1]) / 2)
    off = max(middles) - min(middles)
    return off if off < _OFF * max(cell[0].size for cell in cells) else None


def _heights(cell: Sequence[Word]) -> list[float]:
    """The middles of its lines: words of one line stand beside each other."""
    return [level[0].middle for level in _levels(cell)]
