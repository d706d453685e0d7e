"""Outcomes said to be more or less than what was budgeted: 决算数大于预算数.

What belongs here: what such words compare, by the figures said before them. What does not: whether
they are true (`expectations`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from disclosure.narrative.figures.told_figure import Told

_ORDER = re.compile(
    r"(?:支出)?决算数?(?:(?P<word>大于|高于|超过|多于|小于|低于|少于|等于)(?P<label>年初|全年|调整)?预算"
    r"|[与比较和同](?P<with>年初|全年|调整)?预算数?(?:安排)?"
    r"(?:(?:基本|相比)?(?P<even>持平|相等|一致|相同)|(?P<moved>增加|减少)(?=的?(?:主要)?原因)))"
)
_WORDS = dict.fromkeys(("大于", "高于", "超过", "多于", "增加"), "more") | dict.fromkeys(
    ("小于", "低于", "少于", "减少"), "less"
)


@dataclass(frozen=True, slots=True)
class Order:
    """`word` is more, less or same; `terms` the outcome and budgets, or how far one was met."""

    terms: tuple[Told, ...]
    word: str
    span: tuple[int, int]


def orders(
    text: str,
    told: Sequence[Told],
    named: Callable[[str], Callable[[Told], bool] | None] = lambda _: None,
) -> Iterator[Order]:
    """Each such claim of a folded text that follows what it compares in its paragraph.

    `named` tells of what a clause names whether a figure is of it; the latest where it names none.
    """
    for found in _ORDER.finditer(text):
        paragraph = text.rfind("\n", 0, found.start())
        near = [
            one
            for one in told
            if paragraph < one.figure.start and one.figure.end <= found.start()
            if not one.in_reason
        ]
        label = {None: "any", "年初": "initial", "全年": "full"}.get(
            found.group("label") or found.group("with"), "any"
        )
        clause = re.split("[,;。:\\n]", text[: found.start()])[-1]
        is_of = named(clause)
        of_it = [one for one in near if is_of(one)] if is_of else []
        terms = _compared(of_it or near, label)
        if terms:
            word = found.group("word") or found.group("moved")
            yield Order(terms, _WORDS.get(word, "same"), found.span())


def _compared(near: Sequence[Told], label: str) -> tuple[Told, ...]:
    outcome = [one for one in near if one.role == "level"][-1:]
    budgets = [one for one in near if one.role == "budget"]
    named = [one for one in budgets if label in {"any", one.label}]
    if outcome and named and outcome[0].sentence == named[-1].sentence:
        return (*outcome, *reversed(named))
    latest = near[-1] if near else None
    if (
        latest is None
        or latest.role != "completion"
        or budgets
        or label not in {"any", latest.label}
    ):
        return ()
    return (latest,)
