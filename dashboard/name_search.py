"""Departments by what an official types: a code, a part of the name, a short name, its initials.

What belongs here: when a typed word means a department. What does not: where it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

Agency = tuple[str | None, str]
"""Code and name."""


def agencies_named(agencies: Iterable[Agency], wanted: str) -> set[Agency]:
    """Those that every typed word means. The plainest reading that finds one counts alone.

    `财政` finds 财政局 and not whatever else has 财 before 政. `卫健` is written in no name, so it
    finds 卫生健康局, as `wsjkj` does by the first letters.
    """
    found = set(agencies)
    for word in wanted.casefold().split():
        found = _meant(found, word)
    return found


def _meant(agencies: set[Agency], word: str) -> set[Agency]:
    for reading in READINGS:
        found = {one for one in agencies if reading(one, word)}
        if found:
            return found
    return set()


def _written(agency: Agency, word: str) -> bool:
    return word in f"{agency[0] or ''} {agency[1]}".casefold()


def _shortened(agency: Agency, word: str) -> bool:
    """The word's characters stand in the name in this order: 卫健, 卫健局 in 卫生健康局."""
    letters = iter(agency[1].casefold())
    return len(word) > 1 and all(letter in letters for letter in word)


def _by_initials(agency: Agency, word: str) -> bool:
    return len(word) > 1 and word.isascii() and word in _initials(agency[1])


@lru_cache(maxsize=4096)
def _initials(name: str) -> str:
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).casefold()


READINGS: tuple[Callable[[Agency, str], bool], ...] = (_written, _shortened, _by_initials)
