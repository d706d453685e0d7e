"""What a change, a growth or last year's figure is of: what its clause names, else what it follows.

What belongs here: naming what moved. What does not: levels (`levels_said`), nor which figures a
movement is made of (`relations`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from disclosure.narrative.figures.figure_roles import without_last_year
from disclosure.narrative.figures.told_figure import (
    COMPARES,
    FUNCTION_WORDS,
    NAMES_NOTHING,
    THAN,
    Told,
    leads_of_side,
    side_named,
)
from disclosure.narrative.said_so_far import UNKNOWN, Comparison, Meant, Walk
from disclosure.narrative.vocabulary import Direction

_LIKE_BUDGET = re.compile(r"[比较与同和](?:年初|全年|调整后?的?)?预算数?(?:相比)?[^,\d]{0,12}$")
"""`接待费与预算数持平，比上年增加`: how a clause compares what it names with its budget."""
_ASIDE = re.compile(r"\([^(),]*+,[^()]*+\)")


def moved(walk: Walk, told: Told) -> Meant:
    """A change or a growth: of the figure that a list gives it, else of what its words name."""
    before = THAN.sub("", told.before_word) if told.against_budget else told.before_word
    if told.against_budget and walk.words.phase.fullmatch(before.rsplit(",", maxsplit=1)[-1]):
        before = ""
    reading = compared(walk, before, told.role, told.direction)
    if told.of is None:
        return reading
    return replace(reading, subject=walk.subjects.get(told.of.start, UNKNOWN))


def compared(walk: Walk, before: str, measure: str, direction: Direction | None) -> Meant:
    """A change or a growth: of the subject it names, else of the level it follows.

    Its year is the later of its sentence's and of that level's: what moved is never the base.
    """
    base_free = FUNCTION_WORDS.sub("", walk.words.base.sub("", _ASIDE.sub("", before)))
    subject = own_or_referent(walk, base_free, "money")
    walk.compared = Comparison(walk.sentence, subject, len(walk.levels))
    levels = takewhile(lambda one: one.sentence >= walk.sentence - 1, reversed(walk.levels))
    own = next((one.year for one in levels if one.subject == subject), None)
    years = [year for year in (own, walk.year) if year is not None]
    return Meant(subject, measure, direction, max(years, default=None))


def own_or_referent(walk: Walk, before: str, kind: str) -> str:
    """The subject that the last clause of a text names; the referent when it is empty."""
    own = before.rsplit(",", maxsplit=1)[-1].strip("其中:;的 各")
    if own and not walk.words.this_year.fullmatch(own) and not NAMES_NOTHING.fullmatch(own):
        match = walk.words.find(own, walk.section.title, kind)
        if match is not None or not walk.words.idle.fullmatch(own):
            return UNKNOWN if match is None else match.identifier(walk.seen)
    side = side_named(own)
    if side and walk.levels and walk.levels[-1].sentence < walk.sentence:
        return _of_side(walk, side)
    if "," in before and before.strip(",:"):
        earlier = _LIKE_BUDGET.sub("", before.strip(",:").split(",")[-1])
        match = walk.words.find(earlier, walk.section.title, kind)
        if match is not None:
            return match.identifier(walk.seen)
    latest = walk.compared
    joined = walk.sentence - (walk.text[walk.opening - 1 : walk.opening] == ";")
    if latest is not None and latest.sentence >= joined and latest.levels == len(walk.levels):
        return latest.subject
    return walk.referent()


def _of_side(walk: Walk, side: str) -> str:
    """What a sentence that opens with 收入 or 支出 speaks of: of the sentence before, what says so.

    Never what is named otherwise: `财政专户管理资金2万元。收入比上年增加8万元`.
    """
    before = [*takewhile(lambda one: one.sentence == walk.sentence - 1, reversed(walk.levels))]
    leads = leads_of_side((one.lead for one in before), side, walk.words)
    said = {one.subject for one in before if one.lead in leads}
    meant = walk.referent()
    if meant in said:
        return meant
    return said.pop() if len(said) == 1 else UNKNOWN


def base_level(walk: Walk, told: Told) -> Meant | None:
    """`比2024年预算数5万元`: a level of the year that is compared with, of what the clause names.

    None where a year only begins a name: 2023年场馆建设项目支出.
    """
    last = told.lead.rsplit(",", maxsplit=1)[-1].lstrip("(")
    clause = without_last_year(last)
    match = walk.words.find(clause, walk.section.title, "money")
    is_named = match is not None and match.start == 0
    if not (is_named or COMPARES.search(last) or walk.words.idle.fullmatch(clause)):
        return None
    named = walk.referent() if match is None else match.identifier(walk.seen)
    return Meant(named, "level", year=told.year)
