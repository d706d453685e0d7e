"""Minuses that are drawn as strokes before a figure, which is read without them.

What belongs here: short level strokes and bars where a minus would stand; they are told, since
nothing in the file says that a drawing is a sign. What does not: lines through a figure
(`strikes`), borders (`edges`). Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from disclosure.documents.pdf.char_columns import CharColumns, Mask
from disclosure.documents.pdf.glyphs import Char, Numbers
from disclosure.documents.pdf.pdfium_paths import PaintedEdges

DRAWN_MINUS = "有数字前画有短横线，可能是负号，没有读入：{}"
_LONG = 0.2, 1.0
_BEFORE = -0.05, 0.6
_ABOVE = 0.15, 0.55
"""Shares of the type size: how long a minus is, how far before its figure, how high it stands."""
_THICKEST, _LONGEST = 2.0, 20.0
_FIGURE = frozenset("0123456789.,")


def drawn_minuses(chars: Sequence[Char], edges: PaintedEdges) -> list[str]:
    """The figures before which a minus may be drawn."""
    strokes = _short_strokes(edges)
    if not len(strokes):
        return []
    columns = CharColumns.of(chars)
    x0, x1, baseline, size = columns.lying()
    is_digit = np.fromiter(map(str.isdecimal, columns.texts), np.bool_, len(columns))
    digits = np.flatnonzero(is_digit & (columns.turns == 0))
    found: list[str] = []
    for at, start, stop in strokes.tolist():
        own = size[digits]
        gap, above = (x0[digits] - stop) / own, (baseline[digits] - at) / own
        fits = (
            (_BEFORE[0] <= gap) & (gap <= _BEFORE[1]) & (_ABOVE[0] <= above) & (above <= _ABOVE[1])
        )
        fits &= (_LONG[0] * own <= stop - start) & (stop - start <= _LONG[1] * own)
        for number in digits[fits].tolist():
            beside = np.abs(baseline - baseline[number]) < _ABOVE[0] * size[number]
            is_held = beside & (x0 < x0[number]) & (x1 > start - size[number] / 4)
            if not is_held.any():
                found.append(_figure(columns, x0, beside, number))
    return list(dict.fromkeys(found))


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


def _figure(columns: CharColumns, x0: Numbers, beside: Mask, first: int) -> str:
    behind = np.flatnonzero(beside & (x0 >= x0[first]))
    said = ""
    for number in behind[np.argsort(x0[behind])].tolist():
        if columns.texts[number] not in _FIGURE:
            break
        said += columns.texts[number]
    return f"“{said}”"
