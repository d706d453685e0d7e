"""What sums say of the columns that words left open, or named twice.

What belongs here: a column that equals the sum of the known parts is the total, one that the total
lacks on every row is a part; of two totals the one that the parts make up. What does not: words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal

from disclosure.forms.inference.columns import OTHER, QUALIFIED, SOURCES, UNNAMED, USES, Meaning
from disclosure.forms.inference.trade_words import concept, meanings

_MOST = Decimal("0.9")
_TWO = 2
Amounts = Sequence[Decimal | None]


def one_total(found: Sequence[Meaning], amounts: Mapping[int, Amounts]) -> list[Meaning]:
    """Of columns that words call the total, only the one that the parts make up.

    Where sums do not tell, those with a year in their head yield to the one without. The others are
    of another year, or of nobody knows what: they keep their heads.
    """
    totals = [one for one in found if one.kind == "value" and one.key == "total"]
    if len(totals) < _TWO:
        return list(found)
    tried = [with_arithmetic(_only(one, totals, found), amounts) for one in totals]
    borne_out = [
        one for one, columns in zip(totals, tried, strict=True) if _is_borne_out(columns, amounts)
    ]
    undated = [one for one in totals if one.year is None]
    for chosen in (borne_out, undated):
        if len(chosen) == 1:
            return _only(chosen[0], totals, found)
    return list(found)


def _only(chosen: Meaning, totals: Sequence[Meaning], found: Sequence[Meaning]) -> list[Meaning]:
    return [
        replace(one, key=f"last_year.{one.key}" if one.year else None, by=one.by if one.year else OTHER)
        if one in totals and one is not chosen
        else one
        for one in found
    ]


def _is_borne_out(columns: Sequence[Meaning], amounts: Mapping[int, Amounts]) -> bool:
    keyed = {one.key: one.column for one in columns if one.kind == "value" and one.key}
    parts = [amounts[keyed[key]] for key in leaves(key for key in keyed if key)]
    return bool(parts) and holds(amounts[keyed["total"]], parts)


def leaves(keys: Iterable[str]) -> tuple[str, ...]:
    """The columns that add up to the total, of those that may be there."""
    own = set(keys)
    parts = [key for key in (*SOURCES, *USES, *QUALIFIED, *UNNAMED) if key in own]
    if "basic" not in own:
        costs = ("basic.personnel", "basic.public", "personnel", "public")
        parts += [key for key in costs if key in own]
    if "current_year" in own and not any(key in own for key in (*SOURCES, *USES)):
        parts.insert(0, "current_year")
    return tuple(parts)


def with_arithmetic(
    found: Sequence[Meaning], amounts: Mapping[int, Amounts], wanted: Sequence[str] = ()
) -> list[Meaning]:
    """Names what words left open, where only one column does and every row bears it out.

    `wanted` are keys that the role must have and words did not find, likeliest first.
    """
    result = list(found)
    keyed = {one.key: one.column for one in result if one.kind == "value" and one.key}
    open_ = [one for one in result if one.kind == "value" and not one.key and not one.by]
    parts = [keyed[key] for key in leaves(k for k in keyed if k)]
    if "total" not in keyed and len(parts) > 1:
        for one in open_:
            if holds(amounts[one.column], [amounts[part] for part in parts]):
                result[result.index(one)] = replace(one, key="total", by="arithmetic")
                return result
    if "total" not in keyed:
        return result
    total = amounts[keyed["total"]]
    if parts and holds(total, [amounts[part] for part in parts]):
        return result
    members = _of_which(result, keyed.keys())
    if members and holds(total, [*(amounts[n] for n in parts), *(amounts[n] for n in members)]):
        for one in found:
            if key := members.get(one.column):
                named = replace(one, key=key, name=concept(key).name, by="arithmetic")
                result[result.index(one)] = named
        return result
    chosen = _missing_parts(total, parts, open_, amounts)
    names = [key for key in wanted if key not in keyed] + list(UNNAMED)
    for one, key in zip(chosen, names, strict=False):
        name = concept(key).name if key not in UNNAMED else one.name
        result[result.index(one)] = replace(one, key=key, name=name, by="arithmetic")
    return result


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


def _missing_parts(
    total: Amounts, parts: Sequence[int], open_: Sequence[Meaning], amounts: Mapping[int, Amounts]
) -> list[Meaning]:
    """The open columns, one or all of them, with which the parts make up the total."""
    for chosen in (*([one] for one in open_), list(open_)):
        if len(chosen) > len(UNNAMED):
            continue
        columns = [*parts, *(one.column for one in chosen)]
        if len(columns) > 1 and holds(total, [amounts[column] for column in columns]):
            return chosen
    return []


def holds(total: Amounts, parts: Sequence[Amounts]) -> bool:
    """Whether the parts make up the total on nearly all rows, and on two or more that say so."""
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
    return told > 1 and agreeing >= _MOST * told


def places(number: Decimal) -> int:
    """The decimal places that a printed number has."""
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
