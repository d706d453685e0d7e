"""What each row of an inferred table is: lists side by side, functions with or without codes.

What belongs here: row identities by names, codes and sums where no form lists the rows. What does
not: trees that families share with it (`row_tree`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from disclosure.documents.pdf.glyphs import UNKNOWN
from disclosure.forms.declaration import Form, FormSide
from disclosure.forms.inference.rows.account_lists import (
    HALF_QUANTUM_YUAN,
    groups_by_sums,
    identify_expenditure,
    identify_three_lines,
)
from disclosure.forms.inference.rows.economic_units import identify_economic_units
from disclosure.forms.inference.rows.function_names import has_groups, is_function, named_functions
from disclosure.forms.inference.rows.income_lists import identify_income
from disclosure.forms.inference.rows.nested_units import adds_up, code_of, is_unit, nested_units
from disclosure.forms.inference.rows.unit_codes import without_unit_codes
from disclosure.forms.texts import comparable, key_text, label_text
from disclosure.forms.typed.row_tree import (
    Identity,
    SideRow,
    class_code,
    identify_codes,
    identify_units,
    is_total,
    with_full_codes,
    with_total_as_parent,
)

_FEWEST = 2
_SUBTOTAL = re.compile("(?:本页|本类|本款|本单位|本部门)?小计|本页合计")
_OF_SINGLE_ROWS = frozenset({"functions", "unit_tree", "project_tree"})
"""Trees whose rows are added up elsewhere: a subtotal among them must not count as one of them."""


def identify_inferred(
    rows: Sequence[SideRow], side: FormSide, form: Form, year: int | None = None
) -> list[Identity]:
    """The rows of a tree that no form lists, or of economic items, in a budget of `year`."""
    rows = [_marked(row) for row in rows]
    repeated = subtotals(rows, form) if side.row_tree in _OF_SINGLE_ROWS else []
    if repeated:
        rows = [row for row in rows if row not in repeated]
    found = _of_tree(rows, side, form, year)
    return sorted([*found, *identify_names(repeated, form)], key=lambda one: one.row_no)


def _marked(row: SideRow) -> SideRow:
    """A row with a code that nobody can read has a name that tells it only in part."""
    return replace(row, label=row.label + UNKNOWN) if UNKNOWN in row.code else row


def _of_tree(
    rows: Sequence[SideRow], side: FormSide, form: Form, year: int | None
) -> list[Identity]:
    match side.row_tree:
        case "category":
            return identify_economic_units(rows, side, form)
        case "functions":
            return identify_functions(rows, form, year)
        case "income_list":
            return identify_income(rows)
        case "expenditure_list":
            return identify_expenditure(rows, form)
        case "unit_tree":
            return identify_unit_tree(rows, form)
    return _IDENTIFY_OTHERS[side.row_tree](rows, form)


def subtotals(rows: Sequence[SideRow], form: Form) -> list[SideRow]:
    """Rows that by their name only add up others (小计, 本页小计): counted once more, nothing is.

    Where no other row is the whole, one alone may be that.
    """
    found = [row for row in rows if _SUBTOTAL.fullmatch(comparable(row.label or row.code))]
    has_whole = any(
        is_total(text, form) for row in rows for text in (row.label, row.code, row.unit)
    )
    return found if has_whole or len(found) > 1 else []


def no_project(one: Identity, rows: Sequence[SideRow]) -> Identity:
    """The row as found; 小计 is no project: the whole where it adds up all others, else some."""
    if one.row_kind != "project" or not _SUBTOTAL.fullmatch(comparable(one.label)):
        return one
    amounts = {row.row_no: row.total_yuan or Decimal(0) for row in rows}
    rest = abs(sum(amounts.values(), -2 * amounts[one.row_no]))
    if rest <= HALF_QUANTUM_YUAN * len(rows):
        return Identity(one.row_no, "department", "department", 0, one.label)
    return Identity(one.row_no, "item", f"item:{key_text(one.label)}", 2, one.label)


def identify_functions(
    rows: Sequence[SideRow], form: Form, year: int | None = None
) -> list[Identity]:
    """Function codes; rows of a unit above its codes; names alone, levels told by their sums."""
    if not any(code_of(row).isdecimal() for row in rows):
        return _by_sums(rows, form, year)
    rows = without_unit_codes(with_full_codes(rows), form)
    found = identify_codes(rows, form)
    known = {one.row_no for one in found}
    units = [row for row in rows if row.row_no not in known and is_unit(row, form)]
    if not units:
        return found
    total = next((one for one in found if one.row_kind == "total"), None)
    if total is None and len(units) == 1:
        unit = units[0]
        head = Identity(unit.row_no, "total", "total", 0, label_text(unit.label))
        merged = sorted([head, *found], key=lambda one: one.row_no)
        return with_total_as_parent(merged)
    heads = _heads_of_blocks(rows, units)
    others = [row for row in units if row not in heads]
    return sorted(
        [*_below_units(found, heads, total), *identify_names(others, form)],
        key=lambda one: one.row_no,
    )


def _heads_of_blocks(rows: Sequence[SideRow], units: Sequence[SideRow]) -> list[SideRow]:
    """Rows without a code that the codes below add up to; all where half of those with codes do.

    Any other name among codes (a subtotal below its rows, a remark) heads nothing.
    """
    wanted = {unit.row_no for unit in units}
    starts = [n for n, row in enumerate(rows) if row.row_no in wanted]
    told = borne_out = 0
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        below = rows[start + 1 : end]
        told += any(code_of(row) for row in below)
        borne_out += adds_up(rows[start], below)
    return list(units) if borne_out * 2 >= told else []


def _below_units(
    found: Sequence[Identity], units: Sequence[SideRow], total: Identity | None
) -> list[Identity]:
    """The codes of each unit below its row: below another code of its block, else below the unit.

    A department printed above its units is what they add up to.
    """
    starts = [row.row_no for row in units]
    blocks: list[list[Identity]] = [[] for _ in range(len(units) + 1)]
    for one in found:
        blocks[bisect_left(starts, one.row_no)].append(one)
    owned = blocks[0]
    for row, block in zip(units, blocks[1:], strict=True):
        own = {one.row_no for one in block if one.row_kind == "code"}
        owned += [
            replace(one, parent_row_no=row.row_no)
            if one.row_no in own and one.parent_row_no not in own
            else one
            for one in block
        ]
    is_head = [any(one.row_kind == "code" for one in block) for block in blocks[1:]]
    heads = nested_units(units, is_head, total.row_no if total else None)
    return sorted([*heads, *owned], key=lambda one: one.row_no)


def _by_sums(rows: Sequence[SideRow], form: Form, year: int | None) -> list[Identity]:
    """Names without codes: classes are known; below them 款 and 项 are told by their sums."""
    found: list[Identity] = []
    total: int | None = None
    start = 0
    grouped = has_groups(rows, year)
    rows = _total_first(rows, form)
    while start < len(rows):
        row = rows[start]
        label = _printed_name(row)
        start += 1
        if not label:
            continue
        if is_total(label, form):
            total = row.row_no
            found.append(Identity(row.row_no, "total", "total", 0, label))
            continue
        code = class_code(label, form)
        first = start - 1 if code is None else start
        end = start
        while end < len(rows) and not _ends_class(rows[end], form):
            end += 1
        if code is not None:
            found.append(Identity(row.row_no, "code", code, 1, label, total, None, code))
        own = [one for one in rows[first:end] if _printed_name(one)]
        parent = None if code is None else row.row_no
        named = named_functions(own, parent, code or "", year=year, grouped=grouped)
        found.extend(named or _items(own, parent, code))
        start = end
    return with_total_as_parent(sorted(found, key=lambda one: one.row_no))


def _total_first(rows: Sequence[SideRow], form: Form) -> list[SideRow]:
    """The rows; the only one of the whole stands before all others, wherever it is printed."""
    wholes = [row for row in rows if is_total(_printed_name(row), form)]
    if len(wholes) != 1:
        return list(rows)
    return [*wholes, *(row for row in rows if row is not wholes[0])]


def _items(rows: Sequence[SideRow], parent: int | None, code: str | None) -> list[Identity]:
    """Rows that no code is known of; without a class above, no sum tells their levels."""
    if code is not None:
        return groups_by_sums(rows, parent, code)
    labels = [(row.row_no, _printed_name(row)) for row in rows]
    return [Identity(no, "item", f"item:/{key_text(name)}", 2, name) for no, name in labels]


def _printed_name(row: SideRow) -> str:
    return label_text(row.label) or label_text(row.code)


def _ends_class(row: SideRow, form: Form) -> bool:
    return is_total(row.label, form) or class_code(row.label, form) is not None


def identify_unit_projects(rows: Sequence[SideRow], form: Form) -> list[Identity]:
    """Projects with the unit's name beside each, and the total, whatever it is called."""
    found = []
    whole = _whole_by_sum(rows, form)
    is_coded = sum(code_of(row).isdecimal() for row in rows) * _FEWEST > len(rows)
    for row in rows:
        label, unit = label_text(row.label), label_text(row.unit)
        if row is whole or is_total(label, form) or is_total(unit, form):
            found.append(Identity(row.row_no, "department", "department", 0, label or unit))
        elif _SUBTOTAL.fullmatch(comparable(label)):
            found.append(Identity(row.row_no, "item", f"item:{key_text(label)}", 1, label))
        elif is_coded and is_function(comparable(label)) and code_of(row):
            found.append(Identity(row.row_no, "item", f"item:{key_text(label)}", 2, label))
        elif is_coded and not unit and not code_of(row):
            found.append(Identity(row.row_no, "unit", f"unit:{key_text(label)}", 1, label))
        elif label and label != unit:
            key = f"project:{key_text(unit)}/{key_text(label)}"
            found.append(Identity(row.row_no, "project", key, 2, label))
        elif label:
            found.append(Identity(row.row_no, "unit", f"unit:{key_text(label)}", 1, label))
    return found


