"""What part each figure of a paragraph plays: a level, last year's, a budget, a change, a share.

What belongs here: the role of one figure by the words that lead to it, and how paragraphs fall into
sentences and clauses. What does not: which figures belong together (`relations`), nor subjects.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.narrative.printed_figures import Figure, figures
from disclosure.narrative.prose_text import UNIT_YUAN
from disclosure.narrative.vocabulary import Direction, Vocabulary

_STOP = re.compile(r"[。!\n;]")
_CLAUSE = re.compile(r"[,:;。!\n()]")
_YEAR = re.compile(r"20\d\d(?=年)")
_EARLIER = r"(?:20\d\d年度?|上一?年度?|去年)(?!末?结[转余])"
_LAST_YEAR = re.compile(
    rf"{_EARLIER}(?:\([^()]*\))?[^,]{{0,60}}?(?:预算|决算|执行|支出|收入|安排|完成)[^,\d]{{0,6}}$"
)
_THAN = re.compile(rf"(?:^|[比较与同和]){_EARLIER}(?:同期)?(?:数额?)?(?:的|为|是|约|:)*$")
COMPARES = re.compile(f"[比较与同和]{_EARLIER}")
"""`较上年`: what opens a comparison."""
_BUDGET = re.compile(r"(?P<label>年初|全年|调整后?的?)?预算(?:安排)?数?(?:为|是)?$")
_OUTCOME = re.compile(r"决算数?(?:为|是|:)*$")
_SHARE = re.compile(r"占(?P<of>[^,;。]*?)(?:比例?|比重)?(?:的|为|达)*$")
_COMPLETED = re.compile(
    r"(?:完成|为|占)(?:了)?(?P<label>年初|全年|调整后?的?)?预算(?:安排)?数?的?$"
)
_NO_NAME = re.compile(r"^(?:其中|其|所|约|共|均|各|也|分别|合计|金额|资金|数额|比例|比重|[、:])*$")
IS_SO_MUCH = re.compile(r"[,(、]*(?:即|为|计|共|达|约|合计|金额|资金)*[:,]?")
"""What leads from a share to its own amount: `占40%,为80万元`, `占40%(80万元`."""
_OF_IT = re.compile(r"的(?:比例|比重)?(?:为|达|约)?")
MEASURES = "额|数|幅度|幅|比例|比率|百分比|率"
"""Nouns for how much something moved: 减少比例, 下降的幅度."""
_TAIL = re.compile(rf"(?:了|约|为|达|的|{MEASURES}|各|分别|近)*$")
_NAMED = re.compile(r"(?:降幅|减幅|跌幅|增幅|升幅|涨幅|增长率)(?:为|达|约)*$")
_BOTH = re.compile(r"(?:增加|增长|减少|下降)\((?:增加|增长|减少|下降)\)$")
_UP_TO = re.compile(r"(?:增加|增长|提高|上升|减少|下降|降低|增|减|升|降)(?:至|到)$")
LABELS = {None: "any", "年初": "initial", "全年": "full"}


@dataclass(slots=True)
class Told:
    """A figure with its role: level, base, budget, whole, change, growth, share, completion, same.

    `stop` counts what ends a clause for good (；。) before it, `sentence` the full stops alone;
    `depth` the brackets it stands in, `bracket` the place of the innermost one's opening, or -1.
    """

    figure: Figure
    role: str
    lead: str
    stop: int
    sentence: int
    bracket: int
    direction: Direction | None = None
    label: str = "any"
    year: int | None = None
    in_reason: bool = False

    @property
    def amount(self) -> Decimal | None:
        """In yuan, or in the printed unit of a count or an area; percents as printed."""
        number = self.figure.amount
        return None if number is None else number * UNIT_YUAN.get(self.figure.unit or "", 1)

    @property
    def quantum(self) -> Decimal:
        """What one unit of the last printed place is worth."""
        places = Decimal(1).scaleb(-(self.figure.decimals or 0))
        return places * UNIT_YUAN.get(self.figure.unit or "", 1)

    def is_like(self, other: Told) -> bool:
        """Whether the two can be added: money with money, a unit with itself."""
        mine, its = self.figure, other.figure
        return mine.kind == its.kind and (mine.kind == "money" or mine.unit == its.unit)


def as_role(one: Told, role: str) -> Told:
    """The same figure in the part that it plays of a relation."""
    return Told(one.figure, role, one.lead, one.stop, one.sentence, one.bracket, label=one.label)


def span_of(terms: Sequence[Told]) -> tuple[int, int]:
    """Where the first of some figures begins and the last ends."""
    return min(one.figure.start for one in terms), max(one.figure.end for one in terms)


def told_figures(text: str, words: Vocabulary, year: int | None) -> list[Told]:
    """All figures of a folded text with their roles; `year` is the report's own."""
    found = figures(text, words)
    stops = [stop.end() for stop in _STOP.finditer(text)]
    sentences = [stop.end() for stop in _STOP.finditer(text) if stop.group() != ";"]
    openings = dict(_brackets(text, found))
    told: list[Told] = []
    before = 0
    for figure in found:
        passed = bisect_right(stops, figure.start)
        since = stops[passed - 1] if passed else 0
        start = max(before, since)
        one = Told(
            figure,
            "level",
            text[start : figure.start],
            passed,
            bisect_right(sentences, figure.start),
            openings.get(figure.start, -1),
        )
        reason = words.reason.search(text, since, figure.start)
        one.in_reason = reason is not None
        _give_role(one, words, year)
        if told and _OF_IT.fullmatch(one.lead) and one.figure.kind == "percent":
            _of_the_last(told[-1], one)
        if one.role == "level" and _OUTCOME.search(one.lead):
            _mark_budget(told, one)
        told.append(one)
        before = figure.end
    return told


