"""Codes of departments and units among codes of functions: 319001 青石县审计局, then 201 and on.

What belongs here: which printed codes are of no classification. What does not: what stands below a
unit (`nested_units`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from disclosure.forms.declaration import Form
from disclosure.forms.texts import leading_code
from disclosure.forms.typed.row_tree import SideRow, class_code, is_total, printed_code

_LENGTHS = (3, 5, 7)
_CLASS_DIGITS = 3
_OF_FUNCTIONS = "2"


def without_unit_codes(rows: Sequence[SideRow], form: Form) -> list[SideRow]:
    """The rows; where functions have codes, a code that is of none of them is taken off its row.

    No function has six digits, or begins with anything but 2. A code of three that a row of other
    digits follows, beside a name that is no class, is a department's, where classes have rows of
    their own below them: a list of classes alone may call one by an older name.
    """
    codes = [_own_code(row) for row in rows]
    functions = sum(_is_of_function(code) for code, _ in codes)
    if functions * 2 <= sum(code.isdecimal() for code, _ in codes):
        return list(rows)
    has_levels = any(_is_of_function(code) and len(code) > _CLASS_DIGITS for code, _ in codes)
    following = [*codes[1:], ("", "")] if has_levels else [("", "")] * len(codes)
    return [
        replace(row, code="", label=name)
        if name and not is_total(name, form) and _is_of_unit(code, name, after, form)
        else row
        for row, (code, name), (after, _) in zip(rows, codes, following, strict=True)
    ]


def _own_code(row: SideRow) -> tuple[str, str]:
    """The code and the name of a row, whether they share a cell or not."""
    code = printed_code(row)
    if code.isdecimal():
        return code, row.label
    return leading_code(code or row.label)


def _is_of_function(code: str) -> bool:
    return code.startswith(_OF_FUNCTIONS) and len(code) in _LENGTHS


def _is_of_unit(code: str, name: str, after: str, form: Form) -> bool:
    if not code.isdecimal() or len(code) < _CLASS_DIGITS or class_code(name, form) is not None:
        return False
    if not code.startswith(_OF_FUNCTIONS):
        return True
    if len(code) not in _LENGTHS:
        return len(code) % 2 == 0
    return len(code) == _CLASS_DIGITS and bool(after) and not after.startswith(code)
