"""What is left once something is taken off: 净值 of 原值 and 累计折旧, 净资产 of 资产 and 负债.

What belongs here: finding the three in a paragraph, by their names, and the percent that the last
two come to. What does not: lists of parts
(`listed`), nor whether the difference is right (`expectations`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from disclosure.narrative.figures.told_figure import Told, adds_up, last_clause

_END = r"(?:总?[额值计量]|合计|余额|金额|数额)?(?:各|均|共|的|为|是|约|计|达|:)*$"
_KINDS = tuple(
    tuple(re.compile(name + _END) for name in names)
    for names in (
        ("净[值额]", "原(?:值|价|始价值|始成本)", "折旧|摊销"),
        ("净资产", "(?<![净定动形])资产(?=[总合])", "负债"),
    )
)
"""What is left, what it is left of, and what is taken off."""
_THINGS = re.compile(f"固定资产{_END}")
_RATIO = re.compile("资产负债率(?:为|是|约|达|:)*$")


def is_net_of(whole: Told, parts: Sequence[Told]) -> bool:
    """Whether figures behind an amount say what it is left of, and are no parts of it."""
    return any(
        _is_named(net, whole) and any(_is_named(gross, one) for one in parts)
        for net, gross, _ in _KINDS
    )


def nets(text: str, levels: Sequence[Told]) -> Iterator[tuple[Told, tuple[Told, ...]]]:
    """Each gross amount with what is left of it and what is taken off, all said in a paragraph.

    `levels` are the amounts of a section in order. What is left stands beside what is taken off;
    of several gross amounts the one that fits is meant, and none where none of them does.
    """
    for net, gross, taken in _KINDS:
        for place, one in enumerate(levels):
            if not _is_named(net, one):
                continue
            off = _beside(levels, place, taken)
            start, end = _paragraph(text, one.figure.start)
            of = [it for it in levels if start <= it.figure.start < end and _is_named(gross, it)]
            of = of or _reduced(levels, off)
            fitting = [it for it in of if adds_up(it, (one, *off))]
            if off and (fitting or len(of) == 1):
                yield (fitting or of)[0], (one, *off)


def ratios(text: str, told: Sequence[Told]) -> Iterator[tuple[Told, Told, Told]]:
    """资产负债率: what is owed, what there is, and what percent of it that is said to be.

    Only where a paragraph says one amount of each.
    """
    _, gross, taken = _KINDS[-1]
    for one in told:
        if one.figure.kind != "percent" or not _RATIO.search(last_clause(one.lead)):
            continue
        start, end = _paragraph(text, one.figure.start)
        near = [it for it in told if it.role == "level" and start <= it.figure.start < end]
        owed = [it for it in near if _is_named(taken, it)]
        there = [it for it in near if _is_named(gross, it)]
        if len(owed) == len(there) == 1:
            yield owed[0], there[0], one


def _reduced(levels: Sequence[Told], off: Sequence[Told]) -> list[Told]:
    """The amount of things right before what is taken off them: 固定资产9万元，累计折旧4万元."""
    places = [place for place, one in enumerate(levels) if off and one is off[0]]
    before = levels[places[0] - 1] if places and places[0] else None
    return [before] if before is not None and _is_named(_THINGS, before) else []


def _is_named(name: re.Pattern[str], one: Told) -> bool:
    return name.search(last_clause(one.lead)) is not None


def _beside(levels: Sequence[Told], place: int, name: re.Pattern[str]) -> list[Told]:
    """The amounts of a name right before a place, else right behind it but for one between."""
    before = _run(levels[:place][::-1], name)
    return before or _run(levels[place + 1 :], name) or _run(levels[place + 2 :], name)


def _run(levels: Sequence[Told], name: re.Pattern[str]) -> list[Told]:
    found = []
    for one in levels:
        if not _is_named(name, one):
            break
        found.append(one)
    return found


def _paragraph(text: str, place: int) -> tuple[int, int]:
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end
