"""Which figures of a sentence are listed as parts of one before them.

What belongs here: how lists open, go on and end. What does not: whether they add up
(`expectations`), nor what the parts are (`statements`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from disclosure.narrative.figures.told_figure import Told

_PARTS = re.compile(r"其中")
_LISTS = re.compile(
    r"—+|[,:;]?\(?(?:[^,;。()]{0,6})?(?:其中|,(?:包括|由|分别[为是]))|(?:,[^,;:。()\d]{2,24})?:|,主要[^,;:。()\d]{2,60},其中[,:]"
)
_FALLS_INTO = r"按(?!其)[^。;,:()\d]{2,14}分(?:类|为)?[:,]"
_GOES_ON = re.compile(rf"。(?:其中[^。;,:()]{{0,4}}[:,]?|{_FALLS_INTO})[^。;:]*$")
"""A sentence that goes on with parts of the one before: `。其中：`, `。按支出功能分类：`."""
_RUNS_ON = re.compile(rf"。(?:其中[^,;。:()]{{0,4}}:|{_FALLS_INTO})")
_OPENS_ON = re.compile(rf"。(?:其中|{_FALLS_INTO})")
_OPENS_HERE = re.compile(r",其中[:,]?[^,;:。()]{2,20}$")
_WHY = re.compile(r"。(?:[^。]{0,8}原因[^。]*|主要[是系因][^。]*)。其中[^。]*$")
"""A sentence of nothing but a reason between the two."""
_NESTED = re.compile(r"^[,(]?(?:包括|包含|含|由|分为)")
_AGAIN = re.compile(r"\(?(?:折合|约合|合计|合|即|约)(?:人民币)?(?:约|为)?$")
"""`收入60.49万元（折合0.01亿元）`: the same amount again, no part."""
_SUMS_UP = re.compile(
    r"=[^,;。]*|\)?[,、]?(?:[两二三四五六]项|[两二三]者|以上|上述|各项)*(?:相加)?(?:共计?|合计|总计)(?:金额)?(?:为)?"
)
_NAMES_SUMMED = re.compile(
    r"[,、]?(?P<names>[^,;。()\d]{2,24})(?:共计?|合计|总计)(?:金额|人员|人数)?(?:为)?"
)
"""`在职30人,退休8人,在职与退休人员合计38人`: the parts by their names."""
_COMPOSE = re.compile("(?:[两二三四五几](?:个?部分|块|项))?(?:组成|构成)")
_OWN_TOTAL = re.compile(
    r"合计|总计|总额|共计|总预算|(?:^|[,、;:度年])(?:支出预算|收入预算)(?:数|为|是|:)*$"
)


def parts_of(text: str, told: Sequence[Told], place: int) -> list[Told]:
    """Levels listed behind 其中 or in the bracket right behind a whole, like with like."""
    whole, following = told[place], told[place + 1 :]
    if behind := _behind_comparison(text, told, place):
        return behind
    between = text[whole.figure.end : following[0].figure.start]
    opened = re.match(r"[,。]?\(", between) is not None
    marked = _LISTS.match(between) is not None or _is_of_kinds(whole, following)
    if _OPENS_ON.match(between):
        return _parts_of_sole(text, told, whole, following)
    if (
        not (marked or opened)
        or _AGAIN.match(following[0].lead)
        or following[0].sentence != whole.sentence
    ):
        return []
    is_first = not any(it.role == "level" and it.sentence == whole.sentence for it in told[:place])
    if between.startswith(";") and not is_first:
        return []
    goes_on = opened or (is_first and re.search("其中[^,;。:()]{0,4}:", between) is not None)
    goes_on |= _are_shared([*takewhile(lambda it: it.sentence == whole.sentence, following)])
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
    return _up_to_the_whole(text, whole, parts)


def _is_of_kinds(whole: Told, following: Sequence[Told]) -> bool:
    """`现有车辆4辆，越野车1辆、轿车3辆`: nothing but cars of some kind follow a number of cars."""
    alike = list(takewhile(lambda it: it.stop == whole.stop and it.is_like(whole), following))
    kinds = [
        re.fullmatch(r"[,、:](?!其中)[^,;:。()\d]{1,14}(?:车|车辆)", one.lead) for one in alike
    ]
    is_all = re.search(r"(?:^|[有,;。])(?:公务用车|机动车辆?|车辆)?$", whole.lead) is not None
    return whole.figure.unit == "辆" and is_all and len(alike) > 1 and all(kinds)


def _up_to_the_whole(text: str, whole: Told, parts: list[Told]) -> list[Told]:
    """Without a tail behind another mark where those before it are the whole already.

    `一般转移1478万元（含甲1000万元、乙478万元，专项转移406万元）`: the last is no part of it.
    """
    marks = [text[before.figure.end : before.figure.end + 1] for before in parts[:-1]]
    total = parts[0].amount or 0 if parts else 0
    for number, mark in enumerate(marks, start=1):
        is_other = number > 1 and mark != marks[0] and len(set(marks[: number - 1])) == 1
        if is_other and total == whole.amount:
            return parts[:number]
        total += parts[number].amount or 0
    return parts


def _parts_of_sole(
    text: str, told: Sequence[Told], whole: Told, following: Sequence[Told]
) -> list[Told]:
    """`接待费3万元。其中：国内接待费2万元`: of a sentence that says one amount, by the next."""
    alone = [one for one in told if one.sentence == whole.sentence and one.role != "budget"]
    if alone not in ([whole], []) or whole.figure.kind != "money" or whole.in_reason:
        return []
    runs_on = _RUNS_ON.match(text, whole.figure.end) is not None
    here = following[0]
    here_all = list(takewhile(lambda it: it.sentence == here.sentence, following))
    runs_on = runs_on or _are_shared(here_all)
    listed = [one for one in here_all if runs_on or one.stop == here.stop]
    parts = [one for one in listed if one.role == "level" and one.is_like(whole)]
    nested = any(_PARTS.search(one.lead) or _NESTED.search(one.lead) for one in listed[1:])
    return [] if nested or any(one.bracket != -1 for one in parts) else parts


def _are_shared(listed: Sequence[Told]) -> bool:
    """Whether each level of a sentence has its share behind it: `A8万元,占80%;B2万元,占20%`."""
    roles = [one.role for one in listed if one.role in {"level", "share"} and not one.in_reason]
    return len(roles) > 2 and roles == ["level", "share"] * (len(roles) // 2)


def _behind_comparison(text: str, told: Sequence[Told], place: int) -> list[Told]:
    """`收入合计9万元，比上年增加1万元。主要原因是…。其中：财政拨款收入8万元`.

    Of a sentence whose only level is followed by how it moved and why, what the next lists.
    """
    whole = told[place]
    end = next((at for at in range(place + 1, len(told)) if not _tells_of(told[at], whole)), None)
    if end is None or end == place + 1 or whole.role != "level" or whole.figure.kind != "money":
        return []
    levels = [one for one in told[:place] if one.sentence == whole.sentence and _is_level(one)]
    opening = text[told[end - 1].figure.end : told[end].figure.start]
    if not levels and not whole.in_reason and _OPENS_HERE.match(opening):
        return _of_one_clause(told[end:], whole)
    if levels or whole.in_reason or _GOES_ON.search(opening) is None:
        return []
    first = told[end]
    is_next = opening.count("。") == 1 or _WHY.match(opening) is not None
    if first.sentence == whole.sentence or "\n" in opening or not (is_next and _is_level(first)):
        return []
    listed = list(takewhile(lambda it: it.sentence == first.sentence, told[end:]))
    parts = [one for one in listed if _is_level(one) and one.is_like(whole) and one.bracket == -1]
    nested = any(_PARTS.search(one.lead) or _NESTED.search(one.lead) for one in listed[1:])
    beyond = any((one.amount or 0) > (whole.amount or 0) for one in parts)  # of something above
    return [] if nested or beyond or any(_OWN_TOTAL.search(one.lead) for one in parts) else parts


def _of_one_clause(following: Sequence[Told], whole: Told) -> list[Told]:
    """`320万元，比上年增加22万元，其中基本支出234万元、项目支出86万元`."""
    listed = list(takewhile(lambda it: it.stop == following[0].stop == whole.stop, following))
    parts = [one for one in listed if one.is_like(whole)]
    return parts if len(parts) > 1 and all(_is_level(it) for it in listed) else []


def _tells_of(one: Told, whole: Told) -> bool:
    """Whether a figure of the whole's sentence says how it moved, what it was, or why."""
    told_of = one.role in {"change", "growth", "same", "base", "share", "completion"}
    return one.sentence == whole.sentence and (told_of or one.in_reason)


