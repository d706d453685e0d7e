"""Tables that rule their columns alone, or only their frame: cells that hold row below row.

What belongs here: the level borders that nobody drew, told by figures below each other in one cell,
and frames that are no grid. What does not: which lines are one row (`aligned.row_blocks`), tables
without rules (`aligned`), names that run out of their cells (`overfull`). Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from disclosure.documents.pdf.aligned.page_words import WordLine, lines_of_words
from disclosure.documents.pdf.aligned.row_blocks import rows_among
from disclosure.documents.pdf.char_columns import CharColumns
from disclosure.documents.pdf.glyphs import Numbers
from disclosure.documents.pdf.ruled.ruling import Ruling

_FEWEST = 3
"""Figures, or rows, below each other in one cell: a figure over two lines has two pieces."""
_LINES = 3.5
"""Type sizes: a cell that is lower holds no three lines."""
_Span = tuple[int, int, int, int]


def with_parted_rows(ruling: Ruling, chars: CharColumns) -> Ruling | None:
    """The ruling, rows of cells parted where one of them holds nothing but figures, three at least
    below each other, under its head.

    None where a cell holds rows, of names and figures or of figures beside each other: what is
    drawn is a frame, or the borders of some columns, and no grid.
    """
    listing: set[int] = set()
    for span in _high(ruling, chars):
        lines = lines_of_words(_within(ruling, span, chars))
        rows = sum(_is_row(line) for line in lines)
        figures = _figures_below(lines)
        if rows >= _FEWEST or (figures >= _FEWEST and span[2] > 1):
            return None
        if figures >= _FEWEST:
            listing.add(span[0])
    return _parted(ruling, {row: _edges(ruling, row, chars) for row in listing})


def _high(ruling: Ruling, chars: CharColumns) -> list[_Span]:
    """The cells of three lines or more that print three points of decimals or more."""
    points = np.array([text == "." for text in chars.texts], bool)
    if np.count_nonzero(points) < _FEWEST:
        return []
    x, y = (own[points] for own in chars.middles())
    height = _LINES * _middle(chars.lying()[3])
    found = []
    for span in ruling.spans:
        left, top, right, bottom = _box(ruling, span)
        if bottom - top > height:
            inside = (x > left) & (x < right) & (y > top) & (y < bottom)
            if np.count_nonzero(inside) >= _FEWEST:
                found.append(span)
    return found


def _middle(sizes: Numbers) -> float:
    """The median, at a tenth of what numpy's own takes for a page."""
    ordered = np.sort(sizes)
    return float(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _box(ruling: Ruling, span: _Span) -> tuple[float, float, float, float]:
    row, column, height, width = span
    left, right = ruling.columns[column], ruling.columns[column + width]
    return left, ruling.rows[row], right, ruling.rows[row + height]


def _within(ruling: Ruling, span: _Span, chars: CharColumns) -> CharColumns:
    left, top, right, bottom = _box(ruling, span)
    x, y = chars.middles()
    inside = (x > left) & (x < right) & (y > top) & (y < bottom)
    return chars.chosen(inside & (chars.turns == 0) & chars.printing)


def _is_row(line: WordLine) -> bool:
    """Whether a line reads like a row of a table, or is figures beside each other."""
    figures = [word for word in line.words if word.is_money]
    return line.is_row or len(figures) == len(line.words) > 1


def _figures_below(lines: Sequence[WordLine]) -> int:
    """How many figures a cell prints below each other, where at most a name stands above them."""
    sole = [line.words[0] for line in lines if len(line.words) == 1]
    if len(sole) < len(lines) or not any(word.is_money for word in sole):
        return 0
    first = next(number for number, word in enumerate(sole) if word.is_figure)
    own = sole[first:]
    return sum(word.is_money for word in own) if all(word.is_figure for word in own) else 0


def _edges(ruling: Ruling, row: int, chars: CharColumns) -> list[float]:
    """Where the rows within one row of cells meet."""
    span = (row, 0, 1, len(ruling.columns) - 1)
    rows = rows_among(lines_of_words(_within(ruling, span, chars)))
    return [round((a.bottom + b.top) / 2, 2) for a, b in pairwise(rows) if a.bottom < b.bottom]


def _parted(ruling: Ruling, inner: dict[int, list[float]]) -> Ruling:
    if not inner:
        return ruling
    counts = [1 + len(inner.get(row, ())) for row in range(len(ruling.rows) - 1)]
    first = [0, *np.cumsum(counts).tolist()]
    spans: list[_Span] = []
    for row, column, height, width in ruling.spans:
        start, stop = first[row], first[row + height]
        if height == 1 and row in inner:
            spans += [(number, column, 1, width) for number in range(start, stop)]
        else:
            spans.append((start, column, stop - start, width))
    edges = sorted([*ruling.rows, *(edge for own in inner.values() for edge in own)])
    return replace(ruling, rows=tuple(edges), spans=tuple(sorted(spans)))
