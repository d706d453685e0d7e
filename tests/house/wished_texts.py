"""The texts that the repeats of a regular expression would like longest.

What belongs here: what leads to a repeat, what it takes, and what it stumbles over at the end, by
the expression's own parts. What does not: how long that takes (`test_expressions`).
"""

from __future__ import annotations

import re
import re._constants as sre
import re._parser
from collections.abc import Iterable, Iterator
from typing import Any

USUAL = "1x 年，。a<\"=-'.,("
_MOST_LEADS, _MOST_SIGNS, _MOST_ONCES = 8, 12, 30
_LARGEST = 1000
"""A repeat that is bounded by more is as good as unbounded."""
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
Parsed = Iterable[tuple[Any, Any]]


def wishes(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """What a text begins with, what it repeats (never empty), and what it ends with."""
    parsed = re._parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    wished = list(_repeats(parsed))
    if not wished:
        return
    signs = [*sorted(_signs(parsed))[:_MOST_SIGNS], *"1x 年，\n"]
    leads = list(dict.fromkeys(lead for lead, _ in wished))[:_MOST_LEADS]
    onces = list(dict.fromkeys(once for _, once in wished))[:_MOST_ONCES]
    texts = [(lead, once) for lead in leads for once in (*onces, *signs)]
    texts += [("", lead + sign) for lead in leads for sign in ("", *signs) if lead + sign]
    texts += [("", one + other) for one in onces[:6] for other in onces[:6] if one != other]
    for lead, once in dict.fromkeys(texts):
        yield lead, once, "\0"
    yield from ((lead, once, "") for lead, once in wished[:_MOST_LEADS])


def _repeats(parsed: Parsed, before: str = "") -> Iterator[tuple[str, str]]:
    """For each unbounded repeat what leads to it, and what it repeats."""
    items = list(parsed)
    for number, (kind, said) in enumerate(items):
        lead = before + _fitting(items[:number])
        if kind in _REPEATS:
            if said[1] > _LARGEST:
                yield from ((lead, once) for once in _ways(said[2]) if once)
            yield from _repeats(said[2], lead)
        else:
            for inner in _inside(kind, said):
                yield from _repeats(inner, lead)


def _inside(kind: Any, said: Any) -> Iterable[Parsed]:
    if kind is sre.BRANCH:
        return said[1]  # type: ignore[no-any-return]
    if kind in (sre.SUBPATTERN, sre.ASSERT, sre.ASSERT_NOT):
        return [said[-1]]
    return [said] if kind is sre.ATOMIC_GROUP else []


def _signs(parsed: Parsed) -> set[str]:
    """All characters that it names."""
    found: set[str] = set()
    for kind, said in parsed:
        if kind in (sre.LITERAL, sre.NOT_LITERAL):
            found.add(chr(said))
        elif kind is sre.RANGE:
            found |= {chr(said[0]), chr(said[1])}
        elif kind is sre.IN:
            found |= _signs(said)
        elif kind in _REPEATS:
            found |= _signs(said[2])
        else:
            found = found.union(*map(_signs, _inside(kind, said)))
    return found


def _ways(parsed: Parsed) -> list[str]:
    """The short texts that fit, each another choice of one of its alternatives."""
    items = list(parsed)
    found = [_fitting(items) or "x"]
    for number, (kind, said) in enumerate(items):
        before, after = _fitting(items[:number]), _fitting(items[number + 1 :])
        inner = [said[2]] if kind in _REPEATS else _inside(kind, said)
        found += [before + way + after for one in inner for way in _ways(one)]
    return list(dict.fromkeys(found))


def _fitting(parsed: Parsed) -> str:
    """A short text that fits, as far as that is easily told."""
    return "".join(_fitting_one(kind, said) for kind, said in parsed)


def _fitting_one(kind: Any, said: Any) -> str:
    if kind in _REPEATS:
        return _fitting(said[2]) * min(said[0], _LARGEST)
    if kind is sre.IN:
        first = [
            chr(one[1] if one[0] is sre.LITERAL else one[1][0])
            for one in said
            if one[0] in (sre.LITERAL, sre.RANGE)
        ]
        return next((one for one in [*first, *USUAL] if _is_in(said, one)), "z")
    if kind is sre.BRANCH:
        return _fitting(said[1][0])
    if kind in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
        return _fitting(said[-1] if kind is sre.SUBPATTERN else said)
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