def _whole_by_sum(rows: Sequence[SideRow], form: Form) -> SideRow | None:
    """The first or last row where one name alone stands for what all others add up to.

    A department's name may stand where others print 合计. One other row is no sum, but names its
    unit where the whole has none.
    """
    if any(is_total(row.label, form) or is_total(row.unit, form) for row in rows):
        return None
    amounts = [row.total_yuan or Decimal(0) for row in rows]
    for row in (rows[0], rows[-1]) if len(rows) >= _FEWEST else ():
        others = [other for other in rows if other is not row]
        is_alone = not row.label.strip() or row.unit.strip() in ("", row.label.strip())
        is_told = len(others) >= _FEWEST or (others[0].unit.strip() and not row.unit.strip())
        rest = sum(amounts, -2 * (row.total_yuan or Decimal(0)))
        if (
            is_alone
            and is_told
            and all(other.label.strip() for other in others)
            and abs(rest) <= HALF_QUANTUM_YUAN * len(rows)
        ):
            return row
    return None


def identify_unit_tree(rows: Sequence[SideRow], form: Form) -> list[Identity]:
    """Units below the total. A department printed above its units is what they add up to."""
    found = identify_units(rows, form)
    amounts = {row.row_no: row.total_yuan or Decimal(0) for row in rows}
    own = [one for one in found if one.row_kind == "unit"]
    if len(own) < _FEWEST:
        return found
    head, rest = own[0], own[1:]
    whole = sum((amounts[one.row_no] for one in rest), Decimal(0))
    if not whole or abs(whole - amounts[head.row_no]) > HALF_QUANTUM_YUAN * len(own):
        return found
    below = {one.row_no for one in rest}
    return [
        replace(one, level=2, parent_row_no=head.row_no) if one.row_no in below else one
        for one in found
    ]


def identify_names(rows: Sequence[SideRow], form: Form) -> list[Identity]:
    """Rows by whatever name they print, parts of nothing: a list that no tree is known of."""
    found = []
    for row in rows:
        label = label_text(row.label) or label_text(row.code)
        if is_total(label, form) or is_total(row.code, form):
            found.append(Identity(row.row_no, "total", "total", 0, label))
        elif label:
            found.append(Identity(row.row_no, "item", f"item:{key_text(label)}", 2, label))
    return found


_IDENTIFY_OTHERS: dict[str, Callable[[Sequence[SideRow], Form], list[Identity]]] = {
    "names": identify_names,
    "three_lines": lambda rows, form: identify_three_lines(rows),
    "project_tree": identify_unit_projects,
}
