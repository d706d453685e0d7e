"""Where the figures of a text are: numbers with a unit, and sentences that say "the same".

What belongs here: finding printed figures and their clauses. What does not: their subjects.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.narrative.prose_text import decimals
from disclosure.narrative.vocabulary import Vocabulary

_BARE = re.compile(r"(?:占|增长|下降)(?P<number>\d+\.\d+)(?![\d%万亿元个])")
_TORN = re.compile(r"\d[^\w,;:!?()\[\]<>《》“”、%+\-~—=×]{1,3}$")
"""What stands before a figure that is the rest of one, or another without a word between: a digit,
and blanks, dots or marks. Nobody knows how much that is."""
_MOST_TORN = 4
_DECIMAL = re.compile(r"\d{1,30}\.\d+")
_BELOW_NOUGHT = "△▲"
_CLAUSE = re.compile(r"[,;。:、!\n]")
_BRACKET = re.compile(r"\([^()\n]{1,30}\)")
SENTENCE = re.compile(r"[;。!\n]")
_TEN_THOUSAND = "万"
_NAMES_MONEY = re.compile(r"[预决]算|经费|资金|收入|支出|拨款|费[^,;:。、]{0,4}$")


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure; `kind` is money, percent, count, area, bare (no unit) or same.

    A `same` has no number: 与上年预算数相同. `sign` is what is printed before it: +, - or nothing.
    """

    start: int
    end: int
    kind: str
    amount: Decimal | None
    unit: str | None
    decimals: int | None
    sign: str = ""


def figures(text: str, words: Vocabulary) -> list[Figure]:
    """All figures of a folded text in order; thresholds (50万元以上) are none."""
    return sorted(_all(text, words), key=lambda figure: figure.start)


def is_torn(text: str, start: int) -> bool:
    """Whether the figure that begins there may be the rest of a longer one."""
    return bool(_TORN.search(text[max(0, start - _MOST_TORN) : start]))


def _all(text: str, words: Vocabulary) -> Iterator[Figure]:
    ends: set[int] = set()
    money_in_wan = -1
    for one in _of_one_unit(text, words):
        ends |= {*range(one.start, one.end)}
        yield one
    for found in words.figure.finditer(text):
        if words.threshold.match(text, found.end()) or found.start("number") in ends:
            continue
        ends.add(found.start("number"))
        printed, unit, start = found.group("number"), found.group("unit"), found.start()
        if is_torn(text, start):
            continue
        if unit == _TEN_THOUSAND:
            if not _is_money_in_wan(text, start, money_in_wan):
                continue
            unit, money_in_wan = "万元", start
        if text[start - 1 : start] in tuple(_BELOW_NOUGHT):
            printed, start = f"-{printed}", start - 1
        yield Figure(
            start,
            found.end(),
            words.unit_kinds[unit],
            Decimal(printed.replace(",", "")),
            unit,
            decimals(printed),
            printed[0] if printed[0] in "+-" else "",
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


def _of_one_unit(text: str, words: Vocabulary) -> Iterator[Figure]:
    """Numbers of which the last has the unit: `各是10.5、8.5万元`, `比上年2.08减少0.03万元`."""
    for found in words.of_one_unit.finditer(text):
        unit = found.group("unit") or found.group("last_unit")
        printed = list(_DECIMAL.finditer(text, *found.span("run")))
        if len(printed) < 2 and found.group("unit") is not None:
            continue
        for one in printed:
            is_last = one is printed[-1] and found.group("unit") is not None
            end = found.end() if is_last else one.end()
            number = Decimal(one.group())
            yield Figure(
                one.start(), end, words.unit_kinds[unit], number, unit, decimals(one.group())
            )


def _is_money_in_wan(text: str, start: int, latest: int) -> bool:
    """Whether 1720.00万 leaves out its 元: its clause names money, or its sentence has one such
    already (`总预算1720.00万，其中：修缮1170.00万`); people and acres come in 万, too."""
    if SENTENCE.search(text, max(latest, 0), start) is None and latest >= 0:
        return True
    return _NAMES_MONEY.search(_CLAUSE.split(text[max(0, start - 40) : start])[-1]) is not None


class Clauses:
    """The clauses of a text; commas inside figures and brackets do not end one."""

    def __init__(self, text: str, found: Sequence[Figure]) -> None:
        self._length = len(text)
        self._brackets = [bracket.span() for bracket in _BRACKET.finditer(text)]
        self._opened = [start for start, _ in self._brackets]
        figures_at = {place for one in found for place in range(one.start, one.end)}
        places = (stop.start() for stop in _CLAUSE.finditer(text))
        self._all_stops = [place for place in places if place not in figures_at]
        inside = {place for span in self._brackets for place in range(*span)}
        self._stops = [place for place in self._all_stops if place not in inside]

    def around(self, figure: Figure) -> tuple[int, int]:
        """Where the clause around a figure starts and ends, within the bracket that holds it."""
        first, last, stops = 0, self._length, self._stops
        number = bisect_left(self._opened, figure.start) - 1
        if number >= 0 and figure.end < self._brackets[number][1]:
            opened, closed = self._brackets[number]
            first, last, stops = opened + 1, closed - 1, self._all_stops
        before, after = bisect_left(stops, figure.start), bisect_left(stops, figure.end)
        start = stops[before - 1] + 1 if before else 0
        end = stops[after] if after < len(stops) else self._length
        return max(start, first), min(end, last)
