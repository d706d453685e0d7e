"""Lists that account for money: sources of income, expenditure by class, “三公” a row a line.

What belongs here: rows told by their names and sums. What does not: trees of codes (`rows`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from decimal import Decimal

from disclosure.forms.declaration import Form
from disclosure.forms.inference.columns.trade_words import meanings
from disclosure.forms.inference.rows.three_public import LINES
from disclosure.forms.texts import bare_name, comparable, key_text, label_text
from disclosure.forms.typed.row_tree import Identity, SideRow, category_names, class_code
from disclosure.reading import RowKind

_CURRENT = re.compile(r"(?:本年|当年)(?:收入|支出)(?:合计|小计|总计)?")
_GRAND = re.compile(r"(?:收入|支出)?(?:总计|合计|共计|总额)|(?:收入|支出)总数")
_YEAR_END = re.compile(r"(?:年终|年末)?(?:财政拨款)?(?:结转下年|结转(?:和)?结余|结转).*|下年结转.*")
_DISTRIBUTED = "结余分配"
SUBTOTAL_OF_LIST = re.compile("(?:收入|支出)?小计")
HALF_QUANTUM_YUAN = Decimal(50)
"""Half of 0.01 万元: the rounding that each printed amount may carry."""
_LEAST_NAME = 3
_TWO = 2
_CARRIED = re.compile("结转|结余")


def total_key(label: str, *, is_only_subtotal: bool = False) -> str | None:
    """Which whole a line is by its name, if any; 小计 is the year's where no other line is one."""
    name = bare_name(label)
    if _CURRENT.fullmatch(name) or (is_only_subtotal and SUBTOTAL_OF_LIST.fullmatch(name)):
        return "current_year_total"
    return "grand_total" if _GRAND.fullmatch(name) else None


def has_one_subtotal(rows: Sequence[SideRow]) -> bool:
    """Whether one line alone is called 小计, and none 本年收入合计 or 本年支出合计."""
    names = [bare_name(label_text(row.label)) for row in rows]
    named = sum(SUBTOTAL_OF_LIST.fullmatch(name) is not None for name in names)
    return named == 1 and not any(_CURRENT.fullmatch(name) for name in names)


def whole_lines(rows: Sequence[SideRow]) -> list[str | None]:
    """Which whole each line of a list is, if any.

    Of two that are both called 合计 or 总计 the first is the year's, less what was carried over,
    unless it prints the same and something was.
    """
    names = [label_text(row.label) for row in rows]
    is_only = has_one_subtotal(rows)
    totals = [total_key(name, is_only_subtotal=is_only) for name in names]
    grand = [n for n, key in enumerate(totals) if key == "grand_total"]
    if len(grand) != _TWO or "current_year_total" in totals:
        return totals
    first, last = (rows[n].total_yuan for n in grand)
    is_carried = any(
        row.total_yuan and _CARRIED.search(bare_name(name))
        for row, name in zip(rows, names, strict=True)
    )
    if first != last or not is_carried:
        totals[grand[0]] = "current_year_total"
    return totals


def identify_expenditure(rows: Sequence[SideRow], form: Form) -> list[Identity]:
    """Expenditure by class, items of a class below it; else by purpose or by economic category."""
    categories = category_names(form)
    by_class = sum(class_code(row.label, form) is not None for row in rows)
    by_category = sum(bare_name(row.label) in categories for row in rows)
    rows = [row for row in rows if label_text(row.label)]
    known = [
        _spending_line(row, total, form, categories, by_class=by_class >= by_category)
        for row, total in zip(rows, whole_lines(rows), strict=True)
    ]
    found: list[Identity] = []
    index = 0
    while index < len(rows):
        row, line = rows[index], known[index]
        index += 1
        if line is not None:
            found.append(line)
        if line is None or line.row_kind in ("class", "category"):
            end = index
            while end < len(rows) and known[end] is None:
                end += 1
            start = index if line is not None else index - 1
            parent = row.row_no if line is not None else None
            found.extend(groups_by_sums(rows[start:end], parent, str(line.code if line else "")))
            index = end
    return found


def _spending_line(
    row: SideRow, total: str | None, form: Form, categories: Set[str], *, by_class: bool
) -> Identity | None:
    label = label_text(row.label)
    name = bare_name(label)
    if total:
        return Identity(row.row_no, "total", total, 0, label)
    code = _class_of(label, form) if by_class else None
    if code is not None:
        return Identity(row.row_no, "class", code, 1, label, None, None, code)
    if key := _left_over(name) or _purpose(name):
        return Identity(row.row_no, "line", key, 1, label)
    if not by_class and name in categories:
        return Identity(row.row_no, "category", f"category:{key_text(name)}", 1, label)
    return None


