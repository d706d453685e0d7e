"""Pieces of one table over pages: does this piece fit below, and was a row cut in two.

What belongs here: judging two neighbouring pieces. What does not: titles (see `recognition`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from disclosure.documents.document import BBox, Cell
from disclosure.forms.declaration import Form, FormSide, FormTable
from disclosure.forms.headers import ColumnId, HeaderMatch, is_numbering
from disclosure.forms.printed.candidates import Candidate, GridRow
from disclosure.forms.printed.printed_amounts import is_blank, parse_amount
from disclosure.forms.texts import comparable
from disclosure.forms.typed.pieces import BodyRow, body_rows, joined_row
from disclosure.forms.typed.row_tree import class_code, is_total, line_of

_FIT = 0.9
_FEWEST_NAMES = 2
_WORD = re.compile(r"[一-鿿]")


def fits_below(
    table: FormTable, match: HeaderMatch, header: Sequence[GridRow], candidate: Candidate
) -> bool:
    """Whether a piece without header has the table's columns and amounts where they belong."""
    if not candidate.rows:
        return False
    rows = rows_of_headless(match, header, candidate)
    if not rows and len(candidate.rows) == 1 and is_numbering(candidate.rows[0]):
        return True
    if not rows or any(not header for row in rows[:1] for header, _ in row.strangers):
        return False
    texts = [row.text(column) for row in rows for column in value_columns(table)]
    fitting = sum(is_blank(text) or parse_amount(text, "元") is not None for text in texts)
    first = [rows[0].text(column) for column in value_columns(table)]
    return fitting >= _FIT * len(texts) and all(
        is_blank(text) or parse_amount(text, "元") is not None for text in first
    )


def rows_of_headless(
    match: HeaderMatch, header: Sequence[GridRow], candidate: Candidate
) -> list[BodyRow]:
    """The rows of a piece without header under the first piece's columns; [] if they don't fit."""
    width = max((len(row) for row in header), default=0)
    rows = candidate.rows[1:] if is_numbering(candidate.rows[0]) else candidate.rows
    if candidate.column_count == width:
        return body_rows(candidate, rows, match, ())
    placed = columns_by_place(match, header, candidate)
    return body_rows(candidate, rows, placed, ()) if placed is not None else []


def spread_over(rows: Sequence[GridRow], below: Candidate) -> list[GridRow]:
    """Header rows that a page break parted from their table, each cell over the columns below."""
    middles = [_middle(below, column) for column in range(below.column_count)]
    if any(middle is None for middle in middles):
        return list(rows)
    return [tuple(_cell_at(row, middle or 0) for middle in middles) for row in rows]


def _cell_at(row: GridRow, middle: float) -> Cell | None:
    boxed = (cell for cell in row if cell is not None and cell.bbox is not None)
    return next((c for c in boxed if c.bbox and c.bbox[0] <= middle <= c.bbox[2]), None)


def value_columns(table: FormTable) -> list[ColumnId]:
    return [
        (side_no, column_no)
        for side_no, side in enumerate(table.sides)
        for column_no, column in enumerate(side.columns)
        if column.is_value
    ]


def is_restart(rows: Sequence[BodyRow], following: Sequence[BodyRow], form: Form) -> bool:
    """Whether a piece begins as the table itself began: then it is another copy of it.

    One name that comes again may be a department and its unit of the same name; a total, or two
    names, may not.
    """
    same = [_names(a) == _names(b) for a, b in zip(rows[:2], following[:2], strict=False)]
    if not same or not same[0]:
        return False
    if len(same) == 2 and any(_names(rows[1])):
        return same[1]
    return any(is_total(text, form) for text in rows[0].printed[:2])


def without_again(
    rows: Sequence[BodyRow], following: Sequence[BodyRow], form: Form
) -> tuple[list[BodyRow], list[BodyRow]]:
    """A piece's rows, and apart from them the table's total printed once more above them."""
    own: list[BodyRow] = []
    again: list[BodyRow] = []
    for row in following:
        (again if _is_printed_again(rows, row, form) else own).append(row)
    return own, again


def _is_printed_again(rows: Sequence[BodyRow], row: BodyRow, form: Form) -> bool:
    """Whether a piece's row is the table's total printed once more, as print titles do."""
    if not any(is_total(text, form) for text in row.printed[:4]):
        return False
    texts = [comparable(text) for text in row.printed]
    return any([comparable(text) for text in other.printed] == texts for other in rows[:2])


