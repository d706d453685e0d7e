"""Percents that no word explains: `基本支出60万元（60%）、项目支出40万元（40%）`.

What belongs here: telling such shares by the amounts they stand beside. What does not: whether they
are right: one of a sentence may be wrong and is a share all the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from disclosure.narrative.figures.told_figure import Told

_BARE_SHARE = re.compile(r"[(、,]")


def mark_bare_shares(told: Sequence[Told]) -> None:
    """`基本支出60万元（60%）、项目支出40万元（40%）`: percents without a word are shares where
    most of those of a sentence are, of an amount said before them or of their sum."""
    pairs: dict[int, list[tuple[Told, Told]]] = {}
    for part, percent in pairwise(told):
        beside = percent.role == "rate" and _BARE_SHARE.fullmatch(percent.lead) is not None
        if beside and part.role == "level" and part.figure.kind == "money":
            pairs.setdefault(part.sentence, []).append((part, percent))
    for sentence, found in pairs.items():
        parts = [part for part, _ in found]
        told_by = [pair for pair in found if pair[0].amount or pair[1].figure.amount]
        said = [it for it in told if sentence - 1 <= it.sentence <= sentence and it.role == "level"]
        wholes = {it.amount or 0 for it in said if it.is_like(parts[0]) and it not in parts}
        if len(found) > 1 and any(
            sum(_is_share(part, percent, whole) for part, percent in told_by) * 2
            >= max(len(told_by), 1)
            for whole in (*wholes, sum(part.amount or 0 for part in parts))
        ):
            for _, percent in found:
                percent.role = "share"


def _is_share(part: Told, percent: Told, whole: Decimal | int) -> bool:
    if not whole or part.amount is None or percent.figure.amount is None:
        return False
    return abs(100 * part.amount / whole - percent.figure.amount) <= percent.quantum