def _is_level(one: Told) -> bool:
    return one.role == "level" and not one.in_reason


def summed_up(told: Sequence[Told], place: int) -> list[Told]:
    """`货物1万元、服务2万元，两项共3万元`: the levels of its clause before a figure that sums up.

    A head that is the sum of the others is the whole said before them, and no part.
    """
    whole = told[place]
    own = whole.lead[max(0, whole.lead.rfind(",")) :]
    if _SUMS_UP.fullmatch(whole.lead) is None and _SUMS_UP.fullmatch(own) is None:
        return _summed_by_name(told, place, own)
    parts = _before_in(told, place, lambda it: it.stop == whole.stop)
    if not parts or (len(parts) == 1 and parts[0].amount != whole.amount):
        parts = _before_in(told, place, lambda it: it.sentence == whole.sentence)
    if any(it.role != "level" or it.in_reason for it in parts):
        return []
    rest = sum(it.amount or 0 for it in parts[1:])
    if len(parts) > 2 and parts[0].amount in {rest, whole.amount}:
        parts = parts[1:]
    return parts if len(parts) > 1 else []


def _summed_by_name(told: Sequence[Told], place: int, own: str) -> list[Told]:
    """The levels of its sentence right before a sum that names each of them."""
    found = _NAMES_SUMMED.fullmatch(own)
    names = re.split("[与和及、]", found.group("names")) if found else []
    parts = _before_in(told, place, lambda it: it.sentence == told[place].sentence)[-len(names) :]
    fits = len(names) > 1 and len(names) == len(parts)
    named = all(len(a) > 1 and a[:2] in b.lead for a, b in zip(names, parts, strict=False))
    return parts if fits and named and all(_is_level(it) for it in parts) else []


