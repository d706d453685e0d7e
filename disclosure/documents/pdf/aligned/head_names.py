"""Texts of the head of a table without rules: which words are one name.

What belongs here: wrapped lines and spaced letters of one name, and where a row of the head ends
between two lines as close as these. What does not: which column a name is of (`column_names`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from disclosure.documents.pdf.aligned.page_words import Word, WordLine

_LEADING = 0.75
"""Share of the type size that parts two lines of one wrapped name at most."""
LEVEL = 0.6
"""Shares of the type size that part two rows of the head at least."""
_ASKEW, _SAME_HEIGHT = 0.3, 0.12
"""Shares of the type size by which lines below each other, and names beside each other, may be out
of line."""
_OF_A_YEAR = re.compile(r"20\d\d年度?(?:年初)?(?:预算|决算)数?")


@dataclass(slots=True)
class Name:
    """A text of the head, its wrapped lines together."""

    words: list[Word] = field(default_factory=list)

    @property
    def left(self) -> float:
        return min(word.box[0] for word in self.words)

    @property
    def right(self) -> float:
        return max(word.box[2] for word in self.words)

    @property
    def top(self) -> float:
        return min(word.box[1] for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.box[3] for word in self.words)

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)


def names_of(lines: Sequence[WordLine]) -> list[Name]:
    """Words close below each other are one name, unless a row of the head ends between them."""
    names: list[Name] = []
    pieces = [piece for line in lines for piece in _spaced(line.words)]
    for piece in sorted(pieces, key=lambda one: one.top):
        above = [name for name in names if _goes_on(name, piece)]
        if len(above) == 1:
            above[0].words += piece.words
        else:
            names.append(piece)
    return [part for name in names for part in _cut_at_row_ends(name, names)]


def _spaced(words: Sequence[Word]) -> list[Name]:
    """The names in one line: single letters that are spaced out over a cell (合 计) are one."""
    found: list[Name] = []
    for word in words:
        before = found[-1] if found else None
        if (
            before is not None
            and all(len(one.text) == 1 for one in (*before.words, word))
            and word.box[0] - before.right < 3 * word.size
        ):
            before.words.append(word)
        else:
            found.append(Name([word]))
    return found


def _goes_on(name: Name, rest: Name) -> bool:
    """Whether the rest of a wrapped name stands close below it, with an end or its middle alike."""
    gap = rest.top - name.bottom
    is_below = -0.2 * rest.size < gap < _LEADING * rest.size
    ends = name.left - rest.left, name.centre - rest.centre, name.right - rest.right
    is_in_line = min(map(abs, ends)) < _ASKEW * rest.size
    shared = min(name.right, rest.right) - max(name.left, rest.left)
    return is_below and is_in_line and shared > 0.3 * rest.size


def _cut_at_row_ends(name: Name, names: Sequence[Name]) -> list[Name]:
    """A group and the one below its middle, if they stand as close as the lines of a name do.

    Names stand in the middle of their cells. So a row of the head ends between two lines where a
    name beside is as high as the lower part and none as the whole, while others are as high as
    that; or, where none are, where the upper line is as high as one that stands over others. What
    is of a year (2024年预算数) is said of all that stands below it, but for its own rest.
    """
    lines = _lines_of(name)
    if _OF_A_YEAR.fullmatch(_text_of(name)):
        return [name]
    others = [one for one in names if one is not name]
    for number in range(1, len(lines)):
        upper = Name([word for line in lines[:number] for word in line])
        lower = Name([word for line in lines[number:] for word in line])
        is_year = _OF_A_YEAR.fullmatch(_text_of(upper))
        if is_year or _is_row_below(name, lower, others) or _is_row_above(name, upper, others):
            return [upper, *_cut_at_row_ends(lower, [*others, upper])]
    return [name]


def _text_of(name: Name) -> str:
    return "".join("".join(word.text.split()) for line in _lines_of(name) for word in line)


def _lines_of(name: Name) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in sorted(name.words, key=lambda one: one.middle):
        if lines and word.middle - lines[-1][-1].middle < _ASKEW * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _is_row_below(whole: Name, lower: Name, others: Sequence[Name]) -> bool:
    centred = as_high(whole, others)
    beside = _next_to(lower, others)
    level = [one for one in as_high(lower, others) if one not in centred]
    return (
        bool(centred) and any(n in level for n in beside) and not any(n in centred for n in beside)
    )


def as_high(name: Name, others: Sequence[Name]) -> list[Name]:
    slack = _SAME_HEIGHT * name.size
    return [one for one in others if abs(one.middle - name.middle) < slack]


def _next_to(name: Name, others: Sequence[Name]) -> tuple[Name | None, Name | None]:
    """The nearest names on the left and on the right that stand as high in part."""
    high = [one for one in others if one.top < name.bottom and one.bottom > name.top]
    left = max((o for o in high if o.right <= name.left), key=lambda o: o.right, default=None)
    right = min((o for o in high if o.left >= name.right), key=lambda o: o.left, default=None)
    return left, right


def _is_row_above(whole: Name, upper: Name, others: Sequence[Name]) -> bool:
    if as_high(whole, others):
        return False
    level = as_high(upper, others)
    return any(len(_lines_of(one)) == 1 and stands_over(one, others) for one in level)


def stands_over(name: Name, names: Sequence[Name]) -> bool:
    """Whether others stand below the name, or its middle is above all that close the head."""
    below = [one for one in names if one.top >= name.bottom - 0.2 * name.size]
    if any(min(one.right, name.right) > max(one.left, name.left) for one in below):
        return True
    lowest = max(one.middle for one in names)
    top = min(one.top for one in names)
    bottom = max(one.bottom for one in names)
    highest = min(one.middle for one in names)
    middle = min(top + bottom, highest + lowest) / 2
    is_high = name.middle < middle - 0.35 * name.size
    is_between = any(one.centre < name.left for one in below) and any(
        one.centre > name.right for one in below
    )
    return is_high and is_between and lowest - name.middle > LEVEL * name.size
