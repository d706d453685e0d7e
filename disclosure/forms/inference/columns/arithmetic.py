"""What sums say of the columns that words left open, or named twice.

What belongs here: a column that equals the sum of the known parts is the total, one that the total
lacks on every row is a part; of two totals the one that the parts make up. What does not: words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal

from disclosure.forms.inference.columns.column_keys import (
    ALL_CARRIED,
    OTHER,
    QUALIFIED,
    SOURCES,
    UNNAMED,
    USES,
    Meaning,
)
from disclosure.forms.inference.columns.trade_words import concept, meanings

_MOST = Decimal("0.9")
_TWO = 2
FLOW = ("income", *QUALIFIED, "year_end_carry_over")
"""Beside what came in, what was left before and after: parts of nothing that was spent."""
Amounts = Sequence[Decimal | None]


def one_total(
    found: Sequence[Meaning], amounts: Mapping[int, Amounts], year: int | None
) -> list[Meaning]:
    """Of columns that words call the total, only the one that the parts make up.

    Where sums do not tell, those with a year in their head yield to the one without. The others are
    of a year before `year`, the document's newest, or of nobody knows what: they keep their heads.
    """
    totals = [one for one in found if one.kind == "value" and one.key == "total"]
    if len(totals) < _TWO:
        return list(found)
    tried = [with_arithmetic(_only(one, totals, found, year), amounts) for one in totals]
    borne_out = [
        one for one, columns in zip(totals, tried, strict=True) if _is_borne_out(columns, amounts)
    ]
    undated = [one for one in totals if one.year is None]
    for chosen in (borne_out, undated):
        if len(chosen) == 1:
            return _only(chosen[0], totals, found, year)
    return list(found)


def _only(
    chosen: Meaning, totals: Sequence[Meaning], found: Sequence[Meaning], year: int | None
) -> list[Meaning]:
    def told(one: Meaning) -> Meaning:
        if one is chosen or one not in totals:
            return one
        is_older = one.year is not None and year is not None and one.year < year
        return replace(one, key="last_year.total") if is_older else replace(one, key=None, by=OTHER)

    return [told(one) for one in found]


def told_by_change(found: Sequence[Meaning], amounts: Mapping[int, Amounts]) -> list[Meaning]:
    """Where what words call the total and the change together make up one open column, row by row,
    that is the total, and the other was last year's."""
    keyed = {one.key: one for one in found if one.kind == "value" and one.key}
    if not {"total", "change.total"} <= keyed.keys() or "last_year.total" in keyed:
        return list(found)
    total, change = keyed["total"], keyed["change.total"]
    before = [amounts[total.column], amounts[change.column]]
    open_ = [one for one in found if one.kind == "value" and not one.key and not one.by]
    after = [one for one in open_ if holds(amounts[one.column], before)]
    if len(after) != 1 or not any(amounts[change.column]):
        return list(found)
    names = {total.column: "last_year.total", after[0].column: "total"}
    return [
        replace(one, key=names[one.column], by="arithmetic") if one.column in names else one
        for one in found
    ]


def _is_borne_out(columns: Sequence[Meaning], amounts: Mapping[int, Amounts]) -> bool:
    keyed = {one.key: one.column for one in columns if one.kind == "value" and one.key}
    parts = [amounts[keyed[key]] for key in leaves(key for key in keyed if key)]
    return bool(parts) and holds(amounts[keyed["total"]], parts)


def leaves(keys: Iterable[str]) -> tuple[str, ...]:
    """The columns that add up to the total, of those that may be there."""
    own = set(keys)
    parts = [key for key in (*SOURCES, *USES, *QUALIFIED, *ALL_CARRIED, *UNNAMED) if key in own]
    if "income" in own:
        parts = [key for key in parts if key not in FLOW]
    if "basic" not in own:
        costs = ("basic.personnel", "basic.public", "personnel", "public")
        parts += [key for key in costs if key in own]
    if "current_year" in own and not any(key in own for key in (*SOURCES, *USES)):
        parts.insert(0, "current_year")
    return tuple(parts)


