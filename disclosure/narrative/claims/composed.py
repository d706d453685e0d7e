"""Wholes that are what their names say: 基本支出 is 人员经费 and 公用经费, wherever each is said.

What belongs here: finding such a whole and all of its parts in the order of a section. What does
not: lists that a sentence opens (`listed`), nor whether they add up (`expectations`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from disclosure.narrative.figures.told_figure import Told, adds_up
from disclosure.reading import Statement

Said = Sequence[tuple[Told, Statement]]
_MOST_READINGS = 16
"""Readings of one whole that are tried; a section that leaves more open says nothing sure."""


def composed(
    levels: Said, parts_of: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Told, tuple[Told, ...]]]:
    """Each whole with one figure of each of its parts, said after it and before it is said again.

    `levels` are the amounts of a section in order. Where a part is said with several amounts, those
    that add up; none where none do, for then it is open which is meant.
    """
    for place, (whole, said) in enumerate(levels):
        following = _up_to_the_next(levels[place + 1 :], said)
        names = [
            one
            for name in parts_of.get(said.subject, ())
            for one in _as_said(name, following, said, parts_of)
        ]
        found = [_amounts(following, name, said) for name in names]
        if not names or not all(found):
            continue
        readings = list(product(*found))
        if len(readings) == 1:
            yield whole, readings[0]
        elif len(readings) <= _MOST_READINGS:
            fitting = (one for one in readings if adds_up(whole, one))
            yield from ((whole, one) for one in list(fitting)[:1])


def _as_said(
    name: str, following: Said, whole: Statement, parts_of: Mapping[str, Sequence[str]]
) -> Sequence[str]:
    """A part, or what it is made of where it is not said itself: 购置 and 运行 in place of 用车."""
    return [name] if _amounts(following, name, whole) else parts_of.get(name, [name])


def _up_to_the_next(following: Said, whole: Statement) -> Said:
    for place, (_, said) in enumerate(following):
        if said.subject == whole.subject:
            return following[:place]
    return following


def _amounts(following: Said, name: str, whole: Statement) -> list[Told]:
    """The different amounts that a part is said with, of the year of the whole."""
    found: dict[Decimal | None, Told] = {}
    for one, said in following:
        if said.subject == name and said.year == whole.year:
            found.setdefault(one.amount, one)
    return list(found.values())


def are_all_by_name(
    whole: str, parts: Sequence[str], parts_of: Mapping[str, Sequence[str]]
) -> bool:
    """Whether parts by their names are all of a whole: each itself, or what it is made of.

    `三公`: 因公出国, 接待 and 用车, or 购置 or 运行 in place of 用车.
    """
    names = parts_of.get(whole, ())
    said = set(parts)
    return (
        bool(names)
        and len(said) == len(parts)
        and all(name in said or not said.isdisjoint(parts_of.get(name, ())) for name in names)
    )


def not_within_others(parts: Sequence[str], parts_of: Mapping[str, Sequence[str]]) -> list[bool]:
    """For each of some parts whether none of the others has it within itself, by their names."""
    return [not any(name in parts_of.get(other, ()) for other in parts) for name in parts]
