"""Printed amounts: which text is one, what it is worth in yuan, and how finely it is printed.

What belongs here: one cell's text. What does not: which cells hold amounts, and sums of them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from disclosure.documents.parted_lines import PARTED

YUAN_PER_UNIT: dict[str, Decimal] = {
    "元": Decimal(1),
    "千元": Decimal(1_000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
}
_REMEMBERED = 32_768
_FEN = Decimal("0.01")
_DASHES = frozenset("-‐‑‒–—―─－−﹣ー一/\\")
_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+")
_GROUPED_LATE = re.compile(r"\d{4,}(?:,\d{3})+(\.\d{1,2})?")
"""Thousands parted, the first of them not: 120258,600. Of whole yuan that is one number only."""
_MARK = "[⁰¹²³⁴-⁹⁺⁻⁽⁾①-⑳⓪❶-❿*＊※†‡]"
_NOTE_MARKS = re.compile(f"(?<!{_MARK}){_MARK}++$")
"""What refers to a note, behind a figure: it is no part of it."""
_TWO_NUMBERS = re.compile(r"\.\d{2,}[^\S\n]+\d")
"""A blank behind two decimals, on one line: two figures, or nobody knows."""
_CURRENCY = re.compile(r"^([(\-−–△▲﹣]?)(?:¥|(?i:rmb)|(?i:cny)|人民币)+:?")
"""What says that a figure is money, before or behind its sign."""
_WHOLE = re.compile(r"[^\d\W_]{1,2}\d{5,}(?:[百万千亿]{0,2}元)?")
_WHOLE_IN_GROUPS = re.compile(r"[^\d\W_]{1,2}\d{1,3}(?:[^\S\n]\d{3})+(?:[百万千亿]{0,2}元)?")
_NAME = re.compile(r"[一-鿿]{3}|[一-鿿].*[一-鿿].*[一-鿿]|\d|%")
_MOST_DIGITS = 24
MOST_YUAN = Decimal(10) ** 15
"""A thousand million million: no budget of a district, but a slip or a code."""
_MONEY_TOKEN = re.compile(
    r"(?<![\d.])(?<!\d,)(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{1,6})(?!\d|[.,]\d|%)"
)


class _HalfWidth(dict[int, str]):
    """What each character is in half width, as `str.translate` asks for it: looked up once."""

    def __missing__(self, code: int) -> str:
        one = chr(code)
        is_mark = unicodedata.category(one) == "No"
        self[code] = one if is_mark else unicodedata.normalize("NFKC", one)
        return self[code]


_HALF_WIDTH = _HalfWidth()


@dataclass(frozen=True, slots=True)
class Amount:
    """One printed amount. `yuan` is rounded to a fen; `decimals` are those printed."""

    yuan: Decimal
    decimals: int
    unit: str

    def quantum_yuan(self, decimals: int) -> Decimal:
        """What one unit of the `decimals`-th place is worth, never less than a fen.

        `decimals` are the table's. Whole yuan among fen are rounded figures (22,118,861 beside
        22,118,861.34), while 12 among 12.34 万元 only lost its noughts.
        """
        if self.unit == "元" and self.decimals == 0 and self.yuan:
            return Decimal(1)
        return max(YUAN_PER_UNIT[self.unit].scaleb(-decimals), _FEN)


@lru_cache(maxsize=_REMEMBERED)
def is_blank(printed: str) -> bool:
    """Whether a value cell says nothing: empty, dashes only, or 无. None of them is zero."""
    return printed.strip() == "无" or all(
        character.isspace() or character in _DASHES for character in printed
    )


@lru_cache(maxsize=_REMEMBERED)
def parse_amount(printed: str, unit: str) -> Amount | None:
    """The amount that `printed` says in `unit` (元 or 万元), None where it is no amount.

    A unit printed in the cell itself wins. (1.23), △1.23 and −1.23 are negative. Marks of notes
    behind the figure (743.41①) are left out.
    """
    found = _number(printed, unit)
    if found is None:
        return None
    number, decimals, unit = found
    exact = number * YUAN_PER_UNIT[unit]
    if abs(exact) >= MOST_YUAN:
        return None
    yuan = exact.quantize(_FEN)
    return Amount(yuan or abs(yuan), decimals, unit)


def _number(printed: str, unit: str) -> tuple[Decimal, int, str] | None:
    """The bare number, its printed decimals and its unit."""
    text = _folded(_NOTE_MARKS.sub("", printed.strip()))
    if _TWO_NUMBERS.search(printed) or _stand_below_each_other(printed):
        return None
    text, unit = _without_unit(text, unit)
    negative, text = _without_sign(_CURRENCY.sub(r"\1", text))
    if not _NUMBER.fullmatch(text):
        grouped = _GROUPED_LATE.fullmatch(text)
        if grouped is None or not (unit == "元" or grouped[1]):
            return None
    digits = text.replace(",", "")
    if len(digits) > _MOST_DIGITS:
        return None
    number = Decimal(digits)
    return (-number if negative else number), len(digits.partition(".")[2]), unit


def _stand_below_each_other(printed: str) -> bool:
    """Whether lines hold figures of their own: where one is wrapped, its first line is full; what
    its writer parted is one figure only where no line is one by itself."""
    if PARTED in printed:
        return all(_NUMBER.fullmatch(line.strip("-−+% ")) for line in printed.split(PARTED))
    first, *others = printed.strip().split("\n")
    return any(len("".join(line.split())) > len("".join(first.split())) for line in others)


def says_it_is_money(text: str) -> bool:
    """Whether an amount has its unit or currency printed with it: 24320元, ¥24320."""
    plain = _folded(text)
    return parse_amount(text, "元") is not None and bool(
        plain.endswith("元") or _CURRENCY.match(plain)
    )


@lru_cache(maxsize=_REMEMBERED)
def printed_number(printed: str) -> Decimal | None:
    """The bare number of an amount in whatever unit, with the decimals that are printed."""
    found = None if is_blank(printed) else _number(printed, "亿元")
    return found[0] if found is not None else None


@lru_cache(maxsize=_REMEMBERED)
def money_tokens(text: str) -> tuple[str, ...]:
    """The tokens of running text that look like money: with decimals or thousands separators."""
    return tuple(_MONEY_TOKEN.findall(_half_width(text)))


@lru_cache(maxsize=_REMEMBERED)
def is_unread_money(text: str) -> bool:
    """Whether a text is no amount, but money: with a word that nobody knows (约12.30), or several
    figures in one cell."""
    rest = _half_width(text)
    if _WHOLE.fullmatch("".join(rest.split())) or _WHOLE_IN_GROUPS.fullmatch(rest.strip()):
        return True
    tokens = money_tokens(text)
    for token in tokens:
        rest = rest.replace(token, "", 1)
    return bool(tokens) and not _NAME.search("".join(rest.split()))


def _folded(printed: str) -> str:
    return "".join(_half_width(printed).split())


def _half_width(text: str) -> str:
    """Full-width figures as plain ones; raised and circled ones stay what they are: marks."""
    return text if text.isascii() else text.translate(_HALF_WIDTH)


def _without_unit(text: str, unit: str) -> tuple[str, str]:
    for printed_unit in ("百万元", "亿元", "万元", "千元", "元"):
        if text.endswith(printed_unit):
            return text.removesuffix(printed_unit), printed_unit
    return text, unit


def _without_sign(text: str) -> tuple[bool, str]:
    if text.startswith("(") and text.endswith(")"):
        return True, text[1:-1]
    if text[:1] in {"-", "−", "–", "△", "▲", "﹣"}:
        return True, text[1:]
    return False, text.removeprefix("+")
