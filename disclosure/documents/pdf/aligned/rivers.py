"""Columns of a table without rules: runs of text below each other, and the rivers between them.

What belongs here: where columns are parted, told by the rows with figures. What does not: heads
(`column_names`), which say what the columns are and where an empty one stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from disclosure.documents.pdf.aligned.page_words import Word
from disclosure.documents.pdf.aligned.row_blocks import Row
from disclosure.documents.pdf.glyphs import Numbers, Places

_ALLOWED = 0.08
"""Share of the rows whose words may run over a river: totals that are printed across columns."""
_FEW = 4
_NARROW = 0.3
_TWO = 2
_COUNT = re.compile(r"\d{1,2}|\*{1,2}|栏\s*次|[(（]?\d{1,2}[=＝][\d+＋]+[)）]?")
Span = tuple[float, float]


@dataclass(slots=True)
class Strip:
    """Where one column prints; `figures` of its rows are figures, `words` are not."""

    left: float
    right: float
    figures: int = 0
    words: int = 0
    rows: set[int] = field(default_factory=set)

    @property
    def is_of_figures(self) -> bool:
        return self.figures > self.words

    def take(self, printed: Sequence[tuple[Word, int]]) -> None:
        """What stands in the column, by row; words among figures may run out of it."""
        self.figures = sum(word.is_figure for word, _ in printed)
        self.words = len(printed) - self.figures
        self.rows = {row for _, row in printed}
        own = [word for word, _ in printed if word.is_figure or not self.is_of_figures]
        self.left = min(self.left, *(word.box[0] for word in own))
        self.right = max(self.right, *(word.box[2] for word in own))

    def join(self, other: Strip) -> None:
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)
        self.figures += other.figures
        self.words += other.words
        self.rows |= other.rows


def strips_of(rows: Sequence[Row], *, named: bool) -> list[Strip]:
    """The columns that the rows print in, from left to right.

    Where a head names the columns, dashes and the row of column numbers make none: they stand
    elsewhere in a column than its figures do.
    """
    words = [(word, n) for n, row in enumerate(rows) for word in row.words]
    if named:
        counts = {n for n, row in enumerate(rows) if _is_count(row)}
        told = [(word, n) for word, n in words if not (word.is_blank or n in counts)]
        words = told or words
    allowed = max(len(rows) >= _FEW, int(_ALLOWED * len(rows)))
    spans = _spans([word for word, _ in words], allowed)
    printed: list[list[tuple[Word, int]]] = [[] for _ in spans]
    for word, number in words:
        own = [place for place, span in enumerate(spans) if _touch(span, word)]
        if len(own) == 1:
            printed[own[0]].append((word, number))
    strips = [Strip(*span) for span in spans]
    for strip, texts in zip(strips, printed, strict=True):
        if texts:
            strip.take(texts)
    return [strip for strip in strips if strip.figures or strip.words]


def _is_count(row: Row) -> bool:
    """Whether a row only numbers the columns."""
    return all(_COUNT.fullmatch(word.text) for word in row.words)


def _touch(span: Span, word: Word) -> bool:
    return min(span[1], word.box[2]) > max(span[0], word.box[0])


def _spans(words: Sequence[Word], allowed: int) -> list[Span]:
    """Where more words stand than may run over a river, and figures wherever they stand."""
    size = max(word.size for word in words)
    left, right = np.array([(word.box[0], word.box[2]) for word in words]).round(1).T
    hard = np.array([word.is_figure for word in words])
    ends = np.unique(np.concatenate((left, right)))
    if len(ends) < _TWO:
        return []
    covered = _cover(ends, left, right) > allowed
    covered |= _cover(ends, left[hard], right[hard]) > 0
    edges = np.diff(covered, prepend=False, append=False).nonzero()[0]
    spans = [(float(ends[a]), float(ends[b])) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return _merged(_with_lone(spans, words), words, _NARROW * size)


def _cover(ends: Numbers, left: Numbers, right: Numbers) -> Places:
    """How many words stand over each stretch between two ends."""
    starts = np.bincount(np.searchsorted(ends, left), minlength=len(ends))
    stops = np.bincount(np.searchsorted(ends, right), minlength=len(ends))
    over: Places = np.cumsum(starts - stops)[:-1]
    return over


def _with_lone(spans: list[Span], words: Sequence[Word]) -> list[Span]:
    """Words that touch no column are in one of their own."""
    for word in sorted(words, key=lambda one: one.box[0]):
        if not any(left < word.box[2] and right > word.box[0] for left, right in spans):
            spans = sorted([*spans, (word.box[0], word.box[2])])
    return spans


def _merged(spans: Sequence[Span], words: Sequence[Word], narrow: float) -> list[Span]:
    """Spans with no more than a sliver between them are one, unless figures end at names."""
    found: list[Span] = []
    for left, right in spans:
        last = found[-1] if found else None
        if last and left - last[1] < narrow and not _change(last, (left, right), words):
            found[-1] = (last[0], max(right, last[1]))
        else:
            found.append((left, right))
    return found


def _change(one: Span, other: Span, words: Sequence[Word]) -> bool:
    """Whether one span prints figures alone, and the other none."""
    kinds = [{word.is_figure for word in words if _touch(span, word)} for span in (one, other)]
    return all(len(kind) == 1 for kind in kinds) and kinds[0] != kinds[1]
