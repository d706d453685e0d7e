"""Words of a page and the lines that they stand in; which lines read like rows of a table.

What belongs here: what one line says by itself. What does not: which lines make a table
(`row_blocks`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from disclosure.documents.document import BBox
from disclosure.documents.pdf.char_columns import CharColumns
from disclosure.documents.pdf.glyphs import Char

APART = 0.45
"""Share of the type size: a wider gap parts two words. Between figures of one number it is less."""
_SPACE = 0.2
"""And between figures of one number at most, and of what is read as a space."""
_LONG = 24
_TWO = 2
_FIGURE = re.compile(r"[(\-−△▲+]?(?:\d[\d,. ]*|\.\d+)%?\)?")
_MEASURE = re.compile(
    r"^(?:¥|RMB|人民币|计)\s?(?=[(\d\-−.])|(?<=[\d)])\s?(?:(?:百万|亿|万|千)?元)$"
)
"""What a figure may be printed with: ¥12.30, 12.30万元."""
_DASHES = re.compile(r"[-‐‑‒–—―─－−一/\\*]{1,3}|无")
_MONEY = re.compile(r"\d\.\d{1,6}\)?|[(\-−△]?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?\)?")
_MONEY_TAIL = re.compile(r"\d\.\d{1,6}\)?$|^[(\-−△]?\d{1,3}(?:,\d{3})+(?:\.\d+)?\)?$")
_YEAR = re.compile(r"20\d{2}")
_FULL_MONEY = re.compile(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d")
"""Money to the last place, beside which the next cell's name may stand without a gap."""
_FIRST_HAN, _MEASURES = "\u3400", "元万千百亿个倍人次辆台套公平立吨米"
_SENTENCE = re.compile(r"[。；;]|[，,：:](?!\d)[^）)]{8,}")
_CLAUSE = re.compile(r"[，,](?=[^\d\s])")
_OF_UNIT = re.compile(r"(?:百万|亿|万|千)?元")
_MARK = re.compile(r"[，,。；;：:%“”]|^[）)、]")
_LEADERS = re.compile(r"\.{4,}|…{2,}|·{4,}")
_SHORT = 16
_CAPTION = re.compile(
    r"(?:金额)?单位\s*[:：].*元|^[（(]?(?:金额)?单位[:：]|^(?:编制|填报|预算|公开|主管)?(?:部门|单位)"
    r"(?:名称)?\s*[:：]|^[（(]?(?:附|公开|预算|决算)*表?\s*\d{1,2}\s*表?[:：、]?[）)]?$"
    r"|^(?:附?件?表|公开|预算)\s*\d{1,2}.*表$|^续?表?[（(]续表?[）)]$"
)
_TITLE = re.compile(r"[^\s，。]{3,}表(?:[（(][^）)]{1,30}[）)])?$")
_OF_BODY = re.compile(
    r"[1-5]\d{2}(?:\D|$|\d{2}(?:\D|$|\d{2}))|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]+[）)]"
)
_TOTAL = re.compile(r"(?:合|总|小)\s*计|本年.{2}合计|.{2}[合总]计")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters that no wide gap parts."""

    text: str
    box: BBox
    size: float
    is_figure: bool
    is_money: bool

    @property
    def is_blank(self) -> bool:
        """Whether dashes, or 无, stand where a figure would."""
        return bool(_DASHES.fullmatch(self.text))

    @property
    def centre(self) -> float:
        return (self.box[0] + self.box[2]) / 2

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


@dataclass(frozen=True)
class WordLine:
    """The words on one baseline, from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def top(self) -> float:
        return min(word.box[1] for word in self.words)

    @cached_property
    def bottom(self) -> float:
        return max(word.box[3] for word in self.words)

    @cached_property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def is_row(self) -> bool:
        """A name, then figures set apart from it: one of money, or several."""
        if len(self.words) < _TWO or self.is_prose:
            return False
        if any(a.is_figure and _OF_UNIT.match(b.text) for a, b in pairwise(self.words)):
            return False
        figures = [word for word in self.words if word.is_figure]
        if not self.words[-1].is_figure and len(figures) <= _TWO and not self._lists_beside:
            return False
        return any(word.is_money for word in figures) or self._ends_in_figures

    @cached_property
    def _lists_beside(self) -> bool:
        """Whether names stand on both sides of money, without a mark of a sentence."""
        if any(_MARK.search(word.text) for word in self.words if not word.is_figure):
            return False
        return not self.words[0].is_figure and any(word.is_money for word in self.words[1:-1])

    @cached_property
    def _ends_in_figures(self) -> bool:
        """Whether figures or dashes beside each other end the line, not all of them years."""
        count = next(
            (n for n, word in enumerate(reversed(self.words)) if not word.is_figure),
            len(self.words),
        )
        last = [word.text for word in self.words[len(self.words) - count :]]
        return len(last) >= _TWO and not all(map(_YEAR.fullmatch, last))

    @cached_property
    def is_prose(self) -> bool:
        plain = "".join(self.text.split())
        if _LEADERS.search(plain) or (len(plain) > _LONG and _CLAUSE.search(plain)):
            return True
        if any(len(word.text) > _SHORT and _SENTENCE.search(word.text) for word in self.words):
            return True
        return len(self.words) == 1 and len(self.words[0].text) > 2 * _LONG

    @cached_property
    def is_caption(self) -> bool:
        """Whether the line says of a table what it is: title, number, agency, unit."""
        plain = "".join(self.text.split())
        texts = ["".join(word.text.split()) for word in self.words]
        if any(_CAPTION.search(text) for text in texts if len(texts) == 1 or not text.isdecimal()):
            return True
        is_short = len(self.words) <= _TWO + 1
        return is_short and bool(_CAPTION.search(plain) or _TITLE.fullmatch(plain))

    @cached_property
    def is_boundary(self) -> bool:
        """Whether no table goes on over the line; a lone figure may be the rest of a name."""
        return self.is_prose or (self.is_caption and not self.text.isdecimal())

    @cached_property
    def opens_body(self) -> bool:
        """Whether the line begins as rows do: with a code, a numbering or a total."""
        if len(self.words) == 1 and _TOTAL.fullmatch(self.words[0].text):
            return True
        return bool(_OF_BODY.match(self.words[0].text))