def _of_the_last(last: Told, percent: Told) -> None:
    """`占50万元的40%`, `完成预算50万元的40%`: what the percent is of stands right before it."""
    completed = _COMPLETED.search(_last_clause(last.lead))
    if last.role == "whole":
        percent.role = "share"
    elif completed is not None and last.role in {"level", "budget"}:
        last.role, percent.role = "budget", "completion"
        percent.label = last.label = LABELS.get(completed.group("label"), "adjusted")


def _mark_budget(told: list[Told], outcome: Told) -> None:
    """`支出预算为5万元，支出决算为4万元`: what stands right before an outcome was the budget."""
    latest = told[-1] if told else None
    if latest is None or latest.stop != outcome.stop or latest.role != "level":
        return
    if _BUDGET.search(_last_clause(latest.lead)) and latest.is_like(outcome):
        latest.role = "budget"


def _brackets(text: str, found: list[Figure]) -> Iterator[tuple[int, int]]:
    """The place where the innermost open bracket around each figure opens."""
    inside = {place for one in found for place in range(one.start, one.end)}
    open_at: list[int] = []
    starts = {one.start for one in found}
    for place, sign in enumerate(text):
        if place in starts and open_at:
            yield place, open_at[-1]
        if place in inside:
            continue
        if sign == "(":
            open_at.append(place)
        elif sign == ")" and open_at:
            open_at.pop()
        elif sign in "。\n":
            open_at.clear()


def _give_role(one: Told, words: Vocabulary, year: int | None) -> None:
    if one.figure.kind == "same":
        one.role, one.direction = "same", "same"
        return
    last = _last_clause(one.lead)
    if one.figure.kind in {"percent", "bare"}:
        _percent_role(one, last, words)
        return
    if _UP_TO.search(last):
        return
    direction = verb_of(one.lead, words)
    if direction is not None:
        one.role, one.direction = direction[0] and "change", direction[1]
        return
    if _SHARE.search(last):
        one.role = "whole"
        return
    _level_role(one, last, year)


def _level_role(one: Told, last: str, year: int | None) -> None:
    stated = _YEAR.findall(last)
    own = int(stated[-1]) if stated else None
    compares = last[:1] in "比较与同" or own is None or year is None or own < year
    if (_LAST_YEAR.search(last) or _THAN.search(last)) and compares:
        one.role = "base"
        one.year = own or (None if year is None else year - 1)
        one.label = "outturn" if re.search("执行|决算", last) else "budget"
        return
    one.year = own
    budget = _BUDGET.search(last)
    if budget is not None:
        one.label = LABELS.get(budget.group("label"), "adjusted")
        one.role = "budget" if budget.group("label") else "level"


def without_last_year(clause: str) -> str:
    """A clause without the year that it compares with: `收支总预算` of `收支总预算较上年`."""
    return re.sub(f"[比较与同和]?{_EARLIER}", "", clause)


def _percent_role(one: Told, last: str, words: Vocabulary) -> None:
    completed = _COMPLETED.search(last)
    direction = verb_of(one.lead, words)
    if completed is not None and last[completed.start()] != "占":
        one.role = "completion"
        one.label = LABELS.get(completed.group("label"), "adjusted")
    elif _SHARE.search(last):
        one.role = "share"
    elif direction is not None:
        one.role, one.direction = "growth", direction[1]
    else:
        one.role = "rate"


def verb_of(lead: str, words: Vocabulary) -> tuple[str, Direction | None] | None:
    """The word of direction that a lead ends in, with its direction (None: both are left in)."""
    named = _NAMED.search(lead)
    if named is not None:
        return named.group(), "decrease" if re.search("[降减]", named.group()) else "increase"
    plain = _TAIL.sub("", lead)
    both = _BOTH.search(plain)
    if both is not None:
        return both.group(), None
    found = words.ends_in_move.search(plain)
    return None if found is None else (found.group(), words.direction(found.group()))


def _last_clause(lead: str) -> str:
    return _CLAUSE.split(re.sub(r"\([^()]*\)", "", lead))[-1].strip(' "“”')


def shares_of_its_own(lead: str) -> str:
    """What has the share, where its clause names it: 项目支出 in `;项目支出占`, else nothing."""
    found = _SHARE.search(_last_clause(lead))
    return "" if found is None else _NO_NAME.sub("", _last_clause(lead)[: found.start()])


def shared_in(lead: str) -> str:
    """What a share is said to be of: 本年支出合计 in `占本年支出合计的`, or nothing."""
    found = _SHARE.search(_last_clause(lead))
    return "" if found is None else found.group("of").rstrip("的")
