"""Tables that rule their columns alone, or only their frame: cells that hold row below row.

What belongs here: the level borders that nobody drew, told by figures below each other in one cell,
and frames that are no grid. What does not: which lines are one row (`aligned.row_blocks`), tables
without rules (`aligned`), names that run out of their cells (`overfull`). Lengths are in points.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from disclosure.documents.pdf.aligned.page_words import WordLine, lines_of_words
from disclosure.documents.pdf.aligned.row_blocks import rows_among
from disclosure.documents.pdf.char_columns import CharColumns
from disclosure.documents.pdf.glyphs import Numbers
from disclosure.documents.pdf.ruled.ruling import Ruling

_FEWEST, _TWO = 3, 2
"""Figures, or rows, below each other in one cell: a figure over two lines has two pieces. Two whole
amounts are two rows if cells beside each other say so."""
_LEVEL = 1.0
_LINES = 2.0
"""Type sizes: a cell that is lower holds no two lines."""
_AMOUNT = re.compile(r"[(\-−△]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2,6}\)?")
_Span = tuple[int, int, int, int]
_Heights = tuple[float, float]


def with_parted_rows(ruling: Ruling, chars: CharColumns) -> Ruling | None:
    """The ruling, rows of cells parted where one of them holds nothing but figures, three at least
    below each other, under its head.

    None where a cell holds rows, of names and figures or of figures beside each other: what is
    drawn is a frame, or the borders of some columns, and no grid.
    """
    fewest = _FEWEST if len(ruling.columns) > _TWO else 1  # what has one column is a frame
    ruling = _cut_as_beside(ruling, chars)
    listing: set[int] = set()
    pairs: dict[int, list[_Heights]] = defaultdict(list)
    for span in _high(ruling, chars):
        lines = _lines(ruling, span, chars)
        rows = sum(_is_row(line) for line in lines)
        figures = _figures_below(lines)
        if rows >= fewest or (figures >= _FEWEST and span[2] > 1):
            return None
        if figures >= _FEWEST:
            listing.add(span[0])
        elif figures == _TWO and span[2] == 1 and all(map(_is_amount, lines)):
            pairs[span[0]].append((lines[0].bottom, lines[1].bottom))
    listing |= {row for row, own in pairs.items() if _are_two_rows(own)}
    return _parted(ruling, {row: _edges(ruling, row, chars) for row in listing})


def _cut_as_beside(ruling: Ruling, chars: CharColumns) -> Ruling:
    """The ruling; figures below each other are parted where a border between the names beside them
    would run on through white: 合计 takes the places of code and name, and so has one."""
    runs = {
        (row, down)
        for row, column, down, over in _high(ruling, chars)
        if down > 1 and _figures_below(_lines(ruling, (row, column, down, over), chars)) >= _FEWEST
    }
    spans: list[_Span] = []
    for span in ruling.spans:
        row, column, down, over = span
        if (row, down) in runs and _may_be_cut(ruling, span, chars):
            spans += [(number, column, 1, over) for number in range(row, row + down)]
        else:
            spans.append(span)
    return replace(ruling, spans=tuple(sorted(spans)))


def _may_be_cut(ruling: Ruling, span: _Span, chars: CharColumns) -> bool:
    """Whether a cell prints nothing but figures, none of them where a border would run."""
    lines = _lines(ruling, span, chars)
    inner = ruling.rows[span[0] + 1 : span[0] + span[2]]
    return all(
        len(line.words) == 1
        and line.words[0].is_figure
        and not any(line.top < edge < line.bottom for edge in inner)
        for line in lines
    )


def _lines(ruling: Ruling, span: _Span, chars: CharColumns) -> list[WordLine]:
    return lines_of_words(_within(ruling, span, chars))


def _is_amount(line: WordLine) -> bool:
    return bool(_AMOUNT.fullmatch(line.text))


def _are_two_rows(pairs: Sequence[_Heights]) -> bool:
    """Whether cells beside each other print their two amounts at the same heights."""
    return len(pairs) >= _TWO and all(
        abs(one - other) < _LEVEL
        for own in zip(*pairs, strict=True)
        for one, other in pairwise(own)
    )


def _high(ruling: Ruling, chars: CharColumns) -> list[_Span]:
    """The cells of two lines or more that print two points of decimals or more."""
    points = np.array([text == "." for text in chars.texts], bool)
    if np.count_nonzero(points) < _TWO:
        return []
    x, y = (own[points] for own in chars.middles())
    height = _LINES * _middle(chars.lying()[3])
    found = []
    counts = _counts(ruling, x, y)
    for span in ruling.spans:
        row, column, down, over = span
        if ruling.rows[row + down] - ruling.rows[row] > height:
            own = (line[column : column + over] for line in counts[row : row + down])
            if sum(map(sum, own)) >= _TWO:
                found.append(span)
    return found


def _counts(ruling: Ruling, x: Numbers, y: Numbers) -> list[list[int]]:
    """How many points stand in each place of the grid, by row."""
    rows, columns = len(ruling.rows), len(ruling.columns)
    below = np.searchsorted(ruling.rows, y, "right")
    right = np.searchsorted(ruling.columns, x, "right")
    counts = np.bincount(below * (columns + 1) + right, minlength=(rows + 1) * (columns + 1))
    found: list[list[int]] = counts.reshape(rows + 1, columns + 1)[1:rows, 1:columns].tolist()
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
    rows = rows_among(_lines(ruling, (row, 0, 1, len(ruling.columns) - 1), chars))
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
