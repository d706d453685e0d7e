"""No regular expression of the product costs more than the square of what it is given.

What belongs here: finding them all, the text that each of its repeats would like longest, and how
its cost grows. The cube of a line's length is minutes for a hostile page, in the crawl's own loop.
What does not: readings of whole pages (`test_markup`, `test_paging`).
"""

from __future__ import annotations

import ast
import re
import re._constants as sre
import re._parser
import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = (
    "disclosure", "collection", "expectations", "evidence", "notices", "dashboard", "commands",
    "warehouse", "assets",
)  # fmt: skip
ASKING = ("compile", "search", "match", "fullmatch", "sub", "split", "findall", "finditer")
TIMES = 300
LEAST_SECONDS, MOST_GROWTH = 0.01, 5.5
"""Of the processor, for TIMES repeats; growth from half as many (4 is the square, 8 the cube)."""
HANGS_SECONDS = 5.0
USUAL = "1x 年，。a<\"=-'.,("
FEWEST = 2
"""Repeats without an end: a single one of no alternatives costs the square at most."""
LARGEST = 1000
"""A repeat that is bounded by more is as good as unbounded."""
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
Parsed = Iterable[tuple[Any, Any]]


def expressions(room: str) -> Iterator[tuple[str, re.Pattern[Any], bool]]:
    """Where each stands, compiled, and whether it is asked at the beginning alone."""
    for path in sorted((ROOT / room).rglob("*.py")):
        where = path.relative_to(ROOT)
        calls = [
            node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and ast.unparse(node.func.value) == "re"
            and node.func.attr in ASKING
        ]
        if not calls:
            continue
        names = vars(import_module(".".join(where.with_suffix("").parts).removesuffix(".__init__")))
        for call in calls:
            assert isinstance(call.func, ast.Attribute)
            with suppress(NameError):  # made of what a function was given
                said = eval(ast.unparse(call.args[0]), dict(names))
                if isinstance(said, str | bytes):
                    flags = re.IGNORECASE if "IGNORECASE" in ast.unparse(call) else 0
                    begins = call.func.attr in ("match", "fullmatch")
                    yield f"{where}:{call.lineno}", re.compile(said, flags), begins


def wishes(parsed: Parsed, before: str = "") -> Iterator[tuple[str, str]]:
    """For each unbounded repeat what leads to it, and what it repeats."""
    items = list(parsed)
    for number, (kind, said) in enumerate(items):
        lead = before + fitting(items[:number])
        if kind in REPEATS:
            if said[1] > LARGEST:
                once = fitting(said[2]) or "x"
                yield from ((lead, once), ("", lead[-3:] + once))
            yield from wishes(said[2], lead)
        elif kind is sre.BRANCH:
            for one in said[1]:
                yield from wishes(one, lead)
        elif kind in (sre.SUBPATTERN, sre.ASSERT, sre.ASSERT_NOT):
            yield from wishes(said[-1], lead)
        elif kind is sre.ATOMIC_GROUP:
            yield from wishes(said, lead)


def fitting(parsed: Parsed) -> str:
    """A short text that fits, as far as that is easily told."""
    return "".join(_fitting(kind, said) for kind, said in parsed)


def _fitting(kind: Any, said: Any) -> str:
    if kind in REPEATS:
        return fitting(said[2]) * min(said[0], LARGEST)
    if kind is sre.IN:
        first = [
            chr(one[1] if one[0] is sre.LITERAL else one[1][0])
            for one in said
            if one[0] in (sre.LITERAL, sre.RANGE)
        ]
        return next((one for one in [*first, *USUAL] if _is_in(said, one)), "z")
    if kind is sre.BRANCH:
        return fitting(said[1][0])
    if kind in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
        return fitting(said[-1] if kind is sre.SUBPATTERN else said)
    if kind is sre.LITERAL:
        return chr(said)
    return {sre.ANY: "x", sre.NOT_LITERAL: "x" if said != ord("x") else "y"}.get(kind, "")


def _is_in(members: Parsed, one: str) -> bool:
    classes = {
        "DIGIT": one.isdigit(), "SPACE": one.isspace(), "WORD": one.isalnum() or one == "_",
    }  # fmt: skip
    found, negated = False, False
    for kind, said in members:
        if kind is sre.NEGATE:
            negated = True
        elif kind is sre.LITERAL:
            found |= said == ord(one)
        elif kind is sre.RANGE:
            found |= said[0] <= ord(one) <= said[1]
        else:
            name = str(said).removeprefix("CATEGORY_")
            found |= classes[name.removeprefix("NOT_")] != name.startswith("NOT_")
    return found != negated


def seconds(pattern: re.Pattern[Any], text: str, *, begins: bool) -> float:
    given = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    began = time.process_time()
    (pattern.match if begins else pattern.search)(given)
    return time.process_time() - began


def _hangs(*_: object) -> None:
    raise TimeoutError


@pytest.fixture
def _limited() -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, _hangs)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def dear(pattern: re.Pattern[Any], *, begins: bool) -> str | None:
    """The text of which the pattern costs more than the square; None where there is none."""
    parsed = re._parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    wished = list(wishes(parsed))
    if len(wished) < 2 * FEWEST and "|" not in str(pattern.pattern):
        return None
    for lead, once in dict.fromkeys(wished):
        signal.setitimer(signal.ITIMER_REAL, HANGS_SECONDS)
        text, half = (f"{lead}{once * times}\0" for times in (TIMES, TIMES // 2))
        try:
            whole = seconds(pattern, text, begins=begins)
            if whole < LEAST_SECONDS:
                continue
            if min(whole, seconds(pattern, text, begins=begins)) > MOST_GROWTH * seconds(
                pattern, half, begins=begins
            ):
                return f"{lead!r} {once!r}"
        except TimeoutError:
            return f"hangs at {lead!r} {once!r}"
    return None


@pytest.mark.usefixtures("_limited")
@pytest.mark.parametrize("room", ROOMS)
def test_no_expression_costs_more_than_the_square(room: str) -> None:
    found = {where: dear(one, begins=begins) for where, one, begins in expressions(room)}
    assert len(found) > 0
    assert {where: text for where, text in found.items() if text} == {}


@pytest.mark.usefixtures("_limited")
@pytest.mark.parametrize(
    "bad", [r"(?:a+)+b", r"(?:a|aa)+b", r"共\s*有?\s*:?\s*(\d+)页", r"\.{3,}[.]*\s*$"]
)
def test_dear_expressions_are_found(bad: str) -> None:
    assert dear(re.compile(bad), begins=False)
