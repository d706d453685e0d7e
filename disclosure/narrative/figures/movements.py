"""How much something moved: words of direction, signs, and whether from last year or a budget.

What belongs here: telling a change or a growth from a level by the words that lead to it. What does
not: what has moved (`relations`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosure.narrative.figures.told_figure import (
    BUDGET,
    COMPARES,
    NAMES_NOTHING,
    THAN,
    Told,
    last_clause,
)
from disclosure.narrative.vocabulary import Direction, Vocabulary

MEASURES = "金额|数额|额度|额|数|幅度|幅|比例|比率|百分比|率"
"""Nouns for how much something moved: 减少比例, 下降的幅度."""
_TAIL = re.compile(rf"(?:了|(?<!节)约|为|达|的|{MEASURES}|各|分别|近){{1,24}}+$")
_NAMED = re.compile(r"(?:降幅|减幅|跌幅|增幅|升幅|涨幅|增长率)(?:为|达|约)*$")
_BOTH = re.compile(r"(?:增加|增长|减少|下降)\((?:增加|增长|减少|下降)\)$")
_SIGNED = re.compile(
    r"(?:(?:增减|变动|变化)(?:变动|变化)?(?:额|率|数|幅度?|比例)|差[额值]|(?:预决算|预算)?差异率)(?:为|是|达|:)*$"
)
_DIFFERS = re.compile(r"(?:增减|变动|变化|差异|差距|相?差)(?:了|为|是|:)*$")
"""Words without a direction, where what differs stands before: `上年5万元，差1万元`."""
_MOVED_BY = re.compile(r"(?:增减|变动|变化|同比|相比|(?:上一?|20\d\d)年度?)(?:情况)?(?:为|是|:)*$")
"""What a printed sign may follow: `较上年变动：+0.3万元`."""
_OPENS_BY = re.compile(
    r"(?:^|[,;(、:。]|[年度算数期])(?:净|各|约|同比|今年|本年|共){0,6}"
    r"(?:(?P<more>增|升|多|超|超支)|(?P<less>减|降|少|节约|节支|节余|结余))(?:支|出|收)?$"
)
"""A short word of direction that opens its clause: `上年5万元，多2万元`."""
_SAVED = re.compile(r"超支?$|节[约支余]$|结余$")
_BEYOND = re.compile(
    r"(?:(?P<more>超出|超过|高于|大于|多于|超)|(?P<less>低于|小于|少于|不足))"
    r"(?:年初|全年|调整后?的?)?预算(?:安排)?数?$"
)
"""`决算大于年初预算5万元`: by so much, where the budget is said before it."""
_THANBUDGET = re.compile(
    r"(?:[比较与同和]|超出|超过|高于|大于|多于|超|低于|小于|少于|不足)"
    r"(?:年初|全年|调整后?的?)?(?:批复的?|下达的?)?预算"
)
UP_TO = re.compile(r"(?:增加|增长|提高|上升|减少|下降|降低|增|减|升|降)(?:至|到)$")


def moves(one: Told, role: str, words: Vocabulary, told: Sequence[Told]) -> bool:
    """Whether a figure is how much something moved; then gives it that part and a direction."""
    word = _TAIL.sub("", one.lead)
    found = verb_of(one.lead, words)
    signed = _SIGNED.search(one.lead) or (_MOVED_BY.search(one.lead) if one.figure.sign else None)
    others = [it for it in told if it.stop == one.stop and it.role in {"base", "budget", "change"}]
    if signed is None and others:
        signed = _DIFFERS.search(one.lead)
    opens, beyond = _OPENS_BY.search(word), _BEYOND.search(word)
    budgets = [it for it in told if it.stop == one.stop and it.role == "budget"]
    if signed is not None or (one.figure.sign and _goes_on(one, told)):
        one.direction = _direction_of(one, told)
        one.is_signed = True
        one.before_word = one.lead[: signed.start()] if signed else ""
    elif found is not None:
        one.direction = found[1]
        one.before_word = one.lead[: one.lead.rindex(found[0])]
    elif beyond is not None and budgets:
        one.direction = "increase" if beyond.group("more") else "decrease"
        one.before_word = one.lead[: beyond.start()]
    elif opens is not None and (budgets or not _SAVED.search(word)):
        one.direction = "increase" if opens.group("more") else "decrease"
        one.before_word = one.lead[: opens.start()]
    else:
        return False
    one.role = role
    one.against_budget = _is_against_budget(one, word, told)
    latest = told[-1] if told else None
    is_level = latest is not None and latest.stop == one.stop and latest.role == "level"
    if latest is not None and is_level and one.against_budget:
        latest.role = "budget" if BUDGET.search(last_clause(latest.lead)) else "level"
    return True


def _goes_on(one: Told, told: Sequence[Told]) -> bool:
    """`+0.3万元，+6.49%`: a sign behind a change that has one."""
    latest = told[-1] if told else None
    moved = latest is not None and latest.role in {"change", "growth"}
    follows = latest is not None and moved and latest.stop == one.stop
    return follows and re.fullmatch("[,、(]", one.lead) is not None


def _direction_of(one: Told, told: Sequence[Told]) -> Direction | None:
    """By the sign; without one that of the change it stands beside, else either (差额5万元)."""
    if one.figure.sign:
        return "decrease" if one.figure.sign == "-" else "increase"
    latest = told[-1] if told else None
    beside = latest is not None and latest.stop == one.stop and latest.role in {"change", "growth"}
    signed = beside and latest is not None and latest.is_signed
    return latest.direction if latest is not None and beside and not signed else None


def _is_against_budget(one: Told, word: str, told: Sequence[Told]) -> bool:
    """Whether it moved from a budget: said in its clause, or of the figure before it."""
    than_budget = [found.start() for found in _THANBUDGET.finditer(one.lead)]
    than_last = [found.start() for found in re.finditer(COMPARES, one.lead)]
    if than_budget and max(than_last, default=-1) <= than_budget[-1]:
        return True
    latest = told[-1] if told else None
    if latest is None or latest.stop != one.stop or re.search(COMPARES, one.lead):
        return False
    if latest.role == "budget":
        return (
            one.is_signed
            or _SAVED.search(word) is not None
            or _THANBUDGET.search(latest.lead) is not None
        )
    if latest.role == "level":
        before = {it.role for it in told if it.stop == one.stop}
        of_budget = one.is_signed or _SAVED.search(word) is not None
        return of_budget and "budget" in before and "base" not in before
    return latest.role in {"change", "growth"} and latest.against_budget


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
    if found is None:
        return None
    way = words.direction(found.group())
    is_negative = way == "increase" and plain.endswith("负", 0, found.start())
    return found.group(), "decrease" if is_negative else way


def is_rounded(one: Told, other: Told) -> bool:
    """Whether a level says another again in a larger unit: 0.02亿元 of 227.08万元."""
    if one.amount is None or other.amount is None or not one.is_like(other):
        return False
    return other.quantum < one.quantum and 0 < abs(one.amount - other.amount) <= one.quantum


def goes_on_behind(one: Told, following: Told) -> bool:
    """`减少5万元；减少率10%`: a clause behind a semicolon that names nothing of its own."""
    next_clause = following.stop == one.stop + 1 and following.sentence == one.sentence
    return next_clause and NAMES_NOTHING.fullmatch(THAN.sub("", following.before_word)) is not None


def _is_of_that_base(moved: Told, following: Told) -> bool:
    """Whether a figure compares with no other year: `比上年减少5万元，比上年下降10%`."""
    named = re.search(COMPARES, following.lead)
    if named is None:
        return re.search("[比较与同][上去2]", following.lead) is None
    before = re.search(COMPARES, moved.lead)
    own = THAN.sub("", following.lead[: named.start()])
    is_bare = NAMES_NOTHING.fullmatch(own.lstrip(",、;")) is not None
    return is_bare and before is not None and before.group() == named.group()


def continues(moved: Sequence[Told], following: Told) -> bool:
    """Whether a figure goes on with a movement: `增加10万元，增长5%`, `增长5%，净增10万元`."""
    roles = {one.role for one in moved}
    return (
        "same" not in roles
        and following.role in {"change", "growth"} - roles
        and (following.stop == moved[0].stop or goes_on_behind(moved[0], following))
        and following.against_budget == moved[0].against_budget
        and not following.in_reason
        and _is_of_that_base(moved[0], following)
    )
