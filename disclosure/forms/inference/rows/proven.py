"""What only sums prove: which rows are parts of which, where nothing printed says so.

What belongs here: trees tried on amounts. What does not: what rows are called.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from disclosure.forms.declaration import Form
from disclosure.forms.inference.rows.account_lists import HALF_QUANTUM_YUAN, end_of_group
from disclosure.forms.texts import comparable
from disclosure.forms.typed.row_tree import Identity, SideRow, is_total

_TWO = 2


def proven_parents(found: Sequence[Identity], rows: Sequence[SideRow]) -> list[Identity]:
    """The same rows; parts of a row only where they add up to it: nothing printed says they are."""
    amounts = {row.row_no: row.total_yuan or Decimal(0) for row in rows}
    parts: dict[int, list[int]] = {}
    for one in found:
        if one.parent_row_no is not None:
            parts.setdefault(one.parent_row_no, []).append(one.row_no)
    unproven = {
        row_no
        for row_no, below in parts.items()
        if abs(sum((amounts[n] for n in below), Decimal(0)) - amounts[row_no])
        > HALF_QUANTUM_YUAN * (len(below) + 1)
    }
    return [
        replace(one, parent_row_no=None) if one.parent_row_no in unproven else one for one in found
    ]


def blocks_by_sums(rows: Sequence[SideRow], form: Form) -> list[int]:
    """Places of rows that each are what the rows below them add up to, all others being such parts.

    None where anything is left over, or where the blocks are not built alike: two or more, of the
    same names in the same order, two names at least.
    """
    places = [n for n, row in enumerate(rows) if not is_total(row.label, form)]
    own = [rows[n] for n in places]
    names = [comparable(row.label) for row in own]
    heads: list[int] = []
    blocks: set[tuple[str, ...]] = set()
    start = 0
    while start < len(own):
        end = end_of_group(own, start) if own[start].total_yuan else None
        if end is None:
            return []
        while end < len(own) and not own[end].total_yuan:
            end += 1
        heads.append(start)
        blocks.add(tuple(names[start + 1 : end]))
        start = end
    is_alike = len(heads) >= _TWO and len(blocks) == 1 and len(blocks.pop()) >= _TWO
    return [places[n] for n in heads] if is_alike else []
