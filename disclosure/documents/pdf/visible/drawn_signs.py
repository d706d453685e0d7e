"""Minuses and decimal points that are drawn, so that a figure is read without them.

What belongs here: short level strokes and bars where a minus would stand, specks between two digits
on their line; they are told, since nothing in the file says that a drawing is a sign. What does
not: lines through a figure (`strikes`), borders (`edges`). Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from disclosure.documents.pdf.char_columns import CharColumns, Mask
from disclosure.documents.pdf.glyphs import LARGE, Char, Numbers, Places
from disclosure.documents.pdf.pdfium_paths import PaintedEdges

DRAWN_POINT = "有数字之间画有小点，可能是小数点，没有读入：{}"
DRAWN_MINUS = "有数字前画有短横线，可能是负号，没有读入：{}"
_LONG = 0.2, 1.0
_BEFORE = -0.05, 0.6
_ABOVE = 0.15, 0.55
"""Shares of the type size: how long a minus is, how far before its figure, how high it stands."""
_THICKEST, _LONGEST = 2.0, 20.0
_SPECK = 0.25
"""Of the type size: a decimal point is as wide and as high at most."""
_TOUCH = 0.05
"""Shares of the type size by which a point may reach into the digits beside it."""
_ON_LINE = -0.05, 0.2
"""How high above the baseline, as shares of the type size, the middle of a point stands."""
_AT_ONCE = 256
_MOST_BETWEEN = 1.0
"""Type sizes between the two digits beside a point."""
_FIGURE = frozenset("0123456789.,")


class _Signs(NamedTuple):
    """The characters of a page, where each lies, and which are digits that stand upright."""

    texts: list[str]
    x0: Numbers
    x1: Numbers
    baseline: Numbers
    size: Numbers
    digits: Places

    @classmethod
    def of(cls, chars: Sequence[Char]) -> _Signs:
        columns = CharColumns.of(chars)
        is_digit = np.fromiter(map(str.isdecimal, columns.texts), np.bool_, len(columns))
        x0, x1, baseline, size = columns.lying()
        digits = np.flatnonzero(is_digit & (columns.turns == 0))
        return cls(columns.texts, x0, x1, baseline, size, digits)

    def on_line_of(self, number: int) -> Mask:
        """Which stand on the line of one of them."""
        apart = np.abs(self.baseline - self.baseline[number])
        on_line: Mask = apart < _ABOVE[0] * self.size[number]
        return on_line

    def start(self, number: int, on_line: Mask) -> int:
        """Where the figure begins in which one of them stands."""
        before = np.flatnonzero(on_line & (self.x0 < self.x0[number]))
        for other in before[np.argsort(-self.x0[before])].tolist():
            if self.texts[other] not in _FIGURE:
                break
            number = other
        return number

    def figure(self, first: int, on_line: Mask) -> str:
        """The figure that begins with one of them."""
        behind = np.flatnonzero(on_line & (self.x0 >= self.x0[first]))
        said = ""
        for number in behind[np.argsort(self.x0[behind])].tolist():
            if self.texts[number] not in _FIGURE:
                break
            said += self.texts[number]
        return f"“{said}”"


def drawn_minuses(chars: Sequence[Char], edges: PaintedEdges) -> list[str]:
    """The figures before which a minus may be drawn."""
    strokes = _short_strokes(edges)
    if not len(strokes):
        return []
    signs = _Signs.of(chars)
    _, x0, x1, baseline, size, digits = signs
    own = size[digits]
    found: list[str] = []
    for some in _parts(strokes):
        at, start, stop = some.T[:, :, None]
        gap, above = (x0[digits] - stop) / own, (baseline[digits] - at) / own
        fits = (
            (_BEFORE[0] <= gap) & (gap <= _BEFORE[1]) & (_ABOVE[0] <= above) & (above <= _ABOVE[1])
        )
        fits &= (_LONG[0] * own <= stop - start) & (stop - start <= _LONG[1] * own)
        for stroke, digit in np.argwhere(fits).tolist():
            number = digits[digit]
            on_line = signs.on_line_of(number)
            is_held = on_line & (x0 < x0[number]) & (x1 > some[stroke, 1] - size[number] / 4)
            if not is_held.any():
                found.append(signs.figure(number, on_line))
    return list(dict.fromkeys(found))


def drawn_points(chars: Sequence[Char], edges: PaintedEdges) -> list[str]:
    """The figures within which a decimal point may be drawn."""
    specks = _specks(edges)
    if not len(specks):
        return []
    signs = _Signs.of(chars)
    _, x0, x1, baseline, size, digits = signs
    digits = digits[np.lexsort((x0[digits], np.round(baseline[digits])))]
    first, second = digits[:-1], digits[1:]
    room = x0[second] - x1[first]
    on_one_line = np.abs(baseline[first] - baseline[second]) < _ABOVE[0] * size[first]
    close = on_one_line & (room > 0) & (room < _MOST_BETWEEN * size[first])
    first, second = first[close], second[close]
    found: list[str] = []
    own = size[first]
    for some in _parts(specks):
        left, top, right, bottom = some.T[:, :, None]
        above = baseline[first] - (top + bottom) / 2
        fits = (x1[first] <= left + _TOUCH * own) & (right - _TOUCH * own <= x0[second])
        fits &= (_ON_LINE[0] * own <= above) & (above <= _ON_LINE[1] * own)
        fits &= np.maximum(right - left, bottom - top) <= _SPECK * own
        for number in first[np.nonzero(fits)[1]].tolist():
            on_line = signs.on_line_of(number)
            found.append(signs.figure(signs.start(number, on_line), on_line))
    return list(dict.fromkeys(found))


def _parts(drawn: Numbers) -> Iterator[Numbers]:
    """As many as are held at once against all digits of a page."""
    return (drawn[start : start + _AT_ONCE] for start in range(0, len(drawn), _AT_ONCE))


def _specks(edges: PaintedEdges) -> Numbers:
    """Level and upright edges and painted boxes that are as small as a point: their four sides."""
    level, upright = (np.array(one.columns) for one in (edges.horizontal, edges.vertical))
    boxes = [
        np.array([level[1], level[0], level[2], level[0]]),
        np.array([upright[0], upright[1], upright[0], upright[2]]),
        np.array([box for _, box in edges.fills]).reshape(-1, 4).T,
    ]
    sides = np.concatenate(boxes, 1)
    small = np.maximum(sides[2] - sides[0], sides[3] - sides[1]) <= _SPECK * LARGE
    return sides[:, small].T


def _short_strokes(edges: PaintedEdges) -> Numbers:
    """Level strokes, and bars as low as one: how far down, from where to where, a row each."""
    bars = [
        ((top + bottom) / 2, x0, x1)
        for _, (x0, top, x1, bottom) in edges.fills
        if bottom - top <= _THICKEST and x1 - x0 >= 2 * (bottom - top)
    ]
    strokes = np.concatenate(
        [np.array(edges.horizontal.columns), np.array(bars).reshape(-1, 3).T], 1
    )
    return strokes[:, strokes[2] - strokes[1] <= _LONGEST].T
