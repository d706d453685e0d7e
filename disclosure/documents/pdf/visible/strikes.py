"""Text that a drawn line strikes out: it stands in the file as any other, and people pass it over.

What belongs here: telling a strike from the rules of a table, underlines and the lines of a chart,
by geometry alone. What does not: lines and annotations themselves (`pdfium_paths`, `annotations`).
A strike goes through the middle of characters, begins and ends where they do, and is no rule: a
rule meets other rules at both ends. Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from disclosure.documents.document import BBox
from disclosure.documents.pdf.char_columns import CharColumns, Mask
from disclosure.documents.pdf.glyphs import Numbers, Places
from disclosure.documents.pdf.pdfium_paths import PaintedEdges
from disclosure.documents.pdf.ruled.edges import Edge, EdgeColumns
from disclosure.documents.pdf.ruled.shapes import Point

_MIDDLE = (0.2, 0.58)
"""How far above its baseline, as shares of the type size, a level line strikes a character: lower
is an underline that was drawn amiss (seen in a real report, 0.14 to 0.18)."""
_BODY = (0.0, 0.75)
"""The same for a line drawn aslant or by hand."""
_BEGINS_BEFORE, _ENDS_BEHIND = 2.0, 3.0
"""Type sizes by which a strike may reach beyond the characters that it strikes."""
_APART = 1.5
"""Points between two pieces of one line."""
_SAME_HEIGHT = 0.6
_MEETS = 0.8
"""Points between the end of a rule and the rule that it ends at."""
_THICKEST = 5.0
"""A filled bar that is lower than this, and three times as long, is a line."""
_HIGHEST = 2.0
"""Type sizes that a line drawn by hand through one line of text is high at most."""
_MOST_PIECES = 4000
"""More pieces of slanted lines are a drawing."""
_FEWEST = 2
_FIGURES = frozenset("0123456789.,，．０１２３４５６７８９")


class Lines(NamedTuple):
    """Lines that may strike text: level ones, and the corners of each that is drawn by hand."""

    level: Sequence[Edge] = ()
    by_hand: Sequence[Sequence[Point]] = ()


class _Text(NamedTuple):
    """The characters that a line may strike: their numbers and places."""

    numbers: Places
    x0: Numbers
    x1: Numbers
    baseline: Numbers
    size: Numbers

    @property
    def middle(self) -> Numbers:
        return (self.x0 + self.x1) / 2

    def heights(self, shares: tuple[float, float]) -> tuple[Numbers, Numbers]:
        """From where to where a band of each character reaches, from the top of the page."""
        return self.baseline - shares[1] * self.size, self.baseline - shares[0] * self.size

    def some(self, which: Mask | Places) -> _Text:
        numbers, places = self.numbers[which], (column[which] for column in self[1:])
        return _Text(numbers, *places)


def struck(chars: CharColumns, edges: PaintedEdges, drawn_on: Lines) -> Mask:
    """Which characters are struck out; the strikes are taken from the edges.

    `drawn_on` are lines of annotations: they lie over the page and rule nothing; a level one
    strikes whatever it goes through, however far it reaches.
    """
    found: Mask = np.zeros(len(chars), np.bool_)
    level = edges.horizontal
    if others := [*drawn_on.level, *_bars(edges.fills)]:
        level = EdgeColumns.of([*level, *others])
    by_hand = [*edges.by_hand, *drawn_on.by_hand]
    if not len(level) and not by_hand:
        return found
    text = _text(chars)
    for edge in drawn_on.level:
        found[text.numbers[_gone_through(text, edge)]] = True
    strikes = list(_level_strikes(text, level, edges.vertical))
    for box, numbers in strikes:
        found[numbers] = True
        edges.without_level(_lie_in(edges.horizontal, box))
    if not by_hand:
        return found
    figures = text.some(
        np.array([chars.texts[n] in _FIGURES for n in text.numbers.tolist()], np.bool_)
    )
    for box in _hand_strikes(figures, by_hand):
        found[text.numbers[_reached(text, box)]] = True
    return found


def _text(chars: CharColumns) -> _Text:
    """What is printed upright, blanks left out."""
    x0, x1, baseline, size = chars.lying()
    is_text = (chars.turns == 0) & ~np.fromiter(map(str.isspace, chars.texts), np.bool_)
    numbers = is_text.nonzero()[0]
    return _Text(numbers, *(column[numbers] for column in (x0, x1, baseline, size)))


def _bars(fills: Iterable[tuple[int, BBox]]) -> Iterator[Edge]:
    """Low bars and pictures, as lines."""
    for _, (x0, top, x1, bottom) in fills:
        if bottom - top <= _THICKEST and x1 - x0 >= 3 * (bottom - top):
            yield Edge((top + bottom) / 2, x0, x1)


def _lie_in(edges: EdgeColumns, box: BBox) -> Mask:
    x0, top, x1, bottom = box
    at, start, stop = edges.columns
    is_beside = (top - _SAME_HEIGHT <= at) & (at <= bottom + _SAME_HEIGHT)
    found: Mask = is_beside & (x0 - _APART <= start) & (stop <= x1 + _APART)
    return found


def _level_strikes(
    text: _Text, level: EdgeColumns, upright: Sequence[Edge]
) -> Iterator[tuple[BBox, Places]]:
    """Where level lines strike, and the characters struck."""
    at, start, stop = level.columns
    tops, bottoms = text.heights(_MIDDLE)
    begun = np.searchsorted(np.sort(tops), at, "right")
    through = (begun > np.searchsorted(np.sort(bottoms), at, "left")).nonzero()[0]
    if not len(through):
        return
    heights = np.sort(at[through])
    near = text.some(
        np.searchsorted(heights, tops, "left") < np.searchsorted(heights, bottoms, "right")
    )
    tops, bottoms = near.heights(_MIDDLE)
    middle = near.middle
    done: set[tuple[float, float, float]] = set()
    for number in through.tolist():
        height = at[number]
        in_band = (tops <= height) & (height <= bottoms)
        if not (in_band & (start[number] <= middle) & (middle <= stop[number])).any():
            continue
        line = _whole_line(at, start, stop, number)
        if line in done:
            continue
        done.add(line)
        hit = (in_band & (line[1] <= middle) & (middle <= line[2])).nonzero()[0]
        own = near.some(hit)
        if _goes_with(own, line[1], line[2]) and not _is_rule(line, upright):
            yield (line[1], height, line[2], height), own.numbers


def _gone_through(text: _Text, line: Edge) -> Mask:
    """The characters through whose middle a level line goes."""
    tops, bottoms = text.heights(_MIDDLE)
    within: Mask = (tops <= line.at) & (line.at <= bottoms)
    return within & (line.start <= text.middle) & (text.middle <= line.stop)


def _whole_line(
    at: Numbers, start: Numbers, stop: Numbers, number: int
) -> tuple[float, float, float]:
    """Height, start and stop of the line that a piece belongs to."""
    beside = (np.abs(at - at[number]) <= _SAME_HEIGHT).nonzero()[0]
    left, right = float(start[number]), float(stop[number])
    for piece in beside[np.argsort(start[beside])].tolist():
        if start[piece] <= right + _APART and stop[piece] > right:
            right = float(stop[piece])
    for piece in beside[np.argsort(-stop[beside])].tolist():
        if stop[piece] >= left - _APART and start[piece] < left:
            left = float(start[piece])
    return round(float(at[number])), left, right


def _goes_with(own: _Text, start: float, stop: float) -> bool:
    """Whether a line begins and ends where the characters do that it goes through."""
    first, last = int(own.x0.argmin()), int(own.x1.argmax())
    return bool(
        own.x0[first] - start <= _BEGINS_BEFORE * own.size[first]
        and stop - own.x1[last] <= _ENDS_BEHIND * own.size[last]
    )


def _is_rule(line: Sequence[float], upright: Sequence[Edge]) -> bool:
    """Whether both ends meet rules; the sides of a bar are none."""
    at, start, stop = line
    ends = [
        edge.at
        for edge in upright
        if edge.start - 1 <= at <= edge.stop + 1 and edge.stop - edge.start > _THICKEST
    ]
    return all(any(abs(end - side) <= _MEETS for side in ends) for end in (start, stop))


def _hand_strikes(figures: _Text, runs: Sequence[Sequence[Point]]) -> Iterator[BBox]:
    """The boxes of lines that go through several characters of one figure and stay with it."""
    if not len(figures.numbers) or sum(map(len, runs)) > _MOST_PIECES:
        return
    highest = _HIGHEST * float(figures.size.max())
    for run in runs:
        xs, ys = zip(*run, strict=True)
        box = min(xs), min(ys), max(xs), max(ys)
        if box[3] - box[1] > highest:
            continue
        near = figures.some(_reached(figures, box))
        crossed = near.some(_crossed(near, run)) if len(near.numbers) >= _FEWEST else near
        if len(crossed.numbers) < _FEWEST or not _goes_with(crossed, box[0], box[2]):
            continue
        if np.ptp(crossed.baseline) <= _SAME_HEIGHT:
            yield box


def _reached(text: _Text, box: BBox) -> Mask:
    """Characters in whose body a box lies, and the middle of which it has at its height."""
    tops, bottoms = text.heights(_BODY)
    middle = text.middle
    found: Mask = (
        (box[0] <= middle)
        & (middle <= box[2])
        & (tops <= (box[1] + box[3]) / 2)
        & ((box[1] + box[3]) / 2 <= bottoms)
    )
    return found


def _crossed(text: _Text, run: Sequence[Point]) -> Mask:
    """Characters through whose body a line goes at their middle."""
    tops, bottoms = text.heights(_BODY)
    middle = text.middle
    found: Mask = np.zeros(len(middle), np.bool_)
    for ends in pairwise(run):
        (x0, y0), (x1, y1) = sorted(ends)
        share = (middle - x0) / max(x1 - x0, 1e-6)
        height = y0 + share * (y1 - y0)
        found |= (x0 <= middle) & (middle <= x1) & (tops <= height) & (height <= bottoms)
    return found
