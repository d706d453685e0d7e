"""What a paragraph says a whole of and the numbered paragraphs behind it list: `其中：` `（一）…`.

What belongs here: which paragraphs list, and which figure each says of itself. What does not: lists
within a sentence (`listed`), nor whether they add up (`expectations`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from disclosure.narrative.figures.told_figure import Told

_OPENS = re.compile(r"(?:(?P<said>(?:其中|(?:具体|明细)(?:情况)?如下)[:,]?|:)|。)\n")
_DIGITS = "一二三四五六七八九十"
_NUMBER = re.compile(rf"(\(?)(?:(\d{{1,2}})|([{_DIGITS}]{{1,3}}))([.、)])")
_ROLES = ("level", "budget")
_SIDE = re.compile(r"收入|支出")


def numbered_lists(text: str, told: Sequence[Told]) -> Iterator[tuple[Told, list[Told], bool]]:
    """Each whole that stands alone in its paragraph, with what the numbered ones behind it say, and
    whether words say that they list it."""
    for opened in _OPENS.finditer(text):
        own = _money(told, text.rfind("\n", 0, opened.start()) + 1, opened.start())
        items = list(_items(text, opened.end()))
        for role in _ROLES:
            wholes = [one for one in own if one.role == role]
            firsts = [_first(_money(told, *item), role) for item in items]
            parts = [one for one in firsts if one is not None]
            if len(wholes) != 1 or not len(parts) == len(items) > 1 or _is_of_both_sides(parts):
                continue
            if _is_of_its_side(wholes[0], text[wholes[0].figure.end : opened.start()]):
                yield wholes[0], parts, opened.group("said") is not None


def _is_of_its_side(whole: Told, between: str) -> bool:
    """Whether a list opens with no other side: `支出如下：` behind `收入9万元。` is not its."""
    opening = between.rpartition("。")[2]
    side = _SIDE.search(opening)
    return side is None or side.group() in whole.lead or side.group() in between.partition("。")[0]


def _is_of_both_sides(parts: Sequence[Told]) -> bool:
    """`收支总计9万元，其中：` 1. 收入总计9万元 2. 支出总计9万元: each is the whole."""
    return len({side for one in parts for side in ("收入", "支出") if side in one.lead}) > 1


def _money(told: Sequence[Told], start: int, end: int) -> list[Told]:
    return [
        one
        for one in told
        if start <= one.figure.start < end and one.figure.kind == "money" and not one.in_reason
    ]


def _first(figures: Sequence[Told], role: str) -> Told | None:
    """What a paragraph says first, alone in its sentence (总投资50万元，本年5万元 is open)."""
    said = [one for one in figures if one.role == role]
    alone = [one for one in said if said and one.sentence == said[0].sentence]
    return alone[0] if len(alone) == 1 else None


def _items(text: str, place: int) -> Iterator[tuple[int, int]]:
    """Where paragraphs 1, 2, 3… of one manner of numbering begin and end, others between them."""
    starts: list[int] = []
    manner = None
    while place < len(text):
        found = _NUMBER.match(text, place)
        if found is not None:
            is_like = (found[1], found[2] is None, found[4])
            if manner is None and _value(found) == 1:
                manner = is_like
            if is_like == manner:
                if _value(found) != len(starts) + 1:
                    break
                starts.append(place)
        if manner is None:
            return
        place = text.find("\n", place) + 1 or len(text)
    yield from zip(starts, [*starts[1:], place], strict=True)


def _value(found: re.Match[str]) -> int:
    if found[2] is not None:
        return int(found[2])
    tens, _, ones = found[3].rpartition("十") if "十" in found[3] else ("", "", found[3])
    ten = 10 * (_DIGITS.index(tens) + 1 if tens else 1) if "十" in found[3] else 0
    return ten + (_DIGITS.index(ones) + 1 if ones else 0)
