"""Characters and numbers as Chinese reports print them.

What belongs here: folding of full-width signs, white space, the reading of one printed number.
What does not: what a number is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache, wraps
from typing import TypeVar

_T = TypeVar("_T")

_FOLD = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    "−": "-",
    "–": "-",
    "‐": "-",
    "‑": "-",
    "﹣": "-",
    "〔": "[",
    "〕": "]",
    "\u3000": " ",
}
_FOLDED = re.compile("[！-～−–‐‑﹣〔〕\u3000]")
_REMEMBERED, _SHORT = 16_384, 200
"""How many texts are kept at hand, and how long they may be: the same ones are asked for again."""
_SPACE = re.compile(r"\s+")
_IDLE_SPACE = re.compile(r"\s+(?![A-Za-z0-9])|(?<![A-Za-z0-9])\s+|(?<=[0-9])\s+(?=[0-9])")
_AMOUNT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")

UNIT_YUAN = {
    "元": Decimal(1),
    "千元": Decimal(1_000),
    "万元": Decimal(10_000),
    "亿元": Decimal(100_000_000),
}
"""What one of a printed unit is worth in yuan."""


def fold(text: str) -> str:
    """Full-width digits, brackets and punctuation as ASCII; the length never changes."""
    for sign in set(_FOLDED.findall(text)):
        text = text.replace(sign, _FOLD[sign])
    return text


def at_hand(function: Callable[[str], _T]) -> Callable[[str], _T]:
    """The function, with what it said of the short texts that it was asked of last."""
    known = lru_cache(maxsize=_REMEMBERED)(function)

    @wraps(function)
    def asked(text: str) -> _T:
        return known(text) if len(text) <= _SHORT else function(text)

    return asked


@at_hand
def compact(text: str) -> str:
    """Folded and without any white space: how labels and titles are compared."""
    return _SPACE.sub("", fold(text))


def joined(text: str) -> str:
    """A cell's text as one line: wraps vanish, a space stays only beside a Latin letter."""
    one_line = "".join(part.strip() for part in text.split("\n"))
    return _IDLE_SPACE.sub("", one_line)


def number(text: str) -> Decimal | None:
    """The number a whole text is, thousands commas and wraps allowed; None for any other text."""
    plain = fold(text).replace("\n", "").strip()
    return Decimal(plain.replace(",", "")) if _AMOUNT.fullmatch(plain) else None


def decimals(printed: str) -> int:
    """How many places are printed after the decimal point."""
    return len(compact(printed).partition(".")[2])
