"""A figure that is wider than its cell and runs over the rule: it is read whole, or not at all.

What belongs here: finding figures that a rule cuts, and the cell that each belongs to. What does
not: which cell a character stands in (`page_geometry`). Without it 12,345,678.90 becomes 345,678.90
in its own cell, and 12, goes to the one before. Lengths are in points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from disclosure.documents.pdf.char_columns import CharColumns
from disclosure.documents.pdf.glyphs import UNKNOWN, Numbers, Places
from disclosure.documents.pdf.ruled.ruling import Ruling

_NEAR = 0.3
"""Points between a rule and a character within which the figure may go on behind the rule."""
_CUT = 0.02
"""Share of the type size by which a rule must cut into a character from either side."""
_TOGETHER = 0.12
_SAME_BASELINE = 0.1
"""Shares of the type size by which the characters of one figure may be apart."""
_FIGURE = frozenset("0123456789.,-−()（）")
_ONE_NUMBER = re.compile(r"[(（]?[-−]?\d[\d,]*(?:\.\d+)?[)）]?")


def whole_figures(
    chars: CharColumns, places: Places, rulings: Sequence[Ruling], first: int
) -> tuple[CharColumns, Places]:
    """The characters, and where each stands, no figure being cut by a rule.

    Places from `first` on are those of tables: there a figure stands rather than beside. Of one
    that begins or ends right at a rule, and goes on behind it, nobody can tell whether it is one
    figure or two: UNKNOWN stands for its characters.
    """
    found = [n for n in _at_rules(chars, rulings) if chars.texts[n] in _FIGURE]
    if not found:
        return chars, places
    places, texts = places.copy(), list(chars.texts)
    line = _Line(chars)
    done: set[int] = set()
    for number in found:
        if number in done:
            continue
        run = line.run(number)
        done.update(run)
        if len(set(places[run].tolist())) == 1:
            continue
        if not _ONE_NUMBER.fullmatch("".join(chars.texts[n] for n in run)):
            continue
        own = line.own_place(run, places, first) if line.is_cut(run, rulings) else None
        if own is None:
            for n in run:
                texts[n] = UNKNOWN
        else:
            places[run] = own
    return chars.with_texts(texts), places


def _at_rules(chars: CharColumns, rulings: Iterable[Ruling]) -> list[int]:
    """The upright characters that touch an upright rule of a table."""
    x0, x1, baseline, _ = chars.lying()
    found: set[int] = set()
    for ruling in rulings:
        inside = (baseline >= ruling.rows[0]) & (baseline <= ruling.rows[-1]) & (chars.turns == 0)
        left, right = (np.searchsorted(ruling.columns, side) for side in (x0 - _NEAR, x1 + _NEAR))
        found.update((inside & (left != right)).nonzero()[0].tolist())
    return sorted(found)


class _Line:
    """What stands in one line with a character."""

    def __init__(self, chars: CharColumns) -> None:
        self._texts = chars.texts
        self._x0, self._x1, self._baseline, self._size = chars.lying()
        self._turns = chars.turns

    def run(self, number: int) -> list[int]:
        """The figure's characters that follow each other without a gap, this one among them."""
        size = self._size[number]
        beside = self._beside(number)
        own = [n for n in beside if self._texts[n] in _FIGURE]
        place = own.index(number)
        first = last = place
        while first and self._x0[own[first]] - self._x1[own[first - 1]] <= _TOGETHER * size:
            first -= 1
        while (
            last + 1 < len(own)
            and self._x0[own[last + 1]] - self._x1[own[last]] <= _TOGETHER * size
        ):
            last += 1
        return own[first : last + 1]

    def is_cut(self, run: Sequence[int], rulings: Iterable[Ruling]) -> bool:
        """Whether a rule goes right through one of the characters."""
        rules: Numbers = np.array([x for ruling in rulings for x in ruling.columns])
        low, high = self._x0[run], self._x1[run]
        deep = _CUT * self._size[run]
        cut = ((low + deep)[:, None] < rules) & (rules < (high - deep)[:, None])
        return bool(cut.any())

    def own_place(self, run: Sequence[int], places: Places, first: int) -> int | None:
        """The place that a figure belongs to: which holds nothing else in that line, and most."""
        others = {int(places[n]) for n in self._beside(run[0]) if n not in set(run)}
        held = places[run].tolist()
        free = [place for place in set(held) if place not in others]
        return max(free, key=lambda one: (one >= first, held.count(one))) if free else None

    def _beside(self, number: int) -> list[int]:
        near = (
            np.abs(self._baseline - self._baseline[number]) <= _SAME_BASELINE * self._size[number]
        )
        numbers = (near & (self._turns == self._turns[number])).nonzero()[0]
        ordered = numbers[np.argsort(self._x0[numbers], kind="stable")].tolist()
        return [n for n in ordered if not self._texts[n].isspace()]
