"""Lists that a sentence shares out: `A、B分别为1万元、2万元` says one amount of each name in turn.

What belongs here: which figure of such a run belongs to which name, or to which figure before it.
What does not: the roles of figures (`figure_roles`), nor what a name means (`vocabulary`).

A run whose names cannot be counted off against its figures is given no names at all: the nearest
name would be the wrong one for all figures but one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosure.narrative.figures.printed_figures import Figure

_EACH = re.compile(r"分别|依次|各(?=[是为增减上下])")
"""What shares figures out, where as many follow as there are names: `收、支总计各减少1、2万元`."""
_JOINS = re.compile(r"[、,;]?(?:和|与|及|以及)?")
_PREDICATE = re.compile(r"[^,;:。、()\d]{0,24}")
_CLAUSE_END = re.compile(r"[,;:。(\n]")
_AND = re.compile(r"以及|和|与|及")
_NOUN = re.compile(
    r"(?:各自|所|其)?占?(?:占比|比重|比例|金额|数额|(?:年初|全年|调整)?预算数?|(?:支出)?决算数?)$"
)
_COMPARED = re.compile(r"[比较与同和](?:20\d\d年度?|上一?年度?|去年)[^、]*$")
_MOVES = re.compile("[增减升降多少]")
_SHARE_OF = re.compile(r"[,(、]?(?:分别|各|所)*占(?![^,;。]*分别)[^,;:。、()\d]{0,24}")
_THEY = re.compile("(?:上述|以上|前述)?(?:各|[两二三四五六](?:者|项|类|部分)?)?(?:各?项)?")
"""What stands for the names before it: `A、B两者分别占`."""
_SIDES = re.compile("(?P<before>[^,;:。、()]*?)收(?:入|、|与|和)*支出?(?P<head>[^,;:。、()]*)")
"""`收、支总计`: the total of each side."""
_OPENING = re.compile(r"^(?:其中|包括|主要|另外|此外|20\d\d年度?|本年度?|今年)*")


@dataclass(frozen=True, slots=True)
class Allotted:
    """What leads to one figure of a run, in words; `of` is the figure that it speaks of, if any.

    `span` is where the whole run stands, names included.
    """

    lead: str
    of: Figure | None
    span: tuple[int, int]


def allotted(text: str, found: Sequence[Figure]) -> dict[int, Allotted]:
    """By the place of each figure that stands in such a run."""
    given: dict[int, Allotted] = {}
    runs: list[tuple[Figure, ...]] = []
    for each in _EACH.finditer(text):
        run = _run(text, found, each.end())
        if len(run) < 2:
            continue
        start = max((stop.end() for stop in _CLAUSE_END.finditer(text, 0, each.start())), default=0)
        named = text[start : each.start()]
        predicate = text[each.end() : run[0].start]
        span = start, run[-1].end
        spoken_of = _before(text, found, runs, start, len(run))
        inside = tuple(one for one in found if start <= one.start < each.start())
        if len(inside) == len(run) and all(one.kind == "money" for one in inside):
            named, spoken_of = text[inside[-1].end : each.start()], inside
        for figure, lead, of in _shared(named, predicate, run, spoken_of):
            given[figure.start] = Allotted(lead, of, span)
        runs.append(run)
        given |= _shares_of(text, found, run)
    return given


def _shares_of(text: str, found: Sequence[Figure], run: tuple[Figure, ...]) -> dict[int, Allotted]:
    """`分别为1万元和2万元，占总额的33%和67%`: percents behind a list of amounts, one for each.

    Where there are more or fewer it is open whose each is.
    """
    place = run[-1].end
    behind = _SHARE_OF.match(text, place) if run[0].kind == "money" else None
    shares = _run(text, found, behind.end()) if behind else ()
    if behind is None or len(shares) < 2 or shares[0].kind != "percent":
        return {}
    span, fits = (place, shares[-1].end), len(shares) == len(run)
    lead = behind.group() if fits else ""
    return {
        share.start: Allotted(lead, run[at] if fits else None, span)
        for at, share in enumerate(shares)
    }


def _run(text: str, found: Sequence[Figure], place: int) -> tuple[Figure, ...]:
    """Figures of one kind behind 分别, with nothing but commas and 和 between them."""
    run: list[Figure] = []
    for figure in (one for one in found if one.start >= place):
        last = run[-1] if run else None
        between = text[last.end if last else place : figure.start]
        fits = _JOINS.fullmatch(between) if last else _PREDICATE.fullmatch(between)
        if fits is None or figure.amount is None or (last and last.kind != figure.kind):
            break
        run.append(figure)
    return tuple(run)


def _before(
    text: str, found: Sequence[Figure], runs: Sequence[tuple[Figure, ...]], place: int, count: int
) -> tuple[Figure, ...]:
    """What a run without names speaks of: the run before it in its sentence, else the amounts that
    stand right before it, one for each of its own."""
    sentence = max(text.rfind(sign, 0, place) for sign in "。\n")
    if runs and runs[-1][0].start > sentence:
        return runs[-1]
    passed = bisect_left(found, place, key=lambda one: one.start)
    near = tuple(found[max(0, passed - count) : passed])
    ends = [one.end for one in found[:passed]][-count - 1 : -1] if passed > count else [sentence]
    leads = [text[max(end, sentence) : one.start] for end, one in zip(ends, near, strict=False)]
    plain = not any(_MOVES.search(lead) for lead in leads) and len(leads) == count
    inside = all(one.kind == "money" and one.start > sentence for one in near)
    return near if plain and inside else ()


def _shared(
    named: str, predicate: str, run: Sequence[Figure], before: Sequence[Figure]
) -> Iterator[tuple[Figure, str, Figure | None]]:
    compared = _COMPARED.search(named)
    plain = named[: compared.start()] if compared else named
    than = compared.group() if compared else ""
    noun = _NOUN.search(plain)
    said = (noun.group() if noun else "") + than + predicate
    names = _names(plain[: noun.start()] if noun else plain, len(run))
    if names:
        for figure, name in zip(run, names, strict=True):
            yield figure, name + said, None
        return
    bare = _THEY.fullmatch(plain) is not None or (noun is not None and noun.start() == 0)
    fits = bare and len(before) == len(run)
    for place, figure in enumerate(run):
        yield figure, f",{said}" if fits else "", before[place] if fits else None


def _names(listed: str, count: int) -> list[str]:
    """The names of a list, as many as asked for, else none; 和 may stand within a name."""
    plain = _OPENING.sub("", listed).strip('"“”')
    sides = _SIDES.fullmatch(plain)
    if sides is not None and count == 2:
        return [f"{sides['before']}{side}{sides['head']}" for side in ("收入", "支出")]
    whole = plain.split("、")
    for names in (whole, [*whole[:-1], *_last_apart(whole[-1])], _AND.split("、".join(whole))):
        flat = [one for name in names for one in name.split("、")]
        if len(flat) == count and all(len(one) > 1 for one in flat):
            return flat
    return []


def _last_apart(name: str) -> list[str]:
    """`公用经费和项目支出` as two."""
    found = list(_AND.finditer(name))
    return [name[: found[-1].start()], name[found[-1].end() :]] if found else [name]
