"""Figures in prose become statements: what each is about, of which year, which way it moved.

What belongs here: the walk through a section's sentences that gives every figure its subject and
measure. What does not: how subjects are worded (`subjects/*.toml`), or whether a statement is true.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.narrative.comparisons import base_level, compared, moved, own_or_referent
from disclosure.narrative.figures.figure_roles import shares_of_its_own
from disclosure.narrative.figures.printed_figures import SENTENCE, Clauses, Figure
from disclosure.narrative.figures.told_figure import Told
from disclosure.narrative.levels_said import completed, level
from disclosure.narrative.prose_text import UNIT_YUAN
from disclosure.narrative.said_so_far import UNKNOWN, Meant, Walk
from disclosure.narrative.told_sections import ToldSection
from disclosure.narrative.vocabulary import vocabulary
from disclosure.reading import Statement

REASON = "reason:"
_SHARE = re.compile(r"占[^,:]*$")
_LEADS_TO_SHARE = re.compile(r"(?:占[^,:]*:?|[(、,]?(?:所|其)?(?:比重|比例)(?:为|是|达)*|[(、])$")
_PURSE = re.compile(r"^(?:其中)?(?:财政拨款|一般公共预算)(?:收入|支出)?$")
"""What fills many a name is a name of its own where a share is said of it: 财政拨款占比99%."""
_STATED_YEAR = re.compile(r"(?<![比与较同和])(20\d\d)年")
_AS_OF = re.compile(r"截[至止]到?(?=20\d\d年)")


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


def _read(walk: Walk, told: Told, sentence: str) -> Meant:
    words, figure, lead = walk.words, told.figure, told.lead
    reason = words.reason.search(sentence)
    if reason is not None and _explains(walk, sentence[reason.end() :]):
        return _reason(walk, figure, sentence[reason.end() :])
    if figure.kind == "same":
        return compared(walk, lead, "change", "same")
    if told.role in {"change", "growth"}:
        return moved(walk, told)
    if figure.kind in {"percent", "bare"}:
        percent = _percent(walk, told)
        if percent.measure == "share" and shares_of_its_own(lead):
            walk.share = figure.end, percent.subject
        return percent
    if told.role == "base" and (last_year := base_level(walk, told)) is not None:
        return last_year
    return level(walk, told)


def _explains(walk: Walk, since_marker: str) -> bool:
    """Whether 主要是… gives a reason: after a comparison, or with a movement and no base year."""
    if walk.compared is not None:
        return True
    moves = walk.words.moves.search(since_marker) is not None
    return moves and walk.words.base.search(since_marker) is None


def _percent(walk: Walk, told: Told) -> Meant:
    if told.role == "completion":
        return Meant(completed(walk, told), "rate")
    if told.role == "share" or (told.role != "rate" and _SHARE.search(told.lead)):
        if told.of is not None:
            return Meant(walk.subjects.get(told.of.start, UNKNOWN), "share")
        return Meant(_shared(walk, _LEADS_TO_SHARE.sub("", told.lead)), "share")
    return Meant(UNKNOWN, "rate")


def _shared(walk: Walk, before: str) -> str:
    """`占52.71%` speaks of the level just before it, a part of a total or not."""
    latest = walk.latest()
    if _PURSE.search(before.rsplit(",", maxsplit=1)[-1]) is not None:
        match = walk.words.find(before, walk.section.title, "money")
        return UNKNOWN if match is None else match.identifier(walk.seen)
    if not before.strip(",:") and latest is not None and latest.sentence == walk.sentence:
        return latest.subject
    return own_or_referent(walk, before, "money")


def _reason(walk: Walk, figure: Figure, since_marker: str) -> Meant:
    """A figure inside 主要原因是…: it explains the change, and is no level of anything."""
    verbs = walk.words.moves.findall(since_marker)
    direction = walk.words.direction(verbs[-1]) if verbs else None
    measure = {"count": "count", "percent": "growth", "area": "area"}.get(figure.kind, "change")
    subject = walk.compared.subject if walk.compared else walk.referent()
    return Meant(f"{REASON}{subject}", measure, direction)


def _statement(walk: Walk, told: Told, reading: Meant, clauses: Clauses) -> Statement:
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
