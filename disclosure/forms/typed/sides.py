"""One side of a joined table as rows of texts and value cells.

What belongs here: taking labels, codes and amounts out of body rows. What does not: what a row is
(`rows`, `projects`).
"""

from __future__ import annotations

from collections.abc import Sequence

from disclosure.forms.declaration import Column, Form, FormSide
from disclosure.forms.printed.printed_amounts import is_blank, parse_amount, printed_number
from disclosure.forms.recognition import JoinedTable
from disclosure.forms.typed.pieces import BodyRow, PrintedCell
from disclosure.forms.typed.row_tree import SideRow, is_total


def side_rows(
    joined: JoinedTable, side_no: int, side: FormSide, unit: str, form: Form
) -> list[SideRow]:
    """The rows that print anything on this side."""
    found = []
    parts: list[str] = []
    lends = joined.table.shared_total and not _has_own_total(joined, side_no, side, form)
    for row_no, body in enumerate(joined.rows, start=1):
        values = value_cells(body, side_no, side)
        has_values = any(not cell.is_empty for _, cell in values)
        beside = texts_of(body, side_no, side, "unit")
        label = texts_of(body, side_no, side, "label")
        second = texts_of(body, side_no, side, "second_label")
        code, parts = _code(body, side_no, side, parts)
        is_shared = lends or (joined.table.shared_total and has_values)
        if is_shared and not label.strip() and not code.strip():
            label = _shared_total(joined, body, side_no, form)
        if not label.strip() and not code.strip():
            label = beside
        if has_values and len(joined.table.sides) == 1 and not label.strip() and not code.strip():
            label = next((text for text in body.printed if is_total(text, form)), "")
        is_named = bool(label.strip() or second.strip() or code.strip())
        if is_named or (has_values and not _says_nothing(joined, values)):
            total = next((cell for column, cell in values if column.role == "total"), None)
            amount = parse_amount(total.text, unit) if total else None
            yuan = amount.yuan if amount else None
            found.append(SideRow(row_no, label, second, code, has_values, yuan, beside))
    return found


def _says_nothing(joined: JoinedTable, values: Sequence[tuple[Column, PrintedCell]]) -> bool:
    """Whether beside another list only dashes and noughts go on below the last name of this one."""
    texts = ["".join(cell.text.split()) for _, cell in values]
    is_nothing = all(is_blank(text) or printed_number(text) == 0 for text in texts)
    return len(joined.table.sides) > 1 and is_nothing


def _code(body: BodyRow, side_no: int, side: FormSide, above: list[str]) -> tuple[str, list[str]]:
    """The row's code; where it is printed in several columns (类 款 项), put together.

    A blank part before a printed one repeats the part of the row above; but one that begins with
    what stands there is whole (201, below it 20103 in the next column).
    """
    parts = ["".join(body.text((side_no, no)).split()) for no in side.places.get("code", ())]
    last = max((no for no, part in enumerate(parts) if part), default=-1)
    whole = next((part for part in parts if part), "")
    before = "".join(above[: parts.index(whole)]) if whole and len(parts) > 1 else ""
    if len(parts) > 1 and not (before and len(whole) > len(before) and whole.startswith(before)):
        parts = [
            part or (above[no] if no < last and no < len(above) else "")
            for no, part in enumerate(parts)
        ]
    return "".join(parts), parts


def _has_own_total(joined: JoinedTable, side_no: int, side: FormSide, form: Form) -> bool:
    """Whether the side prints a total by name: then no blank line of it is another list's total."""
    return any(is_total(texts_of(body, side_no, side, "label"), form) for body in joined.rows)


def _shared_total(joined: JoinedTable, body: BodyRow, side_no: int, form: Form) -> str:
    """The total's word on the other side, where one 合计 stands for the whole line."""
    for other_no, other in enumerate(joined.table.sides):
        if other_no != side_no:
            for text in (
                texts_of(body, other_no, other, "code"),
                texts_of(body, other_no, other, "label"),
            ):
                if is_total(text, form):
                    return text
    return ""


def texts_of(body: BodyRow, side_no: int, side: FormSide, role: str) -> str:
    return "".join([body.text((side_no, no)) for no in side.places.get(role, ())])


def value_cells(body: BodyRow, side_no: int, side: FormSide) -> list[tuple[Column, PrintedCell]]:
    cells = body.cells
    return [
        (column, cells[key])
        for no, column in side.numbered_values
        if (key := (side_no, no)) in cells
    ]


def finest_decimals(joined: JoinedTable, unit: str) -> int:
    """The most decimal places printed in the table: 92.9 among 83.36 is 92.90 (RULES §0, CONV)."""
    found = [
        amount.decimals
        for body in joined.rows
        for side_no, side in enumerate(joined.table.sides)
        for _, cell in value_cells(body, side_no, side)
        if (amount := parse_amount(cell.text, unit)) is not None
    ]
    return max(found, default=0)