def lines_of_words(chars: CharColumns) -> list[WordLine]:
    """All upright characters as lines of words, from the top down."""
    lines = [WordLine(tuple(_words(line))) for line in chars.runs() if line]
    return sorted(lines, key=lambda line: (line.top, line.words[0].box[0]))


def _words(line: Sequence[Char]) -> list[Word]:
    found: list[Word] = []
    first = 0
    for number, (before, char) in enumerate(pairwise(line), start=1):
        gap, size = char.start - before.end, max(char.size, before.size)
        is_begun = _is_begun(char.text) or (char.text.isdigit() and gap > _SPACE * size)
        if gap > APART * size or (is_begun and _ends_in_money(line[first:number])):
            found.append(_word(line[first:number]))
            first = number
    return [*found, _word(line[first:])]


def _is_begun(text: str) -> bool:
    """Whether a character behind money begins the name in the next cell: it is no measure."""
    return (text >= _FIRST_HAN or text in "(（") and text not in _MEASURES


def _ends_in_money(chars: Sequence[Char]) -> bool:
    return bool(_FULL_MONEY.fullmatch("".join(char.text for char in chars).strip()))


def _word(chars: Sequence[Char]) -> Word:
    parts = [chars[0].text]
    for before, char in pairwise(chars):
        if char.start - before.end > _SPACE * char.size:
            parts.append(" ")
        parts.append(char.text)
    text = unicodedata.normalize("NFKC", "".join(parts)).strip()
    box = (
        min(char.x0 for char in chars), min(char.top for char in chars),
        max(char.x1 for char in chars), max(char.bottom for char in chars),
    )  # fmt: skip
    bare = _MEASURE.sub("", text)
    is_figure = bool(_FIGURE.fullmatch(bare)) or bool(_DASHES.fullmatch(text))
    is_money = is_figure and "%" not in bare and bool(_MONEY_TAIL.search(bare.replace(" ", "")) or (
        " " in bare and _MONEY.fullmatch(bare)) or bare != text)  # fmt: skip
    return Word(text, box, max(char.size for char in chars), is_figure, is_money)
