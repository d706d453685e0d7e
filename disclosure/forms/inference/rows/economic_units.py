"""Economic items a unit: where each unit's own follow its name.

What belongs here: which rows of an economic table name units. What does not: the items themselves
(`row_tree`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from disclosure.forms.declaration import Form, FormSide
from disclosure.forms.inference.rows.account_lists import HALF_QUANTUM_YUAN
from disclosure.forms.inference.rows.nested_units import adds_up, code_of, is_unit
from disclosure.forms.inference.rows.proven import blocks_by_sums, proven_parents
from disclosure.forms.texts import comparable, key_text, label_text, leading_code
from disclosure.forms.typed.row_tree import (
    Identity,
    SideRow,
    category_names,
    identify_economic,
    is_total,
    printed_code,
    with_total_as_parent,
)
from disclosure.reading import RowKind

_LENGTHS, _CLASS = (3, 5, 7), 3
_FINER = re.compile(r"(\d{2})[-_.、]?(?=\D)(.+)")
_TWO = 2


def identify_economic_units(rows: Sequence[SideRow], side: FormSide, form: Form) -> list[Identity]:
    """Economic items; where each unit's own follow its name, below that."""
    rows = _with_codes_apart(rows)
    flat: list[int] = []
    if any(code_of(row).isdecimal() for row in rows):
        starts = _heads_among_codes(rows, form)
    else:
        starts = block_heads(rows, form) or (flat := blocks_by_sums(rows, form))
    if not starts:
        found = _with_whole(identify_economic(rows, side, form), rows)
        return proven_parents(found, rows) if _is_repeated(found) else found
    found = identify_economic(rows[: starts[0]], side, form)
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        head = rows[start]
        label = label_text(head.label)
        kind: RowKind = "unit" if len(starts) > 1 or found else "total"
        key = "total" if kind == "total" else f"unit:{key_text(label)}"
        whole = next((one.row_no for one in found if one.row_kind == "total"), None)
        level = 0 if kind == "total" else 1
        found.append(Identity(head.row_no, kind, key, level, label, whole))
        own = identify_economic(rows[start + 1 : end], side, form)
        found += [
            replace(one, parent_row_no=head.row_no) if flat or one.level == 1 else one
            for one in own
        ]
    return found


def _with_whole(found: list[Identity], rows: Sequence[SideRow]) -> list[Identity]:
    """The rows as found; where none is the whole, an item first or last that all categories add up
    to is: a department's name may stand where others print 合计."""
    amounts = {row.row_no: row.total_yuan or Decimal(0) for row in rows}
    categories = [one for one in found if one.row_kind == "category"]
    whole = sum(amounts[one.row_no] for one in categories)
    if len(categories) < _TWO or any(one.row_kind == "total" for one in found):
        return found
    rounding = HALF_QUANTUM_YUAN * (len(categories) + 1)
    for one in (found[0], found[-1]):
        own = amounts[one.row_no]
        is_name = one.row_kind == "item" and not one.code and not one.second_label
        above = amounts.get(one.parent_row_no or -1, Decimal(0))
        if is_name and own > above + rounding and abs(own - whole) <= rounding:
            total = Identity(one.row_no, "total", "total", 0, one.label)
            return with_total_as_parent([total if it is one else it for it in found])
    return found


def _with_codes_apart(rows: Sequence[SideRow]) -> list[SideRow]:
    """The rows; where most names begin with their codes (30101-基本工资), those stand apart, and so
    do the last two digits of those whose class stands in a column of its own (301, 01 基本工资)."""
    finer = [_FINER.match(label_text(row.label)) for row in rows]
    if sum(map(bool, finer)) * 2 >= len(rows):
        return [
            replace(row, code=printed_code(row) + told[1], label=told[2])
            if told and len(printed_code(row)) == _CLASS
            else row
            for row, told in zip(rows, finer, strict=True)
        ]
    own = [leading_code(row.label) for row in rows]
    coded = sum(len(code) in _LENGTHS for code, _ in own)
    if coded * 2 < len(rows) or any(printed_code(row).isdecimal() for row in rows):
        return list(rows)
    return [
        replace(row, code=code, label=name, second=leading_code(row.second)[1])
        if len(code) in _LENGTHS
        else row
        for row, (code, name) in zip(rows, own, strict=True)
    ]


def _is_repeated(found: Sequence[Identity]) -> bool:
    """Whether categories stand twice without a unit above each: then only sums tell what is part
    of what."""
    keys = [one.row_key for one in found if one.row_kind == "category"]
    return len(set(keys)) < len(keys)


def _heads_among_codes(rows: Sequence[SideRow], form: Form) -> list[int]:
    """Places of units among coded items: named as such, or what the codes below it add up to."""
    names = [n for n, row in enumerate(rows) if is_unit(row, form)]
    ends = [*names[1:], len(rows)][: len(names)]
    return [
        start
        for start, end in zip(names, ends, strict=True)
        if rows[start].unit or adds_up(rows[start], rows[start + 1 : end])
    ]


def block_heads(rows: Sequence[SideRow], form: Form) -> list[int]:
    """Where blocks a unit begin among names without codes: places in `rows`, none for one block.

    Some other name stands right above a category, and the categories that follow it, up to such a
    name or the end, add up to it. An unknown item does not: what follows it is another's part.
    """
    known = category_names(form)
    is_category = [comparable(label_text(row.label)) in known for row in rows]
    above = {
        number
        for number, row in enumerate(rows[:-1])
        if is_category[number + 1] and not is_category[number] and not is_total(row.label, form)
    }
    found = [
        number for number in sorted(above) if _heads_categories(number, rows, is_category, above)
    ]
    names = [
        comparable(label_text(row.label)) for row, one in zip(rows, is_category, strict=True) if one
    ]
    return found if len(found) > 1 and len(set(names)) < len(names) else []


def _heads_categories(
    head: int, rows: Sequence[SideRow], is_category: Sequence[bool], above: set[int]
) -> bool:
    whole, together, count = rows[head].total_yuan, Decimal(0), 0
    if not whole:
        return False
    for number in range(head + 1, len(rows)):
        if is_category[number]:
            together += rows[number].total_yuan or 0
            count += 1
        rest = abs(together - whole) - HALF_QUANTUM_YUAN * (count + 1)
        if rest > 0 and together > whole:
            return False
        if rest <= 0 and (number + 1 == len(rows) or number + 1 in above):
            return True
    return False