def with_arithmetic(
    found: Sequence[Meaning], amounts: Mapping[int, Amounts], wanted: Sequence[str] = ()
) -> list[Meaning]:
    """Names what words left open, by the reading of the columns that most rows bear out.

    `wanted` are keys that the role must have: where one alone is missing, one open column is that.
    Personnel and public costs are all of the basic expenditure.
    """
    keyed = {one.key: one for one in found if one.kind == "value" and one.key}
    open_ = [one for one in found if one.kind == "value" and not one.key and not one.by]
    parts = [keyed[key] for key in leaves(key for key in keyed if key)]
    members = _of_which(found, keyed.keys())
    of_which = [one for one in found if one.column in members]
    best: tuple[int, Meaning, list[Meaning]] | None = None
    for total in [keyed["total"]] if "total" in keyed else open_:
        for added in _additions(of_which, [one for one in open_ if one is not total]):
            columns = [*parts, *added]
            if len(columns) < _TWO and (added or not parts or "total" not in keyed):
                continue
            agreeing = agreement(amounts[total.column], [amounts[one.column] for one in columns])
            if agreeing and (best is None or agreeing > best[0]):
                best = agreeing, total, added
    if best is None:
        return list(found)
    _, total, added = best
    names = {total.column: "total"} if "total" not in keyed else {}
    names |= {one.column: members[one.column] for one in added if one in of_which}
    known = {*keyed, *names.values()}
    if {"personnel", "public"} <= {str(key).removeprefix("basic.") for key in known}:
        known.add("basic")
    free = [key for key in wanted if key not in known]
    unnamed = [one.column for one in added if one not in of_which]
    sole = free if len(unnamed) == len(free) == 1 else []
    names |= dict(zip(unnamed, [*sole, *UNNAMED], strict=False))
    return [_as(one, names.get(one.column)) for one in found]


def _as(one: Meaning, key: str | None) -> Meaning:
    if key is None:
        return one
    name = one.name if key in UNNAMED else concept(key).name
    return replace(one, key=key, name=name, by="arithmetic")


def _additions(of_which: list[Meaning], open_: list[Meaning]) -> list[list[Meaning]]:
    """What may be missing of the total beside the known parts, the least first."""
    groups = [
        [],
        *([one] for one in open_),
        *([open_] if _TWO <= len(open_) <= len(UNNAMED) else []),
    ]
    return [*groups, *(of_which + group for group in groups)] if of_which else groups


def _of_which(found: Sequence[Meaning], keyed: Set[str | None]) -> dict[int, str]:
    """Columns under 其中：…, with what they would be if they were all there is of the total."""
    members: dict[int, str] = {}
    for one in found:
        if one.kind == "value" and one.by == "of_which":
            keys = {each.key for each in meanings(one.name)} & {*SOURCES, *USES}
            fresh = keys - keyed - {*members.values()}
            if len(fresh) == 1:
                members[one.column] = fresh.pop()
    return members


def of_basic(found: Sequence[Meaning], amounts: Mapping[int, Amounts]) -> list[Meaning]:
    """其中：人员经费, 其中：公用经费 under their keys, where they are all of the basic expenditure,
    or of the total where no column says basic."""
    keyed = {one.key: one for one in found if one.kind == "value"}
    basic = [keyed[key] for key in ("basic", "total") if key in keyed][:1]
    parts = {
        key: one
        for one in found
        if one.kind == "value" and one.by == "of_which"
        for key in (each.key for each in meanings(one.name))
        if key in ("personnel", "public")
    }
    columns = [amounts[one.column] for one in parts.values()]
    if not basic or len(parts) < _TWO or not holds(amounts[basic[0].column], columns):
        return list(found)
    names = {one.column: key for key, one in parts.items()}
    return [_as(one, names.get(one.column)) for one in found]


def holds(total: Amounts, parts: Sequence[Amounts]) -> bool:
    """Whether the parts make up the total on nearly all rows, and on two or more that say so."""
    return agreement(total, parts) > 0


def agreement(total: Amounts, parts: Sequence[Amounts]) -> int:
    """On how many rows the parts make up the total; 0 where not on nearly all that say so."""
    told = agreeing = 0
    finest = max((places(one) for column in (total, *parts) for one in column if one), default=0)
    half = Decimal(5).scaleb(-finest - 1)
    for row, whole in enumerate(total):
        own = [part[row] for part in parts]
        if whole is None or not any(own):
            continue
        told += 1
        difference = abs(whole - sum((amount or Decimal(0) for amount in own), Decimal(0)))
        agreeing += difference <= half * (len(own) + 1)
    return agreeing if told > 1 and agreeing >= _MOST * told else 0


def places(number: Decimal) -> int:
    """The decimal places that a printed number has."""
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