def _left_over(name: str) -> str | None:
    if name == _DISTRIBUTED:
        return "surplus_distributed"
    return "year_end_carry_over" if _YEAR_END.fullmatch(name) else None


def _class_of(label: str, form: Form) -> str | None:
    """The class of a line; in a numbered list also by the beginning of its name (7、文化旅游)."""
    name = bare_name(label)
    code = class_code(label, form) or class_code(name + "支出", form)
    if code is not None or name == comparable(label) or len(name) < _LEAST_NAME:
        return code
    fitting = {
        code
        for code, names in form.function_classes.items()
        if any(comparable(known).startswith(name) for known in names)
    }
    return fitting.pop() if len(fitting) == 1 else None


def _purpose(name: str) -> str | None:
    known = ("basic", "project", "business_expenditure", "paid_to_superior", "aid_to_subordinates",
             "reserve", "personnel", "public")  # fmt: skip
    return next((one.key for one in meanings(name) if one.key in known), None)


def groups_by_sums(rows: Sequence[SideRow], parent: int | None, code: str) -> list[Identity]:
    """Groups of a class, each with the items below it whose sum it is.

    Where the sums leave rows over, the tree is not proven and no row is part of another.
    """
    found: list[Identity] = []
    index = 0
    is_proven = True
    while index < len(rows):
        head = rows[index]
        name = key_text(label_text(head.label))
        found.append(
            Identity(head.row_no, "item", f"item:{code}/{name}", 2, label_text(head.label), parent)
        )
        end = end_of_group(rows, index)
        is_proven = is_proven and end is not None
        for row in rows[index + 1 : end]:
            label = label_text(row.label)
            item = f"item:{code}/{name}/{key_text(label)}"
            found.append(Identity(row.row_no, "item", item, 3, label, head.row_no))
        index = end or len(rows)
    return found if is_proven else [replace(one, level=2, parent_row_no=None) for one in found]


def end_of_group(rows: Sequence[SideRow], head: int) -> int | None:
    """Behind the first rows that add up to the head's amount; None where none do."""
    own = rows[head].total_yuan or Decimal(0)
    total = Decimal(0)
    for end in range(head + 1, len(rows)):
        total += rows[end].total_yuan or Decimal(0)
        if abs(total - own) <= HALF_QUANTUM_YUAN * (end - head + 1):
            return end + 1
    return None


def identify_three_lines(rows: Sequence[SideRow]) -> list[Identity]:
    """The lines of a “三公” table that prints each in a row of its own.

    A total without figures is a heading where another line is the total (一、“三公”经费支出, then
    （一）支出合计).
    """
    found: list[Identity] = []
    numbers: dict[str, int] = {}
    lines = [_three_public_line(row) for row in rows]
    lines = _parts_of_vehicles(rows, lines)
    told = any(
        line == "total" and row.total_yuan is not None
        for row, line in zip(rows, lines, strict=True)
    )
    for row, line in zip(rows, lines, strict=True):
        label = label_text(row.label)
        name = bare_name(label)
        known = None if line == "total" and told and row.total_yuan is None else line
        if known is None or known in numbers:
            if label:
                item = f"line:{key_text(name)}"
                found.append(Identity(row.row_no, "line", item, 2, label))
            continue
        numbers[known] = row.row_no
        _, level, _ = LINES[known]
        kind: RowKind = "total" if known.endswith("total") else "line"
        found.append(Identity(row.row_no, kind, known, level, label))
    parents = {key: LINES[key][2] for key in numbers}
    return [
        replace(one, parent_row_no=numbers.get(parents.get(one.row_key) or "")) for one in found
    ]


def _parts_of_vehicles(rows: Sequence[SideRow], lines: Sequence[str | None]) -> list[str | None]:
    """The lines right below 公务用车购置及运行费 may say only what is new: 购置, 运行维护."""
    found = list(lines)
    for number, row in enumerate(rows):
        above = found[max(0, number - _TWO) : number]
        if found[number] is None and "vehicles" in above:
            name = "公务用车" + bare_name(label_text(row.label))
            found[number] = next((m.key for m in meanings(name) if m.key in LINES), None)
    return found


def _three_public_line(row: SideRow) -> str | None:
    name = bare_name(label_text(row.label))
    known = next((one.key for one in meanings(name) if one.key in LINES), None)
    is_whole = known is None and ("三公" in name or _GRAND.fullmatch(name) is not None)
    return "total" if is_whole else known
