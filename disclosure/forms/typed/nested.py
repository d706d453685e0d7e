"""Tables whose levels of names have columns of their own: a class, below it projects, then items.

What belongs here: telling a row's level by its innermost printed name, and its parent. What does
not: amounts. Names that a merged cell or a page break left out, or printed again, change nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.forms.declaration import Form, FormSide
from disclosure.forms.texts import key_text, label_text
from disclosure.forms.typed.pieces import BodyRow
from disclosure.forms.typed.row_tree import Identity, is_total, with_total_as_parent
from disclosure.forms.typed.sides import value_cells
from disclosure.reading import RowKind

Names = tuple[str, str]
"""The name of one level and all else that names it; empty where none is printed."""


def identify_nested(
    rows: Sequence[BodyRow], side_no: int, side: FormSide, form: Form
) -> tuple[list[Identity], set[int]]:
    """The rows with their printed parents, and the numbers (from 1) of rows with figures alone."""
    found: list[Identity] = []
    unread: set[int] = set()
    above: list[tuple[Names, int | None]] = []
    for row_no, body in enumerate(rows, start=1):
        names = _names(body, side_no, side)
        total = next((label for label, _ in names if is_total(label, form)), None)
        if total is not None:
            found.append(Identity(row_no, "total", "total", 0, total))
            continue
        level = max((n for n, pair in enumerate(names, start=1) if any(pair)), default=0)
        if not level:
            unread |= {row_no} if _has_figures(body, side_no, side) else set()
            continue
        above = _context(above, names, level, row_no)
        parent = above[level - 2][1] if level > 1 else None
        found.append(_identity(row_no, level, [pair for pair, _ in above], parent))
    return with_total_as_parent(found), unread


def _names(body: BodyRow, side_no: int, side: FormSide) -> list[Names]:
    """The printed names of each level, from the outermost."""
    pairs = [["", ""] for _ in range(max(column.level for column in side.columns))]
    for column_no, column in enumerate(side.columns):
        if column.role in ("label", "second_label"):
            text = label_text(body.text((side_no, column_no)))
            pair, place = pairs[column.level - 1], column.role == "second_label"
            pair[place] = " ".join(filter(None, (pair[place], text)))
    return [(first, second) for first, second in pairs]


def _context(
    above: Sequence[tuple[Names, int | None]], names: Sequence[Names], level: int, row_no: int
) -> list[tuple[Names, int | None]]:
    """The names in force at each level down to the row's own, each with the row that prints it."""
    context: list[tuple[Names, int | None]] = []
    is_same = True
    for index in range(level):
        before: tuple[Names, int | None] = (
            above[index] if is_same and index < len(above) else (("", ""), None)
        )
        first, second = names[index]
        pair = (first or before[0][0], second or ("" if first else before[0][1]))
        if index == level - 1:
            return [*context, (pair, row_no)]
        is_same = is_same and pair == before[0]
        context.append((pair, before[1] if is_same else None))
    return context


def _identity(row_no: int, level: int, names: Sequence[Names], parent: int | None) -> Identity:
    path = "/".join(key_text(text) for pair in names for text in pair if text)
    label, second = names[-1]
    kind: RowKind = "category" if level == 1 else "item"
    return Identity(row_no, kind, f"{kind}:{path}", level, label or second, parent, second or None)


def _has_figures(body: BodyRow, side_no: int, side: FormSide) -> bool:
    return any(not cell.is_empty for _, cell in value_cells(body, side_no, side))
