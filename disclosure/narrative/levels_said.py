"""What a level is of: by the words that lead to it, the circle it is said in, what it stands for.

What belongs here: naming amounts, counts and areas that are no change of anything. What does not:
changes and growths (`comparisons`), nor the walk from figure to figure (`statements`).
"""

from __future__ import annotations

import re

from disclosure.narrative.figures.figure_roles import IS_SO_MUCH
from disclosure.narrative.figures.printed_figures import SENTENCE, Figure
from disclosure.narrative.figures.told_figure import COMPLETES, Told
from disclosure.narrative.prose_text import fold
from disclosure.narrative.said_so_far import UNKNOWN, Level, Meant, Walk
from disclosure.narrative.vocabulary import Match

_BUDGETED = re.compile(
    r"(?:年初|全年|调整)预算[^,决]{0,6}$|(?<!公共)(?<!基金)(?<!经营)预算(?:安排)?数?(?:为|是|:)*$"
)
_OUTCOME = re.compile(r"(?:支出|收入|经费)决算(?:数|总额)?(?:为|是|共计|合计|:)*\d")
_OPENS = re.compile(r"其中|包括|(?:^|,|\()含")
_GENERAL = re.compile(
    "预算|决算|支出|收入|收支|经费|资金|费用|拨款|安排|[总合共]计|总额|本级|部门|单位"
)
"""What may be a name of the report's own money, in other words than are known."""
_HEAD = re.compile(r"(\(?[一二三四五六七八九十\d]{1,3}[.、)][^:,。;\d]{2,14}):")
_NUMBERING = re.compile(r"^\(?[一二三四五六七八九十\d]{1,3}[.、)]")
_PURPOSE = re.compile(r"(?:主要|具体|资金)*(?:是|为)?(?:用于|反映)")
_MONEY = re.compile(
    r"[,、()]*+(?:其中|涉及|安排|财政拨款|财政|一般公共预算|预算|项目|资金|金额|总额|共计|合计|总计|共|为|是|达|计|约|:)*+"
)
_PEOPLE = re.compile(r"[,、()]*+(?:其中)?(?:累计|共计?|人数|人次|参加|接待|[、,:])*+(?:外事接待)?")


def level(walk: Walk, told: Told) -> Meant:
    """What is said of an amount, a count or an area; what one of many costs is no level."""
    if told.role == "rate":
        return Meant(UNKNOWN, "rate")
    figure, lead = told.figure, told.lead
    heading = walk.section.title + "/" + _sentence_before(walk, figure)
    match = walk.words.find(lead, walk.section.title, figure.kind, figure.unit, heading)
    if match is None:
        rest = walk.text[figure.end : figure.end + 20]
        match = walk.words.find_after(rest, walk.section.title, figure.kind, figure.unit)
    year = _own_year(walk, lead, match)
    if match is not None and not match.subject.same:
        subject = match.identifier(walk.seen)
        walk.seen.append(subject)
        if subject.startswith("item:"):
            walk.item = (walk.text.rfind("\n", 0, figure.start), subject)
    elif match is not None:
        subject = walk.levels[-1].subject if walk.levels else UNKNOWN
    elif (people := _people_of(walk, figure, lead)) is not None:
        subject = people
    elif (paid := _paid_for(walk, figure, lead)) is not None:
        subject = paid
    elif told.role == "budget" and COMPLETES.search(lead):
        subject = completed(walk, told)
    elif walk.share[0] == figure.start - len(lead) and IS_SO_MUCH.fullmatch(lead):
        subject = walk.share[1]
    else:
        subject = _stood_for(walk, lead.rsplit(",", maxsplit=1)[-1].lstrip("、"), figure.start)
    if figure.kind == "money":
        subject = _within(walk, figure, lead, subject)
    is_part = match is not None and match.subject.part
    year_said = year or walk.year
    walk.levels.append(Level(subject, is_part, walk.sentence, year_said, told.bracket, lead))
    return Meant(subject, _measure(walk, told, subject), year=year)


def completed(walk: Walk, told: Told) -> str:
    """`决算5万元，完成预算10万元的50%`: a budget, and how far it was met, is of what was spent."""
    latest = walk.latest()
    clause = told.lead.rsplit(",", maxsplit=1)[-1]
    named = walk.words.find(clause, walk.section.title, "money")
    if named is not None and not COMPLETES.search(clause):
        return named.identifier(walk.seen)
    is_near = latest is not None and latest.sentence == walk.sentence
    return latest.subject if latest is not None and is_near else UNKNOWN


def _own_year(walk: Walk, lead: str, match: Match | None) -> int | None:
    """The year right before an amount (2025年安排) or its name (2025年“三公”经费)."""
    found = walk.words.own_year.search(lead)
    if found is None and match is not None and match.start:
        found = walk.words.own_year.search(lead[: match.start])
    return int(found.group(1)) if found else None


def _people_of(walk: Walk, figure: Figure, lead: str) -> str | None:
    """`国内公务接待3批次，16人次`: people counted right behind what they came in."""
    if figure.kind != "count" or not str(figure.unit).startswith("人") or not walk.levels:
        return None
    last = walk.levels[-1]
    of_people = walk.words.then.get(last.subject, last.subject)
    is_bare = _PEOPLE.fullmatch(lead) is not None and last.sentence == walk.sentence
    return of_people if is_bare and of_people in walk.words.then.values() else None


