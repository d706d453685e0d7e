"""A row of an inferred table that a page break cut in two, whole again.

What belongs here: telling the rest of a row from a row of its own. What does not: pieces of tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosure.forms.declaration import Form, FormSide, FormTable
from disclosure.forms.inference.columns.trade_words import meanings
from disclosure.forms.inference.rows.function_names import is_function
from disclosure.forms.texts import bare_name, comparable, leading_code
from disclosure.forms.typed.pieces import BodyRow, joined_row
from disclosure.forms.typed.row_tree import category_names, class_code, is_total
from disclosure.forms.typed.sides import texts_of, value_cells

_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]+\)|\d{1,2}[、.])"
)
_LENGTHS = (3, 5, 7)
"""Digits of a code."""


def rejoined(
    rows: Sequence[BodyRow], first: BodyRow, table: FormTable, form: Form
) -> BodyRow | None:
    """The last of `rows` and `first` as one; None where `first` is a row of its own on any side."""
    said = [
        verdict
        for side_no, side in enumerate(table.sides)
        if (verdict := _verdict(rows, first, side_no, side, form)) is not None
    ]
    return joined_row(rows[-1], first) if said and all(said) else None


def _verdict(
    rows: Sequence[BodyRow], first: BodyRow, side_no: int, side: FormSide, form: Form
) -> bool | None:
    """Whether `first` goes on with the last row, on one side; None if it says nothing there."""
    if side.row_tree == "nested":
        return _goes_on_in_its_cells(rows, first, side_no, side)
    return _is_rest(rows[-1], first, side_no, side, form)


def _is_rest(
    last: BodyRow, first: BodyRow, side_no: int, side: FormSide, form: Form
) -> bool | None:
    name = comparable(texts_of(first, side_no, side, "label"))
    code = comparable(texts_of(first, side_no, side, "code"))
    before = [cell.text.strip() for _, cell in value_cells(last, side_no, side)]
    after = [cell.text.strip() for _, cell in value_cells(first, side_no, side)]
    if not name and not code and not any(after):
        return None
    if code and not any(after):
        return _is_rest_of_code(comparable(texts_of(last, side_no, side, "code")), code)
    if code or not name or is_total(name, form) or _NUMBERED.match(name):
        return False
    above = comparable(texts_of(last, side_no, side, "label"))
    both = any(one and two for one, two in zip(before, after, strict=False))
    if both or not above or is_total(above, form):
        return False
    if side.row_tree in ("income_list", "expenditure_list"):
        return _is_known(above + name, form) and not _is_known(name, form)
    return not any(after) and _is_rest_of_name(last, name, side_no, side, form)


def _is_rest_of_name(last: BodyRow, name: str, side_no: int, side: FormSide, form: Form) -> bool:
    """Whether a name without figures ends the name of the row above: that one has a code, or both
    are the name of an account that `name` alone is not."""
    above = comparable(texts_of(last, side_no, side, "label"))
    if side.row_tree == "category" and above + name in category_names(form):
        return name not in category_names(form)
    is_coded = side.row_tree == "functions" or any(one.role == "code" for one in side.columns)
    has_code = comparable(texts_of(last, side_no, side, "code")) or leading_code(above + name)[0]
    is_name = is_function(above + name) and not is_function(name)
    return is_coded and bool(has_code or is_name)


def _is_rest_of_code(above: str, code: str) -> bool:
    """Whether digits are what a code that is cut by a page break lacks: 201030 and 1."""
    is_part = code.isdecimal() and len(code) < min(_LENGTHS)
    return is_part and above.isdecimal() and len(above + code) in _LENGTHS


def _goes_on_in_its_cells(
    rows: Sequence[BodyRow], first: BodyRow, side_no: int, side: FormSide
) -> bool:
    """Whether names alone stand where the row before has some, in a list that prices each row."""
    if any(not cell.is_empty for _, cell in value_cells(first, side_no, side)):
        return False
    named = [(side_no, number) for number, column in enumerate(side.columns) if not column.is_value]
    if any(first.text(one).strip() and not rows[-1].text(one).strip() for one in named):
        return False
    return all(
        any(not cell.is_empty for _, cell in value_cells(row, side_no, side)) for row in rows
    )


def _is_known(name: str, form: Form) -> bool:
    return class_code(name, form) is not None or bool(meanings(bare_name(name)))
