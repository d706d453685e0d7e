"""Tables whose lines stand side by side above a single row of figures: “三公”经费 in one row.

What belongs here: turning that row into one row a line, as other forms print it. What does not:
amounts.
"""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.forms.declaration import Column, FormSide
from disclosure.forms.typed.pieces import BodyRow, PrintedCell
from disclosure.forms.typed.row_tree import Identity
from disclosure.forms.typed.sides import value_cells

LineCell = tuple[Identity, Column, PrintedCell]


def lines_across(
    rows: Sequence[BodyRow], side_no: int, side: FormSide
) -> tuple[list[Identity], list[LineCell], set[int]]:
    """A row a line with its cells, and the numbers (from 1) of further printed rows with figures.

    Which of several rows is this year's, nothing says: only the first is read.
    """
    printed = [value_cells(body, side_no, side) for body in rows]
    priced = [
        number
        for number, cells in enumerate(printed, start=1)
        if any(not cell.is_empty for _, cell in cells)
    ]
    first = printed[priced[0] - 1 if priced else 0] if printed else []
    numbers = {line.key: number for number, line in enumerate(side.lines, start=1)}
    total = next((numbers[line.key] for line in side.lines if line.kind == "total"), None)
    identities = {
        line.key: Identity(
            row_no=numbers[line.key],
            row_kind=line.kind,
            row_key=line.key,
            level=line.level,
            label=line.names[0],
            parent_row_no=numbers[line.parent]
            if line.parent
            else total
            if line.level == 1
            else None,
        )
        for line in side.lines
    }
    found = [
        (identities[str(column.key).partition("/")[0]], column, cell) for column, cell in first
    ]
    present = {identity.row_no for identity, _, _ in found}
    kept = [one for one in identities.values() if one.row_no in present]
    return kept, found, set(priced[1:])
