"""The characters of a page in columns, and the lines of text that they make.

What belongs here: what can be asked of all characters of a page at once: which stand in one line of
one cell, in which order, and where a space parts them. What does not: what a character is, and the
few lines of which each character must be looked at (`glyphs`). Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from disclosure.documents.document import BBox
from disclosure.documents.pdf.glyphs import (
    CLAUSE_GAP,
    DESCENT,
    PLAIN,
    SAME_BASELINE,
    SMALLEST_REACH,
    TOO_CLOSE,
    WORD_GAP,
    Char,
    Numbers,
    Places,
    box_of,
    line_text,
    once,
)

Mask = NDArray[np.bool_]

_X0, _TOP, _X1, _BOTTOM, _SIZE, _BASELINE, _START, _END, _TURN = range(9)
_LAST_SPACE = 0x3000
_IS_SPACE = np.array([chr(code).isspace() for code in range(_LAST_SPACE + 1)] + [False])
_FIRST_RADICAL, _LAST_RADICAL, _HARD_SPACE = 0x2E80, 0x2FDF, 0xA0


class TextLine(NamedTuple):
    """A line's text and the box around it, not rounded; `group` is that of its characters."""

    group: int
    text: str
    box: BBox


class CharColumns(Sequence[Char]):
    """Characters whose fields stand in columns; each is made into a `Char` when it is asked for."""

    def __init__(self, texts: list[str], columns: Numbers) -> None:
        self.texts = texts
        self._columns = columns

    @classmethod
    def of(cls, chars: Iterable[Char]) -> CharColumns:
        if isinstance(chars, CharColumns):
            return chars
        rows = list(chars)
        columns = np.array([row[1:] for row in rows], np.float64).reshape(-1, 9).T
        return cls([row[0] for row in rows], np.ascontiguousarray(columns))

    @classmethod
    def upright(
        cls, texts: list[str], xs: Numbers, ys: Numbers, advances: Numbers, sizes: Numbers
    ) -> CharColumns:
        """All characters of a page at once as `placed` gives each, none of them turned."""
        ends = xs + advances
        tops, bottoms = ys - (1 - DESCENT) * sizes, ys + DESCENT * sizes
        columns = (xs, tops, ends, bottoms, sizes, ys, xs, ends, np.zeros(len(texts)))
        return cls(texts, np.array(columns))

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, index: int) -> Char: ...
    @overload
    def __getitem__(self, index: slice) -> list[Char]: ...
    def __getitem__(self, index: int | slice) -> Char | list[Char]:
        if isinstance(index, slice):
            return list(self)[index]
        return self._char(index)

    def __iter__(self) -> Iterator[Char]:
        *numbers, turns = self._columns.tolist()
        return map(Char, self.texts, *numbers, map(int, turns))

    def _char(self, index: int) -> Char:
        *numbers, turn = self._columns[:, index].tolist()
        return Char._make((self.texts[index], *numbers, int(turn)))

    @property
    def turns(self) -> Numbers:
        """Quarter turns of each, as `Char.turn` has them."""
        turns: Numbers = self._columns[_TURN]
        return turns

    @cached_property
    def printing(self) -> Mask:
        """Which are no white space."""
        return np.array([not text.isspace() for text in self.texts], bool)

    def around(self) -> BBox:
        """The box around all of them; there must be some."""
        low, high = self._columns[:4].min(axis=1).tolist(), self._columns[:4].max(axis=1).tolist()
        return low[_X0], low[_TOP], high[_X1], high[_BOTTOM]

    def middles(self) -> tuple[Numbers, Numbers]:
        """How far from the left and from the top the middle of each is."""
        x0, top, x1, bottom = self._columns[:4]
        return (x0 + x1) / 2, (top + bottom) / 2

    def lying(self) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """Left and right side, baseline and type size of each."""
        x0, _, x1, _, size, baseline = self._columns[: _BASELINE + 1]
        return x0, x1, baseline, size

    def on_page(self, width: float, height: float) -> Mask:
        """Which stand inside the page box: a whole embedded sheet may stand outside of it."""
        x0, top, x1, bottom = self._columns[:4]
        across, down = x0 + x1, top + bottom
        inside: Mask = (across >= 0) & (across <= 2 * width) & (down >= 0) & (down <= 2 * height)
        return inside

    def chosen(self, which: Mask) -> CharColumns:
        """Those that are marked, in the same order."""
        numbers = which.nonzero()[0]
        texts = list(map(self.texts.__getitem__, numbers.tolist()))
        return CharColumns(texts, self._columns[:, numbers])

    def with_texts(self, texts: list[str]) -> CharColumns:
        """The same places with other characters in them."""
        return CharColumns(texts, self._columns)

    def moved(self, xs: Numbers, ends: Numbers, ys: Numbers, sizes: Numbers) -> CharColumns:
        """The same characters elsewhere; those that are turned must stay where they are."""
        columns = self._columns.copy()
        upright = self.turns == 0
        placed = CharColumns.upright(self.texts, xs, ys, ends - xs, sizes)
        columns[:, upright] = placed._columns[:, upright]
        return CharColumns(self.texts, columns)

    def picked(self, numbers: Sequence[int]) -> list[Char]:
        """Those at some places, in the order of the places."""
        *columns, turns = self._columns[:, list(numbers)].tolist()
        texts = map(self.texts.__getitem__, numbers)
        return list(map(Char, texts, *columns, map(int, turns)))

    def lines(self, groups: Places | None = None) -> list[TextLine]:
        """The lines of each group of characters, by group, turn and baseline; empty ones too.

        Groups are numbers, one a character; without them all are one group.
        """
        if not self.texts:
            return []
        of_group = np.zeros(len(self), np.intp) if groups is None else groups
        order, starts = self._lined_up(of_group)
        columns = self._columns[:, order]
        parts = list(map(self.texts.__getitem__, order.tolist()))
        firsts = np.zeros(len(parts), np.bool_)
        firsts[starts] = True
        doubtful = _in_doubt(columns, ~firsts[1:])
        _part(parts, columns, ~firsts[1:])
        stops = [*starts[1:], len(parts)]
        of_lines = of_group[order[starts]].tolist()
        boxes = _boxes(columns, starts)
        special = set((np.searchsorted(starts, doubtful, "right") - 1).tolist())
        found = []
        for number, (start, stop) in enumerate(zip(starts, stops, strict=True)):
            if number in special:
                line = once([self._char(at) for at in order[start:stop].tolist()])
                found.append(TextLine(of_lines[number], line_text(line), box_of(line)))
            else:
                text = "".join(parts[start:stop]).strip()
                found.append(TextLine(of_lines[number], text, boxes[number]))
        return found

    def runs(self) -> list[list[Char]]:
        """The characters of each line in reading order, blanks and second prints left out."""
        if not self.texts:
            return []
        order, starts = self._lined_up(np.zeros(len(self), np.intp))
        chars = list(map(list(self).__getitem__, order.tolist()))
        stops = [*starts[1:], len(chars)]
        lines = [once(chars[start:stop]) for start, stop in zip(starts, stops, strict=True)]
        return [[char for char in line if not char.text.isspace()] for line in lines]

    def _lined_up(self, groups: Places) -> tuple[Places, list[int]]:
        """The characters line by line in reading order, and where each line starts.

        A line's characters stand no further from its first one's baseline than SAME_BASELINE.
        """
        turns, baselines = self._columns[_TURN], self._columns[_BASELINE]
        order = np.lexsort((baselines, turns, groups))
        heights, own = baselines[order], groups[order]
        parted = (own[1:] != own[:-1]) | (turns[order[1:]] != turns[order[:-1]])
        levels = (parted | (heights[1:] != heights[:-1])).nonzero()[0] + 1
        starts = self._starts(order, heights, levels, parted)
        lengths = np.diff([*starts, len(order)])
        of_line = np.repeat(np.arange(len(starts)), lengths)
        return order[np.lexsort((self._columns[_START][order], of_line))], starts

    def _starts(self, order: Places, heights: Numbers, levels: Places, parted: Mask) -> list[int]:
        """Where lines start, of characters by height; at a level the height is another one."""
        reaches = np.maximum(SAME_BASELINE * self._columns[_SIZE][order], SMALLEST_REACH)
        starts, height = [0], float(heights[0])
        at_level = zip(
            levels.tolist(),
            np.append(levels[1:], len(order))[: len(levels)].tolist(),
            heights[levels].tolist(),
            parted[levels - 1].tolist(),
            strict=True,
        )
        for level, following, lower, is_parted in at_level:
            first = level
            if not is_parted:
                beyond = (lower - height > reaches[level:following]).nonzero()[0]
                if not len(beyond):
                    continue
                first += int(beyond[0])
            starts.append(first)
            height = lower
        return starts


