"""No regular expression of the product costs more than the square of its text, nor more than its
length where `make test-whole` measures all of them.

`make test` draws every twelfth expression, others each day; `make test-whole` asks all.

What belongs here: how each is asked (`found_expressions`), the texts that each of its repeats would
like longest (`wished_texts`), and how its cost grows with them. What does not: readings of whole
pages (`test_markup`, `test_paging`).
"""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from tests.drawn import drawing
from tests.house.found_expressions import ROOMS, Asked, asked_in, declared
from tests.house.wished_texts import wishes

LENGTH, TIMES = 1000, 8
LEAST_SECONDS = 0.002
LINEAR, SQUARE = 22.0, 150.0
"""Of the processor. A text TIMES as long costs TIMES as much, 64 times by the square, 512 by the
cube; what lies between is noise."""
MEASURED = 4
"""How often a text is measured, the short and the long one by turns; the quickest counts: what a
busy machine does to a measure is only ever added to it."""
AGAIN = 3
"""What grew once is asked again: noise does not come back each time, growth does."""
HANGS_SECONDS = 2.0
DRAWN = 12
_WAYS: dict[str, Callable[[re.Pattern[Any], Any], object]] = {
    "match": re.Pattern.match,
    "fullmatch": re.Pattern.fullmatch,
    "search": re.Pattern.search,
    "finditer": re.Pattern.findall,
}


def seconds(pattern: re.Pattern[Any], text: str, ways: Iterable[str]) -> float:
    given = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    began = time.process_time()
    for way in ways:
        _WAYS[way](pattern, given)
    return time.process_time() - began


def _hangs(*_: object) -> None:
    raise TimeoutError


@pytest.fixture
def _limited() -> Iterator[None]:
    before = signal.signal(signal.SIGVTALRM, _hangs)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


def dear(asked: Asked, most: float = LINEAR) -> str | None:
    """The text with which an expression grows by more than `most`; None where there is none."""
    for lead, once, end in wishes(asked.pattern):
        signal.setitimer(signal.ITIMER_VIRTUAL, HANGS_SECONDS)
        short, long = (
            lead + once * (length // len(once)) + end for length in (LENGTH, LENGTH * TIMES)
        )
        try:
            if _grows(asked, short, long, most):
                return f"{lead!r} {once!r} {end!r}"
        except TimeoutError:
            return f"hangs at {lead!r} {once!r} {end!r}"
    return None


def _grows(asked: Asked, short: str, long: str, most: float) -> bool:
    """Whether the cost grows by more, each of the times that it is measured."""
    if seconds(asked.pattern, short, asked.ways) < LEAST_SECONDS:
        return False
    return all(_grew(asked, short, long, most) for _ in range(AGAIN))


def _grew(asked: Asked, short: str, long: str, most: float) -> bool:
    turns = [
        [seconds(asked.pattern, text, asked.ways) for text in (short, long)]
        for _ in range(MEASURED)
    ]
    before, after = (min(column) for column in zip(*turns, strict=True))
    return before > LEAST_SECONDS and after > most * before


GROWTHS = [
    pytest.param(SQUARE, DRAWN, id="square"),
    pytest.param(SQUARE, 1, id="square of all", marks=pytest.mark.whole),
    pytest.param(LINEAR, 1, id="linear", marks=pytest.mark.whole),
]


def drawn(every: Iterable[Asked], one_of: int) -> list[Asked]:
    """One of so many, at least one."""
    listed = list(every)
    draw = drawing()
    return draw.sample(listed, -(-len(listed) // one_of))


@pytest.mark.usefixtures("_limited")
@pytest.mark.parametrize(("most", "one_of"), GROWTHS)
@pytest.mark.parametrize("room", ROOMS)
def test_no_expression_costs_more(room: str, most: float, one_of: int) -> None:
    found = {one.where: dear(one, most) for one in drawn(asked_in(room), one_of)}
    assert len(found) > 0
    assert {where: text for where, text in found.items() if text} == {}


@pytest.mark.usefixtures("_limited")
@pytest.mark.parametrize(("most", "one_of"), GROWTHS)
def test_nor_does_any_of_the_declared_words(most: float, one_of: int) -> None:
    """Those of the vocabularies, which are made of what their files say."""
    found = {one.where: dear(one, most) for one in drawn(declared(), one_of)}
    assert len(found) > 100 / one_of
    assert {where: text for where, text in found.items() if text} == {}


@pytest.mark.usefixtures("_limited")
@pytest.mark.parametrize("bad", [r"(?:a+)+b", r"(?:a|aa)+b", r"\s*\s*\s*年"])
def test_expressions_beyond_the_square_are_found(bad: str) -> None:
    assert dear(Asked("here", re.compile(bad), ("match", "search")), SQUARE)


@pytest.mark.whole
@pytest.mark.usefixtures("_limited")
@pytest.mark.parametrize(
    ("bad", "way"),
    [
        (r"(?:a+)+b", "search"),
        (r"(?:a|aa)+b", "match"),
        (r"共\s*有?\s*:?\s*(\d+)页", "match"),
        (r"\.{3,}[.]*\s*$", "search"),
        (r"\s+$", "search"),
        (r"[\d,]*\d年", "search"),
        (r"(?:本年|的)*数", "finditer"),
    ],
)
def test_dear_expressions_are_found(bad: str, way: str) -> None:
    """Those that cost well above LEAST_SECONDS: near it a busy machine decides what is measured."""
    assert dear(Asked("here", re.compile(bad), (way,)))


@pytest.mark.whole
@pytest.mark.usefixtures("_limited")
@pytest.mark.parametrize(
    ("good", "way"),
    [
        (r"(?<!\s)\s++$", "search"),
        (r"\s*年", "match"),
        (r"\d[\d,]{0,30}\.\d", "finditer"),
        (r".{0,60}项目.{0,60}名称", "fullmatch"),
    ],
)
def test_linear_expressions_are_let_be(good: str, way: str) -> None:
    assert dear(Asked("here", re.compile(good), (way,))) is None
