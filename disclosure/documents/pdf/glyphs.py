"""The characters on a page, and what is read of a line of them.

What belongs here: what a character is, which are printed over each other or raised, where a space
stands. What does not: which characters make a line (`char_columns`), tables and files. All lengths
are in points, from the page's upper left corner.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from disclosure.documents.document import BBox

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]

SAME_BASELINE = 0.45
"""Share of the type size by which the baselines of one line may differ."""
SMALLEST_REACH = 4 * SAME_BASELINE
WORD_GAP = 0.25
CLAUSE_GAP = 0.4
"""Shares of the type size that part two Latin characters or figures, and any others: between
Chinese and Latin ones word processors put a quarter by themselves."""
PRINTED_TWICE = 0.15
"""Share of the type size by which a glyph and its copy, printed for boldness, may be apart."""
TOO_CLOSE = 0.3
"""Share of the type size within which no second figure begins, unless over the first."""
RAISED_SIZE = 0.8
RAISED_BY = 0.15
"""A mark's size, as a share of the text's, at most; and how far it stands above the baseline."""
UNKNOWN = "\ufffd"
DESCENT = 0.12
"""Share of the type size below the baseline in a Chinese font; boxes of some fonts lie."""
LARGE = 30.0
PALE = 0.7
BACKGROUND = -1
_SLANT = 0.1
_FIGURES = frozenset("0123456789.,")
_LOWERED = dict(zip("0123456789", "₀₁₂₃₄₅₆₇₈₉", strict=True))
_RAISED = dict(zip("0123456789()[]（）", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁽⁾⁽⁾", strict=True))
PLAIN = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2E80, 0x2FE0)}
PLAIN[0xA0] = " "
"""Radicals that fonts map to instead of the character (⼈ for 人), and the space that binds."""


class Char(NamedTuple):
    """One printed character; `baseline`, `start` and `end` go along its reading direction.

    `turn` counts quarter turns clockwise from upright; BACKGROUND is a slanted or mirrored glyph,
    or one that is large and pale: it lies under the page and says nothing of it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    baseline: float
    start: float
    end: float
    turn: int = 0

    @property
    def centre(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


_sides = [attrgetter(side) for side in ("x0", "top", "x1", "bottom")]


def placed(
    text: str, origin: tuple[float, float], advance: float, size: float, turn: int = 0
) -> Char:
    """A character by its origin on the page, how far it advances, its type size and its turn."""
    x, y = origin
    below, above = DESCENT * size, (1 - DESCENT) * size
    if turn in (0, BACKGROUND):
        return Char(text, x, y - above, x + advance, y + below, size, y, x, x + advance, turn)
    match turn:
        case 1:
            box = (x - below, y, x + above, y + advance)
            return Char(text, *box, size, -x, y, y + advance, turn)
        case 2:
            box = (x - advance, y - below, x, y + above)
            return Char(text, *box, size, -y, -x, -x + advance, turn)
        case _:
            box = (x - above, y - advance, x + below, y)
            return Char(text, *box, size, x, -y, -y + advance, turn)


def turn_of(across: tuple[float, float], up: tuple[float, float]) -> int:
    """Quarter turns of a glyph whose writing runs `across` and stands `up`, in page directions.

    The page's second axis points down. BACKGROUND where the glyph is slanted or mirrored.
    """
    (a, b), (c, d) = across, up
    if min(abs(a), abs(b)) > _SLANT * max(abs(a), abs(b)) or a * d - b * c >= 0:
        return BACKGROUND
    if abs(a) > abs(b):
        return 0 if a > 0 else 2
    return 1 if b > 0 else 3


def turns_of(across: tuple[Numbers, Numbers], up: tuple[Numbers, Numbers]) -> Places:
    """`turn_of` for many glyphs at once."""
    (a, b), (c, d) = across, up
    wide, high = np.abs(a), np.abs(b)
    odd = (np.minimum(wide, high) > _SLANT * np.maximum(wide, high)) | (a * d - b * c >= 0)
    turns = np.where(wide > high, np.where(a > 0, 0, 2), np.where(b > 0, 1, 3))
    return np.where(odd, BACKGROUND, turns)


def is_pale(size: float, colour: Sequence[float], opacity: float = 1.0) -> bool:
    """Whether a type size and colour (shares of red, green, blue or of grey) are a watermark's."""
    if size < LARGE or not colour:
        return False
    return all(1 - opacity * (1 - share) >= PALE for share in colour)


def once(line: list[Char]) -> list[Char]:
    """A line without the copies that some programs print for boldness.

    Of figures that are printed over each other, or over a word, nobody can say what is meant:
    UNKNOWN stands there.
    """
    kept = line[:1]
    last = line[0]
    for char in line[1:]:
        ahead = char.start - last.start
        if ahead > TOO_CLOSE * char.size:
            kept.append(char)
        elif char.text == last.text and ahead <= PRINTED_TWICE * char.size:
            continue
        elif _are_over_each_other(last, char, ahead):
            kept[-1] = last._replace(text=UNKNOWN)
            kept.append(char._replace(text=UNKNOWN))
        else:
            kept.append(char)
        last = kept[-1]
    return kept


def _are_over_each_other(one: Char, other: Char, ahead: float) -> bool:
    """Whether two figures, or a figure and a Chinese character, the second so far ahead of the
    first, share their place."""
    kinds = {one.text in _FIGURES, other.text in _FIGURES}
    if kinds == {False} or (kinds == {True, False} and not (_is_word(one) or _is_word(other))):
        return False
    if min(one.size, other.size) < RAISED_SIZE * max(one.size, other.size):
        return False
    own = one.end - one.start
    narrow = one.text in ".,"
    return ahead < min((PRINTED_TWICE if narrow else TOO_CLOSE) * one.size, 0.6 * own)


def _is_word(char: Char) -> bool:
    return "\u4e00" <= char.text[:1] <= "\u9fff"


def line_text(line: Sequence[Char]) -> str:
    """The text of one line: real spaces kept, one added where a gap parts words or clauses."""
    parts: list[str] = []
    end = 0.0
    before = " "
    if len({char.size for char in line}) > 1:
        line = with_raised(line)
    for char in line:
        text, size = char.text, char.size
        gap = char.start - end
        if gap > WORD_GAP * size and not (before.isspace() or text.isspace()):
            is_latin = before.isascii() and text[:1].isascii()
            if is_latin or gap > CLAUSE_GAP * size:
                parts.append(" ")
        parts.append(text)
        end, before = char.end, text[-1:]
    text = "".join(parts)
    return (text if text.isascii() else text.translate(PLAIN)).strip()


def with_raised(line: Sequence[Char]) -> list[Char]:
    """The line with small figures above or below its baseline as what they are: marks (743.41¹)."""
    found = list(line)
    for number, char in enumerate(line):
        if char.text not in _RAISED:
            continue
        beside = next(
            (
                one
                for one in (*reversed(line[:number]), *line[number + 1 :])
                if char.size <= RAISED_SIZE * one.size and not one.text.isspace()
            ),
            None,
        )
        if beside is None:
            continue
        rise = beside.baseline - char.baseline
        if rise >= RAISED_BY * beside.size:
            found[number] = char._replace(text=_RAISED[char.text])
        elif rise <= -RAISED_BY * beside.size and char.text in _LOWERED:
            found[number] = char._replace(text=_LOWERED[char.text])
    return found


def box_of(chars: Sequence[Char]) -> BBox:
    x0, top, x1, bottom = (map(side, chars) for side in _sides)
    return round(min(x0), 2), round(min(top), 2), round(max(x1), 2), round(max(bottom), 2)
