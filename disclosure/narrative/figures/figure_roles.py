"""What part each figure of a paragraph plays: a level, last year's, a budget, a change, a share.

What belongs here: the role of one figure by the words that lead to it, and how paragraphs fall into
sentences and clauses. What does not: which figures belong together (`relations`), nor subjects.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from disclosure.narrative.figures.bare_shares import mark_bare_shares
from disclosure.narrative.figures.distributed import allotted
from disclosure.narrative.figures.dropped_verbs import mark_changes_without_verb
from disclosure.narrative.figures.movements import UP_TO, moves
from disclosure.narrative.figures.printed_figures import Figure, figures
from disclosure.narrative.figures.told_figure import BUDGET, EARLIER, Told, last_clause
from disclosure.narrative.vocabulary import Vocabulary

_STOP = re.compile(r"[。!\n;]")
_HELD = re.compile(r"\([^()。\n]*\)")
"""A bracket, in which a semicolon parts no clauses: （上年5万元；增减1万元）."""
_YEAR = re.compile(r"20\d\d(?=年)")
_LAST_YEAR = re.compile(
    rf"{EARLIER}(?:\([^()]*\))?[^,]{{0,60}}?(?:预算|决算|执行|支出|收入|收支|安排|完成)[^,\d]{{0,6}}$"
)
_THAN = re.compile(
    rf"(?<![至到]){EARLIER}(?:同期)?(?:数额?|总[额计数]|基数)?(?:各|均|共|的|为|是|约|达|:)*$"
)
_NAMED_AGAIN = re.compile(
    rf"(?:[比较与同和]?{EARLIER})(?P<name>[^,;:。、()\d]{{2,20}}?)(?:预算|决算|支出|安排)*数?(?:各|为|是|共|约|:)*"
)
_EACH = re.compile(r"[人户次车辆批平月日]均|单价|每[人户次车辆批间件月日]")
"""What one of many costs: `人均接待费125元`."""
_OUTCOME = re.compile(r"决算数?(?:为|是|:)*$")
_SHARE = re.compile(
    r"(?:占(?P<of>[^,;。]{0,80}?)(?:比例?|比重)?|(?:^|所占|其)(?:比重|比例|份额)"
    r"|为(?:全部|全年|本年|当年)?(?P<total>总?收入|总?支出|[^,;。]{0,8}(?:总额|总计|合计|总量))的"
    r")(?:的|为|是|达){0,6}$"
)
_FROM = re.compile(rf"[由从自](?:{EARLIER}的?)?$")
"""What something was before: `占比由58.3%调整为60.1%`."""
_COMPLETED = re.compile(
    r"(?:(?:完成|为|占)(?:了)?(?P<label>年初|全年|调整后?的?)?(?:批复的?|下达的?)?预算(?:安排)?数?的?"
    r"|(?:^|支出|预算|资金)(?:完成|执行)(?:率|比例|进度)(?:为|是|达|:)*)$"
)
_COMPLETED_OF_IT = re.compile(r"^[,、]?(?:已|共)?(?:完成|执行)(?:了|为|到|达)?$")
"""`预算5万元，决算4万元，完成80%`: of the budget that its clause has named."""
_NO_NAME = re.compile(r"^(?:其中|其|所|约|共|均|各|也|分别|合计|金额|资金|数额|比例|比重|[、:])*$")
IS_SO_MUCH = re.compile(r"[,(、]*(?:即|为|计|共|达|约|合计|金额|资金)*[:,]?")
"""What leads from a share to its own amount: `占40%,为80万元`, `占40%(80万元`."""
_OF_IT = re.compile(r"的(?:比例|比重)?(?:为|达|约)?")
LABELS = {None: "any", "年初": "initial", "全年": "full"}


def told_figures(text: str, words: Vocabulary, year: int | None) -> list[Told]:
    """All figures of a folded text with their roles; `year` is the report's own."""
    found = figures(text, words)
    inside = {at for held in _HELD.finditer(text) for at in range(*held.span())}
    stops = [stop.end() for stop in _STOP.finditer(text) if stop.start() not in inside]
    sentences = [stop.end() for stop in _STOP.finditer(text) if stop.group() != ";"]
    openings = dict(_brackets(text, found))
    shared_out = allotted(text, found)
    told: list[Told] = []
    before = 0
    for figure in found:
        passed = bisect_right(stops, figure.start)
        since = stops[passed - 1] if passed else 0
        start = max(before, since)
        given = shared_out.get(figure.start)
        one = Told(
            figure,
            "level",
            text[start : figure.start] if given is None else given.lead,
            passed,
            bisect_right(sentences, figure.start),
            openings.get(figure.start, -1),
            of=given.of if given else None,
            run=given.span if given else None,
        )
        reason = words.reason.search(text, since, figure.start)
        one.in_reason = reason is not None
        _give_role(one, words, year, told)
        if told and _OF_IT.fullmatch(one.lead) and one.figure.kind == "percent":
            _of_the_last(told[-1], one)
        if one.role == "level" and _OUTCOME.search(one.lead):
            _mark_budget(told, one)
        told.append(one)
        before = figure.end
    mark_bare_shares(told)
    mark_changes_without_verb(told)
    return told


