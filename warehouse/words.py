"""The Chinese word of every code that the bureau reads, once: reference/word.csv.

What belongs here: asking that table, the same that a snapshot holds as `reference.word`. What does
not: sentences, and how figures are said (`evidence.number_words`).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from warehouse.sql_files import ROOM

WORDS = ROOM / "reference" / "word.csv"


@dataclass(frozen=True, slots=True)
class Word:
    """A code's word, fit for a label, and what it means, fit for a legend."""

    word: str
    meaning: str


@cache
def entries(kind: str) -> Mapping[str, Word]:
    """Code → word and meaning of one kind, in the order of the table. Raises KeyError."""
    return _table()[kind]


@cache
def words(kind: str) -> Mapping[str, str]:
    """Code → word of one kind, in the order of the table. Raises KeyError for an unknown kind."""
    return MappingProxyType({code: entry.word for code, entry in entries(kind).items()})


def kinds() -> tuple[str, ...]:
    """All kinds of codes that have words."""
    return tuple(_table())


def word(kind: str, code: str | None) -> str:
    """The word of a code; a code that has none as it is, so that nothing disappears."""
    return "" if code is None else words(kind).get(code, code)


@cache
def _table() -> Mapping[str, Mapping[str, Word]]:
    found: dict[str, dict[str, Word]] = {}
    with WORDS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["kind"], {})[row["code"]] = Word(row["word"], row["meaning"])
    return found
