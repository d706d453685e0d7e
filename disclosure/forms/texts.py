"""Texts made comparable: width, white space, brackets, numbering, years.

What belongs here: pure functions from text to text. What does not: what any text means in a form.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

YEAR = "{year}"
_REMEMBERED = 32_768
"""Texts kept at hand: forms and tables ask for the same ones again and again."""
_SPACE = re.compile(r"\s+")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:年度?|(?=预算|财政|部门|单位|决算|合计|$))")
_DATE = re.compile(r"(?:19|20)\d{2}年[\d一二三四五六七八九十]{1,3}月")
"""The day something was written or put up: no year of money."""
_WRITTEN_YEAR = re.compile(
    r"二[〇○零0O]([〇○零0O一二三四五六七八九])([〇○零0O一二三四五六七八九])(?=年)"
)
_QUOTES = str.maketrans("", "", "“”‘’\"'「」『』《》")
_FULL_BRACKETS = str.maketrans("()", "（）")
_RAISED = re.compile(r"[⁰¹²³⁴-⁹⁺⁻⁽⁾]+")
_NUMBER_WORD = r"[一二三四五六七八九十百零〇\d]+"
_NUMBERING = re.compile(
    rf"^[-—–]*(?:其中:)?(?:\({_NUMBER_WORD}\)|{_NUMBER_WORD}[、.,)]|[①-⑳]|\d+(?=\D))?(?:其中:)?"
)
_MEASURE = re.compile(r"\((?:单位:)?(?:人民币)?(?:千|万|百万|亿)?元\)$")
_CODE_AND_NAME = re.compile(r"^[\[【(（]?(\d{3,9})[\]】)）]?[-—_ ]?([一-鿿].+)$")
_PARTED_CODE = re.compile(r"\d{3}(?:[-.·/‐–—]\d{2}){1,3}")
"""A classification code with something between its levels: 208-05-05, 208.05."""
_CODE_PARTS = r"\d{3}(?:[-.·/‐–—]\d{2}){1,3}|\d{3,9}"
_LEADING_CODE = re.compile(
    rf"^(?:[\[【(](?P<held>{_CODE_PARTS})[\]】)]|(?P<bare>{_CODE_PARTS})(?![\d,.年]|-\d))[-—_、:.]*"
)
_JOINTS = re.compile(r"\D")
_CHINESE_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}


@lru_cache(maxsize=_REMEMBERED)
def comparable(text: str) -> str:
    """`text` for comparing with a declared text: no white space, width, quotes or bracket kinds.

    Raised figures are marks of notes, and no part of a name.
    """
    folded = unicodedata.normalize("NFKC", _RAISED.sub("", text)).translate(_QUOTES)
    return _SPACE.sub("", folded)


@lru_cache(maxsize=_REMEMBERED)
def header_text(text: str) -> str:
    """A header's or title's text with its year abstracted and a printed unit of money taken off."""
    return _MEASURE.sub("", _YEAR.sub(YEAR, comparable(text)))


@lru_cache(maxsize=_REMEMBERED)
def bare_name(text: str) -> str:
    """A line's name without numbering: 二十八、债务付息支出 → 债务付息支出, ①购置费 → 购置费."""
    marked = comparable(re.sub(r"[①-⑳]", "", text))
    return _NUMBERING.sub("", marked) or marked


def label_text(text: str) -> str:
    """A name as printed, lines joined; a space survives only between two Latin letters."""
    joined = _SPACE.sub(" ", text.strip())
    return re.sub(r"(?<![A-Za-z]) | (?![A-Za-z])", "", joined)


def key_text(text: str) -> str:
    """A name inside a row key: no white space, brackets full-width."""
    return _SPACE.sub("", text).translate(_FULL_BRACKETS)


def code_and_name(text: str) -> tuple[str | None, str]:
    """An agency's printed code and name: 307-长治市… → ("307", "长治市…")."""
    found = _CODE_AND_NAME.match(text)
    return (found.group(1), found.group(2)) if found else (None, text)


def code_text(text: str) -> str:
    """A code cell in half-width characters, without white space or joints (208-05 is 20805)."""
    plain = _SPACE.sub("", unicodedata.normalize("NFKC", text))
    return _JOINTS.sub("", plain) if _PARTED_CODE.fullmatch(plain) else plain


@lru_cache(maxsize=_REMEMBERED)
def leading_code(text: str) -> tuple[str, str]:
    """The code before a name in one cell, and the name: [208-05]养老支出 → ("20805", "养老支出").

    The code is empty where the text does not begin with one.
    """
    plain = _SPACE.sub("", unicodedata.normalize("NFKC", text))
    found = _LEADING_CODE.match(plain)
    if found is None:
        return "", plain
    return _JOINTS.sub("", found["held"] or found["bare"]), plain[found.end() :]


def printed_year(text: str) -> int | None:
    """The first year of `text` that is written as one (2025年, 2025年度, 2025预算, 二〇二五年)."""
    return next(iter(printed_years(text)), None)


def printed_years(text: str) -> list[int]:
    """All years that `text` writes as such, in order; that of a date is none."""
    plain = _DATE.sub("", with_years_in_figures(comparable(text)))
    return [int(found[:4]) for found in _YEAR.findall(plain)]


def with_years_in_figures(text: str) -> str:
    """二〇二五年 as 2025年."""
    return _WRITTEN_YEAR.sub(lambda found: f"20{_digit(found[1])}{_digit(found[2])}", text)


def _digit(word: str) -> int:
    return _CHINESE_DIGITS.get(word, 0)


def number_of(word: str) -> int | None:
    """12 for both "12" and "十二"; None for anything else (up to 99)."""
    if word.isdecimal():
        return int(word)
    tens, ten, ones = word.rpartition("十")
    if not ten:
        return _CHINESE_DIGITS.get(word)
    high = _CHINESE_DIGITS.get(tens) if tens else 1
    low = _CHINESE_DIGITS.get(ones) if ones else 0
    return None if high is None or low is None else high * 10 + low
