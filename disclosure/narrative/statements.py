"""Figures in prose become statements: what each is about, of which year, which way it moved.

What belongs here: the walk through a section's sentences that gives every figure its subject and
measure. What does not: how subjects are worded (`subjects/*.toml`), or whether a statement is true.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile

from disclosure.narrative.figure_roles import IS_SO_MUCH, shares_of_its_own, without_last_year
from disclosure.narrative.printed_figures import SENTENCE, Clauses, Figure
from disclosure.narrative.prose_text import UNIT_YUAN, fold
from disclosure.narrative.said_so_far import UNKNOWN, Comparison, Level, Walk
from disclosure.narrative.told_figure import (
    COMPARES,
    COMPLETES,
    FUNCTION_WORDS,
    NAMES_NOTHING,
    THAN,
    Told,
)
from disclosure.narrative.told_sections import ToldSection
from disclosure.narrative.vocabulary import Direction, Match, vocabulary
from disclosure.reading import Statement

REASON = "reason:"
_SHARE = re.compile(r"占[^,:]*$")
_LEADS_TO_SHARE = re.compile(r"(?:占[^,:]*:?|[(、,]?(?:所|其)?(?:比重|比例)(?:为|是|达)*|[(、])$")
_STATED_YEAR = re.compile(r"(?<![比与较同和])(20\d\d)年")
_AS_OF = re.compile(r"截[至止]到?(?=20\d\d年)")
_BUDGETED = re.compile(
    r"(?:年初|全年|调整)预算[^,决]{0,6}$|(?<!公共)(?<!基金)(?<!经营)预算(?:安排)?数?(?:为|是|:)*$"
)
_OUTCOME = re.compile(r"(?:支出|收入|经费)决算(?:数|总额)?(?:为|是|共计|合计|:)*\d")
_OPENS = re.compile(r"其中|包括|(?:^|,|\()含")
_HEAD = re.compile(r"(\(?[一二三四五六七八九十\d]{1,3}[.、)][^:,。;\d]{2,14}):")
_NUMBERING = re.compile(r"^\(?[一二三四五六七八九十\d]{1,3}[.、)]")
_PURPOSE = re.compile(r"(?:主要|具体|资金)*(?:是|为)?(?:用于|反映)")
_PEOPLE = re.compile(r"[,、()]*(?:其中)?(?:累计|共计?|人数|人次|参加|接待|[、,:])*(?:外事接待)?")
_ASIDE = re.compile(r"\([^()]*,[^()]*\)")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was understood of one figure."""

    subject: str
    measure: str
    direction: Direction | None = None
    year: int | None = None


def statements(told: Sequence[ToldSection]) -> tuple[Statement, ...]:
    """Every figure of the report's prose, in reading order.

    Amounts are as printed, `amount_yuan` in yuan; figures of duties, glossary and contents are
    left out; a figure whose subject can't be told has the subject `unknown`.
    """
    found = [
        statement.model_copy(update={"section_no": one.section_no})
        for one in told
        if not one.is_excluded
        for statement in _section_statements(one)
    ]
    return tuple(
        statement.model_copy(update={"statement_no": number})
        for number, statement in enumerate(found, start=1)
    )


def _section_statements(part: ToldSection) -> Iterator[Statement]:
    text, year = part.text, part.year
    walk = Walk(part.section, text, vocabulary(), year, year, year)
    clauses = Clauses(text, [one.figure for one in part.told])
    sentence_starts = [0, *(stop.end() for stop in SENTENCE.finditer(text))]
    end_of_last = 0
    for one in part.told:
        figure = one.figure
        for stop in SENTENCE.finditer(text, end_of_last, figure.start):
            walk.sentence += 1
            end_of_last = stop.end()
        opening = sentence_starts[bisect_right(sentence_starts, figure.start) - 1]
        walk.opening = opening
        walk.year = _stated_year(walk, opening, figure.start)
        walk.bracket = one.bracket
        reading = _read(walk, one, text[opening : figure.start])
        walk.subjects[figure.start] = reading.subject
        end_of_last = figure.end
        if figure.kind == "same" and reading.subject.startswith(REASON):
            continue
        yield _statement(walk, one, reading, clauses)