def _of_the_last(last: Told, percent: Told) -> None:
    """`占50万元的40%`, `完成预算50万元的40%`: what the percent is of stands right before it."""
    completed = _COMPLETED.search(last_clause(last.lead))
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
    if BUDGET.search(last_clause(latest.lead)) and latest.is_like(outcome):
        latest.role = "budget"


def _follows_outcome(one: Told, last: str, told: list[Told]) -> bool:
    """`支出4万元，预算5万元`: a clause of nothing but 预算, behind what was spent."""
    latest = told[-1] if told else None
    if latest is None or latest.stop != one.stop or not latest.is_like(one):
        return False
    alone = re.fullmatch(r"(?:20\d\d年度?)?预算数?(?:为|是)?", last) is not None
    beside = one.lead.startswith("(") or re.search("支出|决算|执行", latest.lead) is not None
    return alone and latest.role == "level" and beside


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


def _give_role(one: Told, words: Vocabulary, year: int | None, told: list[Told]) -> None:
    if one.figure.kind == "same":
        one.role, one.direction = "same", "same"
        return
    last = last_clause(one.lead)
    if one.figure.kind in {"percent", "bare"}:
        _percent_role(one, last, words, told)
        return
    if UP_TO.search(last):
        return
    if one.figure.kind == "money" and _EACH.search(last):
        one.role = "rate"
        return
    if moves(one, "change", words, told):
        return
    if _SHARE.search(last):
        one.role = "whole"
        return
    _level_role(one, last, year, told)
    if one.role == "level" and _follows_outcome(one, last, told):
        one.role = "budget"


def _is_named_again(last: str, told: Sequence[Told]) -> bool:
    """`接待费2万元，上年接待费1万元`: the name of a level before, of the year before."""
    found = _NAMED_AGAIN.fullmatch(last)
    if found is None:
        return False
    name = re.sub('["“”]', "", found.group("name"))
    levels = [it for it in told[-6:] if it.role == "level"]
    return any(name in re.sub('["“”]', "", it.lead) for it in levels)


def _level_role(one: Told, last: str, year: int | None, told: Sequence[Told]) -> None:
    stated = _YEAR.findall(last)
    own = int(stated[-1]) if stated else None
    compares = last[:1] in "比较与同" or own is None or year is None or own < year
    if (_LAST_YEAR.search(last) or _THAN.search(last)) and compares:
        one.role = "base"
        one.year = own or (None if year is None else year - 1)
        one.label = "outturn" if re.search("执行|决算", last) else "budget"
        return
    is_earlier = year is not None and own < year if own is not None else True
    if is_earlier and _is_named_again(last, told):
        one.role, one.year = "base", own or (None if year is None else year - 1)
        one.label = "outturn" if re.search("执行|决算", last) else "budget"
        return
    one.year = own
    budget = BUDGET.search(last)
    if budget is not None:
        one.label = LABELS.get(budget.group("label"), "adjusted")
        one.role = "budget" if budget.group("label") or last[:1] in "比较与同" else "level"


def without_last_year(clause: str) -> str:
    """A clause without the year that it compares with: `收支总预算` of `收支总预算较上年`."""
    return re.sub(f"[比较与同和]?{EARLIER}", "", clause)


def _percent_role(one: Told, last: str, words: Vocabulary, told: Sequence[Told]) -> None:
    completed = _COMPLETED.search(last)
    if completed is not None and (
        last[completed.start()] != "占" or completed.group("label") is not None
    ):
        one.role = "completion"
        one.label = LABELS.get(completed.group("label"), "adjusted")
    elif _COMPLETED_OF_IT.match(last) and any(
        it.role == "budget" and it.stop == one.stop for it in told
    ):
        one.role = "completion"
    elif _FROM.search(last):
        one.role = "rate"
    elif _SHARE.search(last):
        one.role = "share"
    elif not (moves(one, "growth", words, told) or _is_growth_beside(one, told)):
        one.role = "rate"


def _is_growth_beside(one: Told, told: Sequence[Told]) -> bool:
    """`减少18.5万元（65.37%）`: a bare percent in a bracket right behind a change is its growth."""
    latest = told[-1] if told else None
    if latest is None or latest.role != "change" or re.fullmatch(r"\((?:约|即)?", one.lead) is None:
        return False
    one.role, one.direction = "growth", latest.direction
    one.before_word, one.against_budget = latest.before_word, latest.against_budget
    return True


def shares_of_its_own(lead: str) -> str:
    """What has the share, where its clause names it: 项目支出 in `;项目支出占`, else nothing."""
    found = _SHARE.search(last_clause(lead))
    return "" if found is None else _NO_NAME.sub("", last_clause(lead)[: found.start()])


def shared_in(lead: str) -> str:
    """What a share is said to be of: 本年支出合计 in `占本年支出合计的`, or nothing."""
    found = _SHARE.search(last_clause(lead))
    return "" if found is None else (found.group("of") or found.group("total") or "").rstrip("的")
