"""Economic items a unit: where each unit's own follow its name.

What belongs here: which rows of an economic table name units. What does not: the items themselves
(`row_tree`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from disclosure.forms.declaration import Form, FormSide
from disclosure.forms.inference.account_lists import HALF_QUANTUM_YUAN
from disclosure.forms.inference.nested_units import adds_up, code_of, is_unit
from disclosure.forms.row_tree import Identity, SideRow, identify_economic, is_total
from disclosure.forms.texts import comparable, key_text, label_text
from disclosure.reading import RowKind


def identify_economic_units(rows: Sequence[SideRow], side: FormSide, form: Form) -> list[Identity]:
    """Economic items; where each unit's own follow its name, below that."""
    if any(code_of(row).isdecimal() for row in rows):
        starts = _heads_among_codes(rows, form)
    else:
        starts = block_heads(rows, form)
    if not starts:
        return identify_economic(rows, side, form)
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
        found += [replace(one, parent_row_no=head.row_no) if one.level == 1 else one for one in own]
    return found


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
    known = {comparable(name) for name in form.economic_categories}
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
