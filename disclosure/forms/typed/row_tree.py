"""What each printed row of a table's side is: its kind, key, level and parent.

What belongs here: the identities common to all forms, by `row_tree`; the side's declaration names
lines and classes. What does not: amounts' meaning. The keys are those of docs/architecture.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from disclosure.forms.declaration import Form, FormSide, Line
from disclosure.forms.inference.columns.trade_words import meanings
from disclosure.forms.texts import (
    bare_name,
    code_text,
    comparable,
    key_text,
    label_text,
    leading_code,
)
from disclosure.reading import RowKind

_HEADING = re.compile("[类款项目]+|栏次")
_PART_TOTAL = re.compile(r"(人员|公用)(?:经费|支出)(?:合计|小计)")
_PART_KEYS = {"人员": "personnel_total", "公用": "public_total"}
_REMEMBERED = 16_384
_CATEGORY_DIGITS, _ITEM_DIGITS, _GROUP_DIGITS = 3, 5, 2


@dataclass(frozen=True, slots=True)
class SideRow:
    """One side of a printed line. `total_yuan` is its total column's amount; blank is None.

    `unit` is the name in a column of units beside the row's own name.
    """

    row_no: int
    label: str
    second: str
    code: str
    has_values: bool
    total_yuan: Decimal | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    row_no: int
    row_kind: RowKind
    row_key: str
    level: int
    label: str
    parent_row_no: int | None = None
    second_label: str | None = None
    code: str | None = None


@lru_cache(maxsize=_REMEMBERED)
def is_total(text: str, form: Form) -> bool:
    return comparable(text) in {comparable(name) for name in form.total_names}


@lru_cache(maxsize=_REMEMBERED)
def class_code(label: str, form: Form) -> str | None:
    """The 3-digit code of an expenditure class by any of its names over the years."""
    name = bare_name(label)
    for code, names in form.function_classes.items():
        if any(name == comparable(known) for known in names):
            return code
    return None


@lru_cache(maxsize=_REMEMBERED)
def category_names(form: Form) -> frozenset[str]:
    """The names of the economic categories (类), comparable."""
    return frozenset(map(comparable, form.economic_categories))


def line_of(label: str, side: FormSide, seen: Sequence[str] = ()) -> Line | None:
    """The declared line of that name; a child line only below its parent, before any other.

    A name that the form does not know is a line of the trade's own meaning, if the form has that.
    """
    names = {comparable(label), bare_name(label)}
    fits = [line for line in side.lines if names & {comparable(name) for name in line.names}]
    if not fits and side.lines:
        keys = {one.key for one in meanings(bare_name(label)) if one.key != "total"}
        fits = [line for line in side.lines if line.key in keys]
    children = [line for line in fits if line.parent in seen and line.key not in seen]
    heads = [line for line in fits if line.parent is None or line.parent not in seen]
    return next(iter(children + heads + fits), None)


def identify_lines(rows: Sequence[SideRow], side: FormSide, form: Form) -> list[Identity]:
    """Rows known by name: declared lines, and expenditure classes where the side has them."""
    found: list[Identity] = []
    numbers: dict[str, int] = {}
    for row in rows:
        label = label_text(row.label)
        code = class_code(label, form) if side.classes else None
        line = line_of(label, side, tuple(numbers))
        if line is not None:
            parent = numbers.get(line.parent) if line.parent else None
            numbers.setdefault(line.key, row.row_no)
            found.append(Identity(row.row_no, line.kind, line.key, line.level, label, parent))
        elif code is not None:
            found.append(Identity(row.row_no, "class", code, 1, label, None, None, code))
    return with_total_as_parent(found) if not side.classes else found


def identify_codes(rows: Sequence[SideRow], form: Form) -> list[Identity]:
    """Classification codes by length (3, 5, 7 digits), and the total."""
    found: list[Identity] = []
    for row in with_full_codes(rows):
        code = printed_code(row)
        label = label_text(row.label)
        if is_total(code, form) or (not code and is_total(label, form)):
            found.append(Identity(row.row_no, "total", "total", 0, label or label_text(row.code)))
            continue
        if not code.isdecimal():
            code, label = _split_code(code or code_text(row.label), label)
        if code:
            level = max(1, (len(code) - 1) // 2)
            found.append(Identity(row.row_no, "code", code, level, label, None, None, code))
    return [replace(row, parent_row_no=_code_parent(row, found)) for row in found]


def with_full_codes(rows: Sequence[SideRow]) -> list[SideRow]:
    """Two digits below a class are its 款: 201, then 10, is 20110."""
    above = ""
    full = []
    for row in rows:
        code = printed_code(row)
        if len(code) == _CATEGORY_DIGITS:
            above = code
        elif len(code) == _GROUP_DIGITS and code.isdecimal() and above:
            full.append(replace(row, code=above + code))
            continue
        full.append(row)
    return full


def printed_code(row: SideRow) -> str:
    """The row's code; a total in the header's own row has the headings 类 款 项 there."""
    code = code_text(row.code)
    return "" if _HEADING.fullmatch(code) else code


def identify_units(rows: Sequence[SideRow], form: Form) -> list[Identity]:
    found: list[Identity] = []
    for row in rows:
        label = label_text(row.label) or label_text(row.code)
        if is_total(label, form):
            found.append(Identity(row.row_no, "total", "total", 0, label))
        elif label:
            found.append(Identity(row.row_no, "unit", f"unit:{key_text(label)}", 1, label))
    return with_total_as_parent(found)


def identify_economic(rows: Sequence[SideRow], side: FormSide, form: Form) -> list[Identity]:
    """Economic names: a category is known by code or by name.

    Where a table names none, or the rows below add up to it, it is what has no government name
    beside it: one such name may stand beside several items, in a cell of their own.
    """
    known = category_names(form)
    seconds = any(row.second.strip() for row in rows)
    coded = any(printed_code(row).isdecimal() for row in rows)
    found: list[Identity] = []
    total = category = None
    is_named = any(comparable(label_text(row.label)) in known for row in rows)
    for index, row in enumerate(rows):
        label, second = label_text(row.label), label_text(row.second)
        key = key_text(label)
        code = printed_code(row) if coded else ""
        line = line_of(label, side)
        is_category = len(code) == _CATEGORY_DIGITS if code else comparable(label) in known
        if line is not None or (line := line_of(code, side)) is not None:
            found.append(Identity(row.row_no, line.kind, line.key, line.level, label or code))
        elif (part := _PART_TOTAL.fullmatch(comparable(label or row.code))) is not None:
            key = _PART_KEYS[part.group(1)]
            found.append(Identity(row.row_no, "line", key, 0, label or label_text(row.code)))
        elif any(is_total(text, form) for text in (code, label, second if not label else "")):
            total = row.row_no
            found.append(Identity(row.row_no, "total", "total", 0, label or code or second))
        elif is_category or (
            seconds and label and not second and (not is_named or _heads_a_sum(rows[index:]))
        ):
            category = Identity(row.row_no, "category", f"category:{key}", 1, label, total)
            found.append(replace(category, second_label=second or None, code=code or None))
        elif label:
            above = key_text(category.label) if category else ""
            item = f"item:{above}/{key}/{key_text(second)}"
            parent = category.row_no if category else None
            level = 2
            if len(code) > _ITEM_DIGITS:
                owner = next((o for o in reversed(found) if o.code == code[:_ITEM_DIGITS]), None)
                parent, level = (owner.row_no, 3) if owner else (parent, level)
            found.append(
                Identity(
                    row.row_no, "item", item, level, label, parent, second or None, code or None
                )
            )
    return with_total_as_parent(found)


def _heads_a_sum(rows: Sequence[SideRow]) -> bool:
    """Whether two rows or more that follow the first, with names beside them, add up to it."""
    whole, together = rows[0].total_yuan, Decimal(0)
    for count, row in enumerate(rows[1:], 1):
        if not row.second.strip():
            return False
        together += row.total_yuan or 0
        if count > 1 and whole and abs(together - whole) <= 50 * (count + 1):
            return True
    return False


def numbered_twins(rows: Sequence[Identity]) -> list[Identity]:
    """Later rows of the same key get #2, #3; a code that occurs twice keeps its key."""
    seen: dict[str, int] = {}
    result = []
    for row in rows:
        seen[row.row_key] = count = seen.get(row.row_key, 0) + 1
        twin = count > 1 and row.row_kind != "code"
        result.append(replace(row, row_key=f"{row.row_key}#{count}") if twin else row)
    return result


def with_total_as_parent(rows: list[Identity]) -> list[Identity]:
    """Rows of level 1 are parts of the total row, wherever it is printed."""
    totals = [row.row_no for row in rows if row.row_key == "total"]
    if not totals:
        return rows
    return [replace(r, parent_row_no=totals[0]) if r.level == 1 else r for r in rows]


def _split_code(text: str, label: str) -> tuple[str, str]:
    """A code and name printed in one cell: 206科学技术支出."""
    code, rest = leading_code(text)
    if not code:
        return "", label
    return code, rest if not label or leading_code(label)[0] == code else label


def _code_parent(row: Identity, rows: Sequence[Identity]) -> int | None:
    if row.level == 0:
        return None
    if row.level == 1:
        return next((other.row_no for other in rows if other.row_kind == "total"), None)
    wanted = (row.code or "")[:-2]
    named = [other.row_no for other in rows if other.code == wanted]
    before = [number for number in named if number < row.row_no]
    return before[-1] if before else next(iter(named), None)