def _paid_for(walk: Walk, figure: Figure, lead: str) -> str | None:
    """`5个项目纳入绩效管理，金额80万元`: money right behind a count of projects."""
    last = walk.levels[-1] if walk.levels else None
    if figure.kind != "money" or last is None or last.sentence != walk.sentence:
        return None
    counted = re.fullmatch("performance_(?:projects|disclosed)", last.subject) is not None
    clause = lead.rsplit(",", maxsplit=1)[-1]
    return last.subject if counted and _MONEY.fullmatch(clause) else None


def _sentence_before(walk: Walk, figure: Figure) -> str:
    """What the sentence has said so far: it names what it speaks of as a heading does."""
    return re.split("[。\n]", walk.text[max(0, figure.start - 160) : figure.start])[-1]


def _within(walk: Walk, figure: Figure, lead: str, subject: str) -> str:
    """The subject, unless it is said of something narrower: 项目支出5万元，其中：教育支出2万元.

    Parts of a project are not the report's; parts of what was not understood are not known either.
    """
    opens = _OPENS.search(lead)
    if opens is not None:
        whole = walk.levels[-1] if walk.levels else None
        known = whole is not None and whole.sentence >= walk.sentence - (opens.start() == 0)
        walk.circle = (
            _end(walk, figure, "[;。\\n]"),
            whole.subject if whole and known else UNKNOWN,
        )
    end, whole_subject = walk.circle
    wholes = [_paragraph_head(walk, figure.start), *([whole_subject] if figure.start < end else [])]
    outside = any(
        not walk.words.may_be_part(whole, subject) for whole in wholes if whole != subject
    )
    of_unknown = figure.start < end and whole_subject == UNKNOWN and _is_of_a_list(walk, subject)
    if figure.start < walk.closed_to or outside or of_unknown:
        subject = UNKNOWN
    if opens is not None and subject == UNKNOWN and walk.text[figure.end : figure.end + 1] == ":":
        walk.closed_to = _end(walk, figure, "[。\n]")
    return subject


def _is_of_a_list(walk: Walk, subject: str) -> bool:
    """Whether a part of what has no known name is no part of the report: one of a list of items.

    `行政运行9万元，其中：基本支出9万元`: said before, or of a bare name.
    """
    whole = next((one for one in reversed(walk.levels) if one.subject == UNKNOWN), None)
    own = "" if whole is None else re.split("[,;。:\n]", whole.lead)[-1]
    is_bare = len(own) > 1 and _GENERAL.search(own) is None
    return walk.seen.count(subject) > 1 or (is_bare and not walk.words.idle.fullmatch(own))


def _paragraph_head(walk: Walk, place: int) -> str:
    """What `（二）项目支出：…` is about: the subject named before the colon, or by the heading."""
    start = walk.text.rfind("\n", 0, place) + 1
    heading = fold(walk.section.path[-1]) if walk.section.path else ""
    head = _HEAD.match(walk.text, start, place) or _HEAD.match(heading + ":")
    match = walk.words.find(head.group(1), walk.section.title, "money") if head else None
    return UNKNOWN if match is None else match.identifier([])


def _end(walk: Walk, figure: Figure, stops: str) -> int:
    stop = re.search(stops, walk.text[figure.end :])
    return figure.end + (stop.start() if stop else len(walk.text))


def _measure(walk: Walk, told: Told, subject: str) -> str:
    """The kind of level; what was budgeted (年初预算) is not the outcome: in a final account, or
    where its sentence has said that."""
    figure = told.figure
    if figure.kind == "money" and _BUDGETED.search(told.lead) and _speaks_of_outcomes(walk):
        return "budget"
    before = walk.levels[-2] if len(walk.levels) > 1 else None
    if told.role == "budget" and before is not None and before.sentence == walk.sentence:
        return "budget" if before.subject == subject != UNKNOWN else "level"
    return {"count": "count", "area": "area"}.get(figure.kind, "level")


def _speaks_of_outcomes(walk: Walk) -> bool:
    """Whether a section is one of final accounts: by a heading, or by what it says was spent."""
    return "决算" in "".join(walk.section.path) or _OUTCOME.search(walk.text) is not None


def _stood_for(walk: Walk, last_clause: str, place: int) -> str:
    """What `2025年预算安排` or `支出决算为` stands for: the level before, or what the sentence
    before ended in (`…（项）。主要用于办案。年初预算为5万元`); a purpose names nothing."""
    if not walk.levels and walk.words.idle.fullmatch(walk.text[:place]):
        return _paragraph_head(walk, place)
    if not walk.words.phase.fullmatch(last_clause):
        return UNKNOWN
    if walk.levels and walk.levels[-1].sentence == walk.sentence:
        return walk.referent()
    own = _NUMBERING.sub("", walk.text[walk.opening : place].removesuffix(last_clause))
    own = own.strip(",:;").rstrip("(").lstrip(")")
    if own and not re.search("[元%]", own) and not walk.words.idle.fullmatch(own):
        match = walk.words.find(own, walk.section.title, "money")
        return UNKNOWN if match is None else match.identifier(walk.seen)
    paragraph = walk.text[walk.text.rfind("\n", 0, walk.opening) + 1 : walk.opening]
    said = [one for one in SENTENCE.split(paragraph.rstrip('。;"')) if not _PURPOSE.match(one)]
    match = walk.words.find(said[-1][-80:], walk.section.title, "money") if said else None
    named = None if match is None else match.identifier(walk.seen)
    of_item = walk.item is not None and walk.item[0] == walk.text.rfind("\n", 0, walk.opening)
    if walk.item is not None and of_item and not (named or "").startswith("item:"):
        return walk.item[1]
    return named or (walk.referent() if walk.levels else _paragraph_head(walk, walk.opening))
