"""Where the figures of a text are: numbers with a unit, and sentences that say "the same".

What belongs here: finding printed figures and their clauses. What does not: their subjects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from disclosure.narrative.prose_text import decimals
from disclosure.narrative.vocabulary import Vocabulary

_NUMBER = r"(?<![\d.,A-Za-z])(?P<number>(?<!\d)-?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?)"
_BARE = re.compile(r"(?:占|增长|下降)(?P<number>\d+\.\d+)(?![\d%万亿元个])")
_CLAUSE = re.compile(r"[,;。:、!\n]")
_BRACKET = re.compile(r"\([^()\n]{1,30}\)")
SENTENCE = re.compile(r"[;。!\n]")


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure; `kind` is money, percent, count, area, bare (no unit) or same.

    A `same` has no number: 与上年预算数相同.
    """

    start: int
    end: int
    kind: str
    amount: Decimal | None
    unit: str | None
    decimals: int | None


def figures(text: str, words: Vocabulary) -> list[Figure]:
    """All figures of a folded text in order; thresholds (50万元以上) are none."""
    return sorted(_all(text, words), key=lambda figure: figure.start)


def _all(text: str, words: Vocabulary) -> Iterator[Figure]:
    units = "|".join(re.escape(unit) for unit in sorted(words.unit_kinds, key=len, reverse=True))
    ends: set[int] = set()
    for found in re.finditer(rf"{_NUMBER} ?(?P<unit>{units})", text):
        if words.threshold.match(text, found.end()):
            continue
        ends.add(found.start("number"))
        printed, unit = found.group("number"), found.group("unit")
        yield Figure(
            found.start(),
            found.end(),
            words.unit_kinds[unit],
            Decimal(printed.replace(",", "")),
            unit,
            decimals(printed),
        )
    for found in _BARE.finditer(text):
        if found.start("number") not in ends:
            printed = found.group("number")
            yield Figure(
                found.start("number"),
                found.end(),
                "bare",
                Decimal(printed),
                None,
                decimals(printed),
            )
    for found in words.same.finditer(text):
        if not any(found.end() <= start <= found.end() + 2 for start in ends):
            yield Figure(found.start(), found.end(), "same", None, None, None)


def clause(text: str, figure: Figure, others: list[Figure]) -> tuple[int, int]:
    """The clause around a figure; commas inside figures and other brackets do not end it."""
    inside = {place for other in others for place in range(other.start, other.end)}
    first, last = 0, len(text)
    for bracket in _BRACKET.finditer(text):
        if bracket.start() < figure.start and figure.end < bracket.end():
            first, last = bracket.start() + 1, bracket.end() - 1
        else:
            inside.update(range(*bracket.span()))
    stops = [stop.start() for stop in _CLAUSE.finditer(text) if stop.start() not in inside]
    start = max((stop + 1 for stop in stops if stop < figure.start), default=0)
    end = min((stop for stop in stops if stop >= figure.end), default=len(text))
    return max(start, first), min(end, last)
