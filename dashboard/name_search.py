"""What an official types, as what is meant: a code, a part of the name, a short name, its initials.

What belongs here: when a typed word means a department, a class, a rule. What does not: where it is
asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

Named = tuple[str | None, str]
"""Code and name."""


def those_named(known: Iterable[Named], wanted: str) -> set[Named]:
    """Those that every typed word means. The plainest reading that finds one counts alone.

    `财政` finds 财政局 and not whatever else has 财 before 政. `卫健` is written in no name, so it
    finds 卫生健康局, as `wsjkj` does by the first letters.
    """
    found = set(known)
    for word in wanted.casefold().split():
        found = _meant(found, word)
    return found


def _meant(known: set[Named], word: str) -> set[Named]:
    for reading in READINGS:
        found = {one for one in known if reading(one, word)}
        if found:
            return found
    return set()


def _written(one: Named, word: str) -> bool:
    return word in f"{one[0] or ''} {one[1]}".casefold()


def _shortened(one: Named, word: str) -> bool:
    """The word's characters stand in the name in this order: 卫健, 卫健局 in 卫生健康局."""
    letters = iter(one[1].casefold())
    return len(word) > 1 and all(letter in letters for letter in word)


def _by_initials(one: Named, word: str) -> bool:
    return len(word) > 1 and word.isascii() and word in _initials(one[1])


@lru_cache(maxsize=4096)
def _initials(name: str) -> str:
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).casefold()


READINGS: tuple[Callable[[Named, str], bool], ...] = (_written, _shortened, _by_initials)