def _stated_year(walk: Walk, opening: int, place: int) -> int | None:
    """The year that the sentence opens with, else the standing one.

    The budget's year and a date (截至2024年) stand until another is named; an earlier year only in
    its own sentence and what a semicolon joins to it.
    """
    head = re.split(r":|其中", walk.text[opening:place])[0]
    reason = walk.words.reason.search(head)
    stated = _STATED_YEAR.findall(head[: reason.start()] if reason else head)
    if not stated:
        return walk.year if walk.text[opening - 1 : opening] == ";" else walk.standing
    year = int(stated[0])
    if _AS_OF.search(head) or walk.default_year is None or year >= walk.default_year:
        walk.standing = year
    return year


def _read(walk: Walk, told: Told, sentence: str) -> _Reading:
    words, figure, lead = walk.words, told.figure, told.lead
    reason = words.reason.search(sentence)
    if reason is not None and _explains(walk, sentence[reason.end() :]):
        return _reason(walk, figure, sentence[reason.end() :])
    if figure.kind == "same":
        return _compared(walk, lead, "change", "same")
    if told.role in {"change", "growth"}:
        return _moved(walk, told)
    if figure.kind in {"percent", "bare"}:
        percent = _percent(walk, told)
        if percent.measure == "share" and shares_of_its_own(lead):
            walk.share = figure.end, percent.subject
        return percent
    if told.role == "base" and (last_year := _base_level(walk, told)) is not None:
        return last_year
    return _level(walk, told)


def _explains(walk: Walk, since_marker: str) -> bool:
    """Whether 主要是… gives a reason: after a comparison, or with a movement and no base year."""
    if walk.compared is not None:
        return True
    moves = walk.words.moves.search(since_marker) is not None
    return moves and walk.words.base.search(since_marker) is None


def _percent(walk: Walk, told: Told) -> _Reading:
    if told.role == "completion":
        return _Reading(_completed(walk, told), "rate")
    if told.role == "share" or (told.role != "rate" and _SHARE.search(told.lead)):
        if told.of is not None:
            return _Reading(walk.subjects.get(told.of.start, UNKNOWN), "share")
        return _Reading(_shared(walk, _LEADS_TO_SHARE.sub("", told.lead)), "share")
    return _Reading(UNKNOWN, "rate")


def _completed(walk: Walk, told: Told) -> str:
    """`决算5万元，完成预算10万元的50%`: a budget, and how far it was met, is of what was spent."""
    latest = walk.latest()
    clause = told.lead.rsplit(",", maxsplit=1)[-1]
    named = walk.words.find(clause, walk.section.title, "money")
    if named is not None and not COMPLETES.search(clause):
        return named.identifier(walk.seen)
    is_near = latest is not None and latest.sentence == walk.sentence
    return latest.subject if latest is not None and is_near else UNKNOWN


def _moved(walk: Walk, told: Told) -> _Reading:
    """A change or a growth: of the figure that a list gives it, else of what its words name."""
    before = THAN.sub("", told.before_word) if told.against_budget else told.before_word
    if told.against_budget and walk.words.phase.fullmatch(before.rsplit(",", maxsplit=1)[-1]):
        before = ""
    reading = _compared(walk, before, told.role, told.direction)
    if told.of is None:
        return reading
    return replace(reading, subject=walk.subjects.get(told.of.start, UNKNOWN))


def _compared(walk: Walk, before: str, measure: str, direction: Direction | None) -> _Reading:
    """A change or a growth: of the subject it names, else of the level it follows.

    Its year is the later of its sentence's and of that level's: what moved is never the base.
    """
    base_free = FUNCTION_WORDS.sub("", walk.words.base.sub("", _ASIDE.sub("", before)))
    subject = _own_or_referent(walk, base_free, "money")
    walk.compared = Comparison(walk.sentence, subject, len(walk.levels))
    levels = takewhile(lambda one: one.sentence >= walk.sentence - 1, reversed(walk.levels))
    own = next((one.year for one in levels if one.subject == subject), None)
    years = [year for year in (own, walk.year) if year is not None]
    return _Reading(subject, measure, direction, max(years, default=None))


