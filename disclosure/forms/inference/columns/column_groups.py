"""Groups of columns: what a subtotal adds up, what stands for a whole that nobody prints.

What belongs here: keys that follow from columns beside each other. What does not: words (`columns`)
and sums (`arithmetic`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace

from disclosure.forms.headers import Path
from disclosure.forms.inference.columns.column_keys import (
    ACCOUNTS,
    CARRIED,
    FISCAL_OR_NOT,
    FUNDS,
    SUBTOTALS,
    UNIT_FUNDS,
    Meaning,
)
from disclosure.forms.inference.columns.trade_words import concept, meanings
from disclosure.forms.texts import YEAR, header_text, key_text

_CURRENT = re.compile(
    rf"(?:{re.escape(YEAR)}|本年|当年)(?:度)?(?:收入|支出|预算收入|预算支出|预算安排|安排|预算)?(?:合计)?"
)

_FISCAL_LEFT = re.compile("(?:上年|年初)?财政拨款结[转余].*")
_OTHERS_LEFT = re.compile("(?:上年|年初)?非财政拨款结[转余].*")
_NOW, _BEFORE = re.compile("当年|本年"), re.compile("上年|年初|结转|结余")
_TWO = 2
_CLASS = "class."
_STAGED = (*FUNDS, *ACCOUNTS)
_OTHER_USES = ("business_expenditure", "paid_to_superior", "aid_to_subordinates")
_SAME_CLASS = {"class.303": "class.509", "class.307": "class.511", "class.312": "class.507",
               "class.313": "class.510", "class.399": "class.599"}  # fmt: skip
"""Classes that both economic classifications call the same."""
_RESTS = ("class.399", "class.599")


def grouped(found: Sequence[Meaning], paths: Sequence[Path]) -> list[Meaning]:
    """Subtotals take the name of the group above them, where that group has members beside them."""
    found = _carried_apart(found, paths)
    if any(str(one.key).startswith("class.5") for one in found):
        found = [replace(one, key=_SAME_CLASS.get(str(one.key), one.key)) for one in found]
    found = _without_lone_rest(found)
    found = [_of_stage(one, found, paths) for one in found]
    found = [_of_group(one, found, paths) for one in found]
    found = [_sole_member(one, found, paths) for one in found]
    found = [_part_of_fund(one, found, paths) for one in found]
    return _of_funds([_item_of_class(one, found, paths) for one in found], paths)


def _without_lone_rest(found: Sequence[Meaning]) -> list[Meaning]:
    """其他支出 is an economic class beside others; alone it is the rest of its group."""
    if sum(str(one.key).startswith(_CLASS) for one in found) > 1:
        return list(found)
    return [replace(one, key=None, by="") if one.key in _RESTS else one for one in found]


def _part_of_fund(one: Meaning, found: Sequence[Meaning], paths: Sequence[Path]) -> Meaning:
    """An unknown column beside the subtotal of a source is a part of it: 经费拨款."""
    path = paths[one.column]
    if one.kind != "value" or one.key is not None or one.by or len(path) < _TWO:
        return one
    own = {o.key for o in found if paths[o.column][:-1] == path[:-1] and o.key in _STAGED}
    named = {m.key for m in meanings(path[-2])}
    return replace(one, name=f"其中：{one.name}", by="of_which") if own & named else one


def _item_of_class(one: Meaning, found: Sequence[Meaning], paths: Sequence[Path]) -> Meaning:
    """Columns below an economic class, beside its subtotal, are its items: 基本工资."""
    path = paths[one.column]
    if one.kind != "value" or len(path) < _TWO or str(one.key).startswith(_CLASS):
        return one
    own = [o.key for o in found if paths[o.column][: len(path) - 1] == path[:-1]]
    key = next((key for key in own if str(key).startswith(_CLASS)), None)
    is_item = key is not None and _class_of(path[-2]) is not None
    return replace(one, key=f"{key}.{key_text(path[-1])}", name=path[-1]) if is_item else one


def _class_of(text: str) -> str | None:
    return next((m.key for m in meanings(text) if m.key.startswith(_CLASS)), None)


def _carried_apart(found: Sequence[Meaning], paths: Sequence[Path]) -> list[Meaning]:
    """财政拨款结转 beside 非财政拨款结转: neither is all that was carried over."""
    others = [
        one.column for one in found if _OTHERS_LEFT.fullmatch("".join(paths[one.column][-1:]))
    ]
    fiscal = [
        one.column for one in found if _FISCAL_LEFT.fullmatch("".join(paths[one.column][-1:]))
    ]
    if len(others) != 1 or len(fiscal) != 1:
        return list(found)
    keys = dict(zip((*fiscal, *others), FISCAL_OR_NOT, strict=True))
    return [
        replace(one, key=f"{CARRIED}.{keys[one.column]}", by="words")
        if one.column in keys and one.kind == "value"
        else one
        for one in found
    ]


def _sole_member(one: Meaning, found: Sequence[Meaning], paths: Sequence[Path]) -> Meaning:
    """The only column of a group is what the group is: 公用经费 above 商品和服务支出 alone."""
    if not str(one.key).startswith(_CLASS) or len(paths[one.column]) < _TWO:
        return one
    group = paths[one.column][:-1]
    key = next((m.key for m in meanings(group[-1]) if m.key in SUBTOTALS["basic"]), None)
    beside = [o for o in found if paths[o.column][: len(group)] == group]
    if key is None or len(beside) > 1 or any(o.key == key for o in found):
        return one
    return replace(one, key=key, name=concept(key).name)


def _of_funds(found: Sequence[Meaning], paths: Sequence[Path]) -> list[Meaning]:
    """A use below a fund's head is that fund's, where the table tells of other sources too."""
    uses = (*SUBTOTALS["basic"], "basic", "project", *_OTHER_USES)
    counted: Counter[str | None] = Counter(
        one.key for one in found if one.kind == "value" and one.key in uses
    )
    every = {one.column: _funds_above(paths[one.column]) for one in found if one.kind == "value"}
    sources = {one.key for one in found if one.kind == "value"} & {*_STAGED, *UNIT_FUNDS}
    funds = {
        one.column: every[one.column]
        for one in found
        if one.key in uses
        and one.column in every
        and (counted[one.key] > 1 or sources - {*every[one.column]})
    }
    keys = {column: f"{own[-1]}." for column, own in funds.items() if own}
    return [
        replace(one, key=keys[one.column] + str(one.key)) if one.column in keys else one
        for one in found
    ]


def _funds_above(path: Path) -> list[str]:
    return [m.key for text in path[:-1] for m in meanings(text) if m.key in _STAGED]


def _of_stage(one: Meaning, found: Sequence[Meaning], paths: Sequence[Path]) -> Meaning:
    """Below a source's head, this year's money and what was carried over are that source's. The
    subtotal of both is neither, as a line of the source is this year's alone; beside a subtotal
    one of them without the other is only said of it."""
    if one.kind != "value" or one.column >= len(paths) or len(paths[one.column]) < _TWO:
        return one
    group = paths[one.column][:-1]
    key = next((m.key for m in meanings(group[-1]) if m.key in _STAGED), None)
    if key is None:
        return one
    own = [o for o in found if paths[o.column][: len(group)] == group]
    carried, fresh = ([o for o in own if is_it(o, paths)] for is_it in (_is_carried, _is_fresh))
    wholes = [o for o in own if o.key == "total" and o not in fresh]
    if wholes and one in (*carried, *fresh, *wholes):
        if not (carried and fresh):
            return one if one in wholes else replace(one, key=None, by="of_which")
        if one in wholes:
            return replace(one, key=None, name=concept(key).name + "小计", by="of_which")
    name = concept(key).name
    if one in carried:
        return replace(one, key=f"carry_over.{key}", name=name)
    return replace(one, key=key, name=name) if one in fresh else one


def _is_carried(one: Meaning, _: Sequence[Path]) -> bool:
    return one.key == "carry_over"


def _is_fresh(one: Meaning, paths: Sequence[Path]) -> bool:
    return one.key != "carry_over" and bool(_CURRENT.fullmatch(header_text(paths[one.column][-1])))


def _of_group(one: Meaning, found: Sequence[Meaning], paths: Sequence[Path]) -> Meaning:
    if one.key not in ("total", *SUBTOTALS) or not one.column < len(paths):
        return one
    path = paths[one.column]
    for depth in range(len(path) - (one.key == "total"), 0, -1):
        group, text = path[:depth], path[depth - 1]
        keys = [each.key for each in meanings(text) if each.is_value and each.key != "total"]
        members = [
            other
            for other in found
            if other is not one
            and other.kind == "value"
            and paths[other.column][:depth] == group
            and len(paths[other.column]) > depth
        ]
        if len(members) == sum(o.kind == "value" and o is not one for o in found):
            continue
        parts = SUBTOTALS.get(keys[0], ()) if keys else ()
        if any(member.key in parts for member in members):
            key = keys[0] if keys[0] == "basic" else f"{keys[0]}.subtotal"
            return replace(one, key=key, name=concept(keys[0]).name + "小计")
        if keys and (members or _has_total_outside(one, found, paths)):
            return replace(one, key=keys[0], name=concept(keys[0]).name)
        if one.key == "total" and members and _is_current(text):
            outside = [o for o in found if o.key == "total" and paths[o.column][:depth] != group]
            if outside:
                return replace(one, key="current_year", name="本年小计")
        if one.key == "total" and not keys and _has_total_outside(one, found, paths):
            whole = _made_of({member.key for member in members})
            if whole:
                return replace(one, key=f"{whole}.subtotal", name=concept(whole).name + "小计")
    return one


def _is_current(text: str) -> bool:
    """Whether a group is of this year's money, whoever grants it: 省级当年财政拨款安排."""
    plain = header_text(text)
    return bool(_CURRENT.fullmatch(plain) or (_NOW.search(plain) and not _BEFORE.search(plain)))