def _before_in(told: Sequence[Told], place: int, is_there: Callable[[Told], bool]) -> list[Told]:
    """What can be added to a figure, of those before it as far as they are there."""
    whole = told[place]
    before = list(takewhile(is_there, reversed(told[:place])))[::-1]
    return [it for it in before if it.is_like(whole) and it.bracket == whole.bracket]


def is_apposition(text: str, whole: Told, parts: Sequence[Told]) -> bool:
    """Whether a bracket right behind a whole says what it is made of: no 其中, no 含, no 等."""
    between = text[whole.figure.end : parts[0].figure.start]
    opened = re.match(r"\((?!其中|含|包括|包含|主要|另)", between)
    return opened is not None and text.startswith(")", parts[-1].figure.end)


def composes(text: str, whole: Told, parts: Sequence[Told]) -> bool:
    """Whether 由…组成 says that these are all."""
    opened = text.startswith(",由", whole.figure.end)
    return opened and _COMPOSE.match(text, parts[-1].figure.end) is not None


def _is_within(one: Told, opening: int) -> bool:
    return one.bracket >= opening >= 0


def _changes_side(whole: str, part: str) -> bool:
    """Whether a list has gone from income to expenditure or back."""
    sides = [{word for word in ("收入", "支出") if word in lead} for lead in (whole, part)]
    return all(len(side) == 1 for side in sides) and sides[0] != sides[1]