def _own_or_referent(walk: Walk, before: str, kind: str) -> str:
    """The subject that the last clause of a text names; the referent when it is empty."""
    own = before.rsplit(",", maxsplit=1)[-1].strip("其中:;的 各")
    if own and not walk.words.this_year.fullmatch(own) and not NAMES_NOTHING.fullmatch(own):
        match = walk.words.find(own, walk.section.title, kind)
        return UNKNOWN if match is None else match.identifier(walk.seen)
    if "," in before and before.strip(",:"):
        earlier = before.strip(",:").split(",")[-1]
        match = walk.words.find(earlier, walk.section.title, kind)
        if match is not None:
            return match.identifier(walk.seen)
    latest = walk.compared
    joined = walk.sentence - (walk.text[walk.opening - 1 : walk.opening] == ";")
    if latest is not None and latest.sentence >= joined and latest.levels == len(walk.levels):
        return latest.subject
    return walk.referent()


def _shared(walk: Walk, before: str) -> str:
    """`占52.71%` speaks of the level just before it, a part of a total or not."""
    latest = walk.latest()
    if not before.strip(",:") and latest is not None and latest.sentence == walk.sentence:
        return latest.subject
    return _own_or_referent(walk, before, "money")


def _base_level(walk: Walk, told: Told) -> _Reading | None:
    """`比2024年预算数5万元`: a level of the year that is compared with, of what the clause names.

    None where a year only begins a name: 2023年场馆建设项目支出.
    """
    last = told.lead.rsplit(",", maxsplit=1)[-1]
    clause = without_last_year(last)
    match = walk.words.find(clause, walk.section.title, "money")
    is_named = match is not None and match.start == 0
    if not (is_named or COMPARES.search(last) or walk.words.idle.fullmatch(clause)):
        return None
    named = walk.referent() if match is None else match.identifier(walk.seen)
    return _Reading(named, "level", year=told.year)


def _level(walk: Walk, told: Told) -> _Reading:
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
    elif told.role == "budget" and COMPLETES.search(lead):
        subject = _completed(walk, told)
    elif walk.share[0] == figure.start - len(lead) and IS_SO_MUCH.fullmatch(lead):
        subject = walk.share[1]
    else:
        subject = _stood_for(walk, lead.rsplit(",", maxsplit=1)[-1].lstrip("、"), figure.start)
    if figure.kind == "money":
        subject = _within(walk, figure, lead, subject)
    is_part = match is not None and match.subject.part
    walk.levels.append(Level(subject, is_part, walk.sentence, year or walk.year, told.bracket))
    return _Reading(subject, _measure(walk, told, subject), year=year)


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
    if figure.start < walk.closed_to or outside:
        subject = UNKNOWN
    if opens is not None and subject == UNKNOWN and walk.text[figure.end : figure.end + 1] == ":":
        walk.closed_to = _end(walk, figure, "[。\n]")
    return subject


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
    if not walk.words.phase.fullmatch(last_clause):
        return UNKNOWN
    if walk.levels and walk.levels[-1].sentence == walk.sentence:
        return walk.referent()
    own = _NUMBERING.sub("", walk.text[walk.opening : place].removesuffix(last_clause)).strip(
        ",:;()"
    )
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


def _reason(walk: Walk, figure: Figure, since_marker: str) -> _Reading:
    """A figure inside 主要原因是…: it explains the change, and is no level of anything."""
    verbs = walk.words.moves.findall(since_marker)
    direction = walk.words.direction(verbs[-1]) if verbs else None
    measure = {"count": "count", "percent": "growth", "area": "area"}.get(figure.kind, "change")
    subject = walk.compared.subject if walk.compared else walk.referent()
    return _Reading(f"{REASON}{subject}", measure, direction)


def _statement(walk: Walk, told: Told, reading: _Reading, clauses: Clauses) -> Statement:
    figure = told.figure
    start, end = told.run or clauses.around(figure)
    page = walk.section.page_at(figure.start)
    is_percent = figure.kind in {"percent", "bare"}
    per_unit = UNIT_YUAN.get(figure.unit or "")
    yuan: Decimal | None = None
    if per_unit is not None and figure.amount is not None:
        yuan = figure.amount * per_unit
    return Statement(
        statement_no=0,
        section_no=0,
        section=walk.section.title,
        subject=reading.subject,
        measure=reading.measure,
        year=reading.year or walk.year,
        amount=None if is_percent else figure.amount,
        unit=figure.unit,
        amount_yuan=yuan,
        decimals=figure.decimals,
        direction=reading.direction,
        percent=figure.amount if is_percent else None,
        quote=walk.section.text[start:end],
        span=(figure.start, figure.end),
        page_no=page.number,
        page_label=page.label,
    )