def _in_doubt(columns: Numbers, inner: Mask) -> Places:
    """Characters that stand over the one before, or are of another size: their lines are special.

    `inner` says of each but the first whether it goes on with a line.
    """
    starts, sizes = columns[_START], columns[_SIZE]
    crowded = ~(starts[1:] - starts[:-1] > TOO_CLOSE * sizes[1:])
    doubtful: Mask = inner & (crowded | (sizes[1:] != sizes[:-1]))
    return doubtful.nonzero()[0] + 1


def _part(parts: list[str], columns: Numbers, inner: Mask) -> None:
    """Puts a space before what a gap parts from the text before, as `line_text` does."""
    try:
        firsts = lasts = np.fromiter(map(ord, parts), np.intp, len(parts))
        blank = blank_end = _IS_SPACE[np.minimum(firsts, _LAST_SPACE + 1)]
    except TypeError:  # a ligature, or a name of a glyph
        firsts = np.array([ord(part[0]) if part else 0 for part in parts])
        lasts = np.array([ord(part[-1]) if part else 0 for part in parts])
        blank = np.array([part.isspace() for part in parts])
        blank_end = _IS_SPACE[np.minimum(lasts, _LAST_SPACE + 1)]
    gaps, sizes = columns[_START, 1:] - columns[_END, :-1], columns[_SIZE, 1:]
    wide = inner & (gaps > WORD_GAP * sizes) & ~(blank_end[:-1] | blank[1:])
    latin = (lasts[:-1] < 128) & (firsts[1:] < 128)
    radicals = (firsts >= _FIRST_RADICAL) & (firsts <= _LAST_RADICAL) | (firsts == _HARD_SPACE)
    if firsts is not lasts or radicals.any():
        parts[:] = [part.translate(PLAIN) for part in parts]
    for number in ((wide & (latin | (gaps > CLAUSE_GAP * sizes))).nonzero()[0] + 1).tolist():
        parts[number] = " " + parts[number]


def _boxes(columns: Numbers, starts: list[int]) -> list[BBox]:
    """The box around each line."""
    low = np.minimum.reduceat(columns[:2], starts, axis=1).tolist()
    high = np.maximum.reduceat(columns[2:4], starts, axis=1).tolist()
    return list(zip(*low, *high, strict=True))
