"""Which figures of a sentence are listed as parts of one before them.

What belongs here: how lists open, go on and end. What does not: whether they add up
(`expectations`), nor what the parts are (`statements`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from disclosure.narrative.told_figure import Told

_PARTS = re.compile(r"其中")
_LISTS = re.compile(r"[,:;]?\(?(?:[^,;。()]{0,6})?(?:其中|,(?:包括|由))|:")
_NESTED = re.compile(r"^[,(]?(?:包括|包含|含|由|分为)")
_OWN_TOTAL = re.compile(r"合计|总计|总额|共计|总预算|支出预算|收入预算")


def parts_of(text: str, told: Sequence[Told], place: int) -> list[Told]:
    """Levels listed behind 其中 or in the bracket right behind a whole, like with like."""
    whole, following = told[place], told[place + 1 :]
    between = text[whole.figure.end : following[0].figure.start]
    opened = re.match(r"[,。]?\(", between) is not None
    marked = _LISTS.match(between) is not None
    if between.startswith("。其中"):
        return _parts_of_sole(text, told, whole, following)
    if not (marked or opened) or following[0].sentence != whole.sentence:
        return []
    is_first = not any(it.role == "level" and it.sentence == whole.sentence for it in told[:place])
    if between.startswith(";") and not is_first:
        return []
    goes_on = opened or (is_first and re.search("其中[^,;。:()]{0,4}:", between) is not None)
    inside = following[0].bracket if opened else whole.bracket
    parts: list[Told] = []
    for one in following:
        ended = one.sentence != whole.sentence or (opened and not _is_within(one, inside))
        if ended or (not opened and one.bracket not in {inside} and one.bracket < inside):
            break
        if not goes_on and one.stop != following[0].stop:
            break
        if one.bracket != inside or one.role != "level" or one.in_reason:
            continue
        if not one.is_like(whole):
            continue
        if parts and (_PARTS.search(one.lead) or _OWN_TOTAL.search(one.lead)):
            return parts if len(parts) < 2 else []
        if parts and _NESTED.search(one.lead):
            break
        listed = len(parts) > 1 and parts[0].stop == parts[1].stop != one.stop
        if listed or _changes_side(whole.lead, one.lead):
            break
        parts.append(one)
    return parts


def _parts_of_sole(
    text: str, told: Sequence[Told], whole: Told, following: Sequence[Told]
) -> list[Told]:
    """`接待费3万元。其中：国内接待费2万元`: of a sentence that says one amount, by the next."""
    alone = [one for one in told if one.sentence == whole.sentence]
    if alone != [whole] or whole.figure.kind != "money" or whole.in_reason:
        return []
    runs_on = re.match(r"。其中[^,;。:()]{0,4}:", text[whole.figure.end :]) is not None
    here = following[0]
    listed = list(
        takewhile(
            lambda it: it.stop == here.stop or (runs_on and it.sentence == here.sentence), following
        )
    )
    parts = [one for one in listed if one.role == "level" and one.is_like(whole)]
    nested = any(_PARTS.search(one.lead) or _NESTED.search(one.lead) for one in listed[1:])
    return [] if nested or any(one.bracket != -1 for one in parts) else parts


def composes(text: str, whole: Told, parts: Sequence[Told]) -> bool:
    """Whether 由…组成 says that these are all."""
    opened = text.startswith(",由", whole.figure.end)
    return opened and text.startswith(("组成", "构成"), parts[-1].figure.end)


def _is_within(one: Told, opening: int) -> bool:
    return one.bracket >= opening >= 0


def _changes_side(whole: str, part: str) -> bool:
    """Whether a list has gone from income to expenditure or back."""
    sides = [{word for word in ("收入", "支出") if word in lead} for lead in (whole, part)]
    return all(len(side) == 1 for side in sides) and sides[0] != sides[1]
