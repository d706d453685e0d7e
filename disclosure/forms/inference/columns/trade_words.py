"""The trade's vocabulary of columns (`vocabulary/columns.toml`): from a head's text to a concept.

What belongs here: what the words of one head cell may mean. What does not: which meaning the table
bears out (`columns`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from disclosure.forms.texts import header_text

_OF_WHICH = re.compile(r"^其中[:：]?")
_QUALIFIED = re.compile(r"上年|上一年|去年|执行|完成数|增减|变化|增长|比较|%|占比|比例|比重|幅度")
_MEASURED = re.compile(
    r"(?:(?:预算|决算|安排)?(?:数|金额|额)|预算|收入|资金|拨款|合计|小计|\((?:结余|结转|不?含.{0,60})\))$"
)
"""What says of money only that it is counted or granted, or what is counted in."""
_BREAK_OF_NAMES = re.compile(r"^[#*]+$")


@dataclass(frozen=True, slots=True)
class Concept:
    """`kind` is `value`, or what the column says of its row: code, label, unit …

    `words` are text where they are nothing but that: comparing is ten times as fast as matching.
    """

    key: str
    kind: str
    name: str
    words: re.Pattern[str] | str
    excluded: re.Pattern[str] | None

    def is_named(self, text: str) -> bool:
        """Whether the whole text is a word for it."""
        if isinstance(self.words, str):
            return text == self.words
        is_word = self.words.fullmatch(text) is not None
        return is_word and not (self.excluded and self.excluded.search(text))

    @property
    def is_value(self) -> bool:
        return self.kind == "value"


@cache
def concepts() -> tuple[Concept, ...]:
    text = (Path(__file__).parents[2] / "vocabulary" / "columns.toml").read_text(encoding="utf-8")
    return tuple(
        Concept(
            key=one["key"],
            kind=one.get("kind", "value"),
            name=one.get("name", ""),
            words=one["is"] if re.escape(one["is"]) == one["is"] else re.compile(one["is"]),
            excluded=re.compile(one["not"]) if "not" in one else None,
        )
        for one in tomllib.loads(text)["column"]
    )


@cache
def concept(key: str) -> Concept:
    """The concept of a key; KeyError where there is none."""
    return _by_key()[key]


@cache
def _by_key() -> dict[str, Concept]:
    return {one.key: one for one in reversed(concepts())}


@lru_cache(maxsize=8192)
def meanings(text: str) -> tuple[Concept, ...]:
    """The concepts that a head's text may name, the likeliest first; empty for unknown words.

    Words that nobody knows may be known ones with a measure behind: 其他收入预算, 教育收费资金收入.
    """
    plain = _OF_WHICH.sub("", header_text(text))
    found = tuple(one for one in concepts() if one.is_named(plain))
    while not found and (shorter := _MEASURED.sub("", plain)) not in (plain, ""):
        plain = shorter
        found = tuple(one for one in _kinds_of_money() if one.is_named(plain))
    return found


@cache
def _kinds_of_money() -> tuple[Concept, ...]:
    return tuple(one for one in concepts() if one.is_value and one.key != "total")


def is_of_which(text: str) -> bool:
    """Whether a head says that its column is only a part of another (其中：…)."""
    return bool(_OF_WHICH.match(header_text(text)))


def is_qualified(path: Sequence[str]) -> bool:
    """Whether a column speaks of another year, a change, a share, or of a part of its neighbour."""
    return is_of_which(path[-1]) or bool(_QUALIFIED.search("/".join(path)))


def is_placeholder(text: str) -> bool:
    """Marks that fill the row of column numbers: **."""
    return bool(_BREAK_OF_NAMES.match(text.strip()))