def _made_of(parts: Set[str | None]) -> str | None:
    """The subtotal whose members the columns of a group are, whatever the group is called."""
    wholes = (key for key, own in SUBTOTALS.items() if key != "basic" and parts <= {*own})
    return next(wholes, None) if len(parts) > 1 else None


def _has_total_outside(one: Meaning, found: Sequence[Meaning], paths: Sequence[Path]) -> bool:
    """Whether another column is the total of no group: then this one is only its group's."""
    return any(
        other.key == "total"
        and other is not one
        and not any(
            m.is_value and m.key != "total" for t in paths[other.column] for m in meanings(t)
        )
        for other in found
    )


def told_apart(found: Sequence[Meaning]) -> list[Meaning]:
    """No two columns with one key: the later one keeps its head alone."""
    taken: set[str] = set()
    kept = []
    for one in _without_wholes(found):
        if one.kind == "value" and one.key is not None and one.key in taken:
            kept.append(replace(one, key=None, by=""))
            continue
        if one.kind == "value" and one.key is not None:
            taken.add(one.key)
        kept.append(one)
    return kept


def _without_wholes(found: Sequence[Meaning]) -> list[Meaning]:
    """Parts stand for a whole that no column prints: personnel and public costs for the basic
    expenditure, each fund's carry-over for all that was carried over."""
    keys = {one.key for one in found}
    names: dict[str | None, str] = {}
    if "basic" not in keys and "project" in keys:
        names = {"personnel": "basic.personnel", "public": "basic.public"}
    if "carry_over" not in keys:
        names |= {f"carry_over.{fund}": f"{CARRIED}.{fund}" for fund in _STAGED}
    return [replace(one, key=names[one.key]) if one.key in names else one for one in found]
