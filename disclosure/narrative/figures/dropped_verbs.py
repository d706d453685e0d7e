"""`比上年1.43万元，增加0.68%`: a change whose verb was left out, told from last year's figure.

What belongs here: which figure behind 比上年 is the change by the very percentage printed behind
it. What does not: roles told by words (`figure_roles`), nor whether a claim is true.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from disclosure.narrative.figures.told_figure import COMPARES, Told


def mark_changes_without_verb(told: Sequence[Told]) -> None:
    """Give such figures the part and the direction of a change; `told` is one section's figures."""
    for place, (one, growth) in enumerate(pairwise(told)):
        if one.role != "base" or growth.role != "growth" or growth.stop != one.stop:
            continue
        level = next((it for it in reversed(told[:place]) if it.role == "level"), None)
        if level is None or one.sentence - level.sentence > 1 or not level.is_like(one):
            continue
        if COMPARES.search(one.lead) and _is_the_change(level, one, growth):
            one.role, one.direction, one.year = "change", growth.direction, None
            one.label, one.before_word = "any", one.lead


def _is_the_change(level: Told, one: Told, growth: Told) -> bool:
    """Whether the percentage follows from the figure as a change, and not as last year's."""
    now, by, percent = level.amount, one.amount, growth.figure.amount
    if not now or not by or not percent or growth.direction not in {"increase", "decrease"}:
        return False
    grown = abs(percent) if growth.direction == "increase" else -abs(percent)
    moved = by if growth.direction == "increase" else -by
    return _fits(now, now - moved, growth, grown, one.quantum) and not _fits(
        now, by, growth, grown, one.quantum
    )


def _fits(now: Decimal, base: Decimal, growth: Told, grown: Decimal, quantum: Decimal) -> bool:
    """Whether `now` is by so many percent more than `base`, as far as the printed places tell."""
    if base <= 0:
        return False
    half_place = Decimal(1).scaleb(-(growth.figure.decimals or 0)) / 2
    return abs(100 * (now - base) / base - grown) <= half_place + 100 * quantum / base
