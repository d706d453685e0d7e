"""Departments above their units, in tables whose rows name units between the codes.

What belongs here: which unit stands below which, by order and sums. What does not: which rows are
units, and their codes (`rows`).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from disclosure.forms.declaration import Form
from disclosure.forms.inference.rows.account_lists import HALF_QUANTUM_YUAN
from disclosure.forms.texts import key_text, label_text, leading_code
from disclosure.forms.typed.row_tree import Identity, SideRow, is_total, printed_code


def nested_units(
    units: Sequence[SideRow], has_codes: Sequence[bool], total: int | None
) -> list[Identity]:
    """The rows of units in reading order, each below the total or below its department.

    A unit without codes of its own is the department of those right below it that add up to it.
    """
    below = _children(units, has_codes)
    parents = {kid: number for number, kids in enumerate(below) for kid in kids}
    levels: list[int] = []
    found = []
    for number, row in enumerate(units):
        above = parents.get(number)
        levels.append(1 if above is None else levels[above] + 1)
        label = label_text(row.label)
        parent = total if above is None else units[above].row_no
        key = f"unit:{key_text(label)}"
        found.append(Identity(row.row_no, "unit", key, levels[number], label, parent))
    return found


def _children(units: Sequence[SideRow], has_codes: Sequence[bool]) -> list[list[int]]:
    """Per unit the places of those directly below it."""
    amounts = [amount_of(row) for row in units]

    @cache
    def kids_of(start: int) -> tuple[int, ...]:
        if has_codes[start] or not amounts[start]:
            return ()
        kids: list[int] = []
        rest, place = amounts[start], start + 1
        while place < len(units) and rest > HALF_QUANTUM_YUAN * (len(kids) + 1):
            kids.append(place)
            rest -= amounts[place]
            place = end_of(place)
        return tuple(kids) if kids and abs(rest) <= HALF_QUANTUM_YUAN * (len(kids) + 1) else ()

    def end_of(start: int) -> int:
        kids = kids_of(start)
        return end_of(kids[-1]) if kids else start + 1

    return [list(kids_of(number)) for number in range(len(units))]


def outermost(rows: Sequence[SideRow]) -> list[SideRow]:
    """The rows whose code is part of no other row's."""
    codes = {code for row in rows if (code := code_of(row))}
    return [
        row
        for row in rows
        if (own := code_of(row)) and not any(own[:n] in codes for n in range(1, len(own)))
    ]


def code_of(row: SideRow) -> str:
    return leading_code(printed_code(row) or row.label)[0]


def amount_of(row: SideRow) -> Decimal:
    return row.total_yuan or Decimal(0)


def adds_up(row: SideRow, below: Sequence[SideRow]) -> bool:
    """Whether the outermost codes of the rows below, of which there are some, add up to a row."""
    parts = outermost(below)
    rest = sum(map(amount_of, parts), -amount_of(row))
    return bool(parts) and abs(rest) <= HALF_QUANTUM_YUAN * (len(parts) + 1)


def is_unit(row: SideRow, form: Form) -> bool:
    return bool(row.label.strip()) and not code_of(row) and not is_total(row.label, form)
