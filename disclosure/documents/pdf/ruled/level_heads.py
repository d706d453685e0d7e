"""Names of columns in a table that rules its rows alone: no upright that nobody drew cuts a word.

What belongs here: the cells of such a head, as far as its words tell them. What does not: where the
columns are (`level_rules`), which rows are a head's for good (`forms`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from disclosure.documents.pdf.char_columns import CharColumns
from disclosure.documents.pdf.glyphs import Char
from disclosure.documents.pdf.ruled.ruling import Ruling

APART = 0.12
"""Share of the type size: glyphs of a word stand closer; two names beside each other hardly do."""
_MOST_GROUPS, _POINTS = 4, ".．"
_FIGURE, _YEAR = re.compile(r"[-−]?\d[\d,，.．]*"), re.compile(r"(?:19|20)\d\d")
_CROSSES = 1.0
"""Points on both sides of an upright that a word must reach to run into the next cell."""
Span = tuple[int, int]
"""First column, and the one after the last."""
Reach = tuple[float, float]
"""From where to where a word is printed, in points."""


def with_whole_names(ruling: Ruling, chars: CharColumns) -> Ruling:
    """The ruling; what runs into the next cell has that as well. Beside cells of two rows a name
    takes the cells without one up to the next name: it is a group's."""
    lines = chars.runs()
    of_groups = _rows_of_groups(ruling, lines)
    spans = list(ruling.spans)
    for row in range(len(ruling.rows) - 1):
        own = sorted(span for span in spans if span[0] == row and span[2] == 1)
        words = list(_words(_within(ruling, row, lines)))
        kept = [span for span in spans if span not in own]
        for run in _runs(own):
            cells = _without_cuts(ruling, [(c, c + width) for _, c, _, width in run], words)
            if row in of_groups:
                cells = _grouped(ruling, cells, words)
            kept += [(row, first, 1, end - first) for first, end in cells]
        spans = kept
    return replace(ruling, spans=tuple(sorted(spans)))


def _rows_of_groups(ruling: Ruling, lines: Sequence[Sequence[Char]]) -> range:
    """The rows of a head above its last: a cell beside them goes on below, and no figure above."""
    figures = [word[0].top for line in lines for word in _words_of(line) if _is_figure(word)]
    inside = [top for top in figures if ruling.bbox[1] < top < ruling.bbox[3]]
    body = bisect_right(ruling.rows, min(inside, default=ruling.bbox[3])) - 1
    ends = [row + height for row, _, height, _ in ruling.spans if height > 1]
    return range(max((end - 1 for end in ends if end <= body), default=0))


def _runs(spans: Sequence[tuple[int, int, int, int]]) -> Iterator[list[tuple[int, int, int, int]]]:
    """Cells of a row that touch."""
    run: list[tuple[int, int, int, int]] = []
    for span in spans:
        if run and run[-1][1] + run[-1][3] != span[1]:
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _without_cuts(ruling: Ruling, cells: Sequence[Span], words: Sequence[Reach]) -> list[Span]:
    found = [cells[0]]
    for _, cell in pairwise(cells):
        at = ruling.columns[cell[0]]
        if any(left < at - _CROSSES and right > at + _CROSSES for left, right in words):
            found[-1] = (found[-1][0], cell[1])
        else:
            found.append(cell)
    return found


def _grouped(ruling: Ruling, cells: list[Span], words: Sequence[Reach]) -> list[Span]:
    """The cells of a run shared out among its names, each name over the middle of its own."""
    middles = [one for cell in cells if (one := _middle(ruling, cell, words)) is not None]
    if not 0 < len(middles) <= _MOST_GROUPS or len(middles) == len(cells):
        return cells
    bounds = (
        [0, *inner, len(cells)] for inner in combinations(range(1, len(cells)), len(middles) - 1)
    )
    ways = [[(cells[a][0], cells[b - 1][1]) for a, b in pairwise(one)] for one in bounds]

    def off(way: Sequence[Span]) -> float:
        return sum(
            abs((ruling.columns[first] + ruling.columns[end]) / 2 - middle)
            for (first, end), middle in zip(way, middles, strict=True)
        )

    return min(ways, key=off)


def _middle(ruling: Ruling, span: Span, words: Sequence[Reach]) -> float | None:
    """The middle of the name in a cell, None where nothing is printed."""
    left, right = ruling.columns[span[0]], ruling.columns[span[1]]
    own = [one for one in words if left <= (one[0] + one[1]) / 2 < right]
    return (min(a for a, _ in own) + max(b for _, b in own)) / 2 if own else None


def _within(ruling: Ruling, row: int, lines: Sequence[Sequence[Char]]) -> Iterator[list[Char]]:
    top, bottom = ruling.rows[row], ruling.rows[row + 1]
    for line in lines:
        if own := [char for char in line if top <= (char.top + char.bottom) / 2 < bottom]:
            yield own


def _words(lines: Iterator[list[Char]]) -> Iterator[Reach]:
    """From where to where each name or code reaches; money stays in its own cell."""
    for line in lines:
        for word in _words_of(line):
            printed = [char for char in word if not char.text.isspace()]
            if printed and not any(char.text in _POINTS for char in printed):
                yield printed[0].start, printed[-1].end


def _words_of(line: Sequence[Char]) -> Iterator[Sequence[Char]]:
    """The words of a line, parted by gaps."""
    first = 0
    for number, (before, char) in enumerate(pairwise(line), start=1):
        if char.start - before.end > APART * before.size:
            yield line[first:number]
            first = number
    yield line[first:]


def _is_figure(word: Sequence[Char]) -> bool:
    """Whether a word is digits and what parts them, and no year: a head may name one."""
    text = "".join(char.text for char in word).strip()
    return _FIGURE.fullmatch(text) is not None and _YEAR.fullmatch(text) is None