def rejoin(
    last: BodyRow, first: BodyRow, others: Sequence[BodyRow], table: FormTable, form: Form
) -> BodyRow | None:
    """The row that a page break cut in two, whole again; None if `first` is a row of its own."""
    cut = False
    for side_no, side in enumerate(table.sides):
        verdict = _is_rest(last, first, others, (side_no, side), form)
        if verdict is False:
            return None
        cut = cut or verdict is True
    return joined_row(last, first) if cut else None


def _names(row: BodyRow) -> list[str]:
    """What a row prints up to its first name: 107, 208, 07, 就业补助."""
    texts = [comparable(text) for text in row.printed]
    named = next((n for n, text in enumerate(texts) if _WORD.search(text)), 0)
    return texts[: max(named + 1, _FEWEST_NAMES)]


def _column_texts(row: BodyRow, side_no: int, side: FormSide, *roles: str) -> str:
    return "".join(
        row.text((side_no, column_no))
        for column_no, column in enumerate(side.columns)
        if column.role in roles
    )


def _values(row: BodyRow, side_no: int, side: FormSide) -> list[str]:
    columns = [(side_no, no) for no, column in enumerate(side.columns) if column.is_value]
    return [row.text(column).strip() for column in columns]


def _is_rest(
    last: BodyRow,
    first: BodyRow,
    others: Sequence[BodyRow],
    numbered_side: tuple[int, FormSide],
    form: Form,
) -> bool | None:
    """Whether this side of `first` is the rest of `last`'s name; None if it says nothing."""
    side_no, side = numbered_side
    name = _column_texts(first, side_no, side, "label", "second_label")
    code = _column_texts(first, side_no, side, "code")
    before, after = _values(last, side_no, side), _values(first, side_no, side)
    if not name.strip() and not code.strip() and not any(after):
        return None
    if any(one and two for one, two in zip(before, after, strict=True)):
        return False
    above = _column_texts(last, side_no, side, "label")
    if side.row_tree == "lines":
        return not _is_line(name, side, form) and _is_line(above + name, side, form)
    if code.strip() or not name.strip() or is_total(name, form) or not above.strip():
        return False
    if side.row_tree == "code":
        return True
    return not any(after) and any(before) and not _has_unpriced_rows(others, side_no, side)


def _is_line(name: str, side: FormSide, form: Form) -> bool:
    known = side.classes and class_code(name, form) is not None
    return known or line_of(name, side) is not None


def _has_unpriced_rows(rows: Sequence[BodyRow], side_no: int, side: FormSide) -> bool:
    """A list that prints names without any amount as rows of their own."""
    return any(
        _column_texts(row, side_no, side, "label").strip() and not any(_values(row, side_no, side))
        for row in rows
    )


def columns_by_place(
    match: HeaderMatch, header: Sequence[GridRow], candidate: Candidate
) -> HeaderMatch | None:
    """The piece's columns under the first piece's header cells, by their horizontal middle."""
    spans: dict[ColumnId, tuple[float, float]] = {}
    for column, group in match.columns.items():
        boxes = [box for i in group if (box := _lowest_box(header, i)) is not None]
        if not boxes:
            return None
        spans[column] = (min(box[0] for box in boxes), max(box[2] for box in boxes))
    placed: dict[ColumnId, tuple[int, ...]] = {}
    for physical in range(candidate.column_count):
        middle = _middle(candidate, physical)
        for column, (left, right) in spans.items():
            if middle is not None and left <= middle <= right:
                placed[column] = (*placed.get(column, ()), physical)
                break
    if not placed or len(placed) < len(spans):
        return None
    return replace(match, columns=placed, unknown={})


def _lowest_box(header: Sequence[GridRow], column: int) -> BBox | None:
    for row in reversed(header):
        cell = row[column] if column < len(row) else None
        if cell is not None and cell.bbox is not None:
            return cell.bbox
    return None


def _middle(candidate: Candidate, column: int) -> float | None:
    for row in candidate.rows:
        cell = row[column] if column < len(row) else None
        if cell is not None and cell.bbox is not None and cell.column_span == 1:
            return (cell.bbox[0] + cell.bbox[2]) / 2
    return None
