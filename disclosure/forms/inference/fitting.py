"""An inferred table in the terms of a declared one: its sides, columns and where they stand.

What belongs here: from meanings of grid columns to a `FormTable` and a `HeaderMatch`, so that rows
and cells are read like those of any family. What does not: finding the meanings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from disclosure.forms.declaration import Column, FormSide, FormTable, Line, RowTree
from disclosure.forms.headers import ColumnId, HeaderMatch, Path
from disclosure.forms.inference.columns.arithmetic import (
    Amounts,
    of_basic,
    one_total,
    told_by_change,
    with_arithmetic,
)
from disclosure.forms.inference.columns.column_assignment import (
    by_stage,
    list_starts,
    of_its_stage,
    project_names,
    without_rates,
)
from disclosure.forms.inference.columns.column_groups import told_apart
from disclosure.forms.inference.columns.column_keys import OTHER, Meaning
from disclosure.forms.inference.columns.heads import Head
from disclosure.forms.inference.columns.trade_words import is_of_which
from disclosure.forms.inference.content import Kind
from disclosure.forms.inference.roles import Role, column_name, value_column
from disclosure.forms.inference.rows.name_levels import Levels
from disclosure.forms.inference.rows.three_public import line_columns
from disclosure.forms.printed.candidates import GridRow
from disclosure.forms.printed.printed_amounts import printed_number
from disclosure.forms.texts import YEAR, key_text
from disclosure.reading import Side

_ROLES = {
    "code": "code",
    "label": "label",
    "second_label": "second_label",
    "label_of_unit": "unit",
    "quantity": "quantity",
}
_TREES: dict[str, RowTree] = {
    "function": "functions",
    "economic": "category",
    "units": "unit_tree",
    "projects": "project_tree",
    "names": "names",
    "matrix": "matrix",
}
_SOLE_ROW = (Line(key="total", kind="total", level=0, names=("合计",)),)
_SPENT_BY: Sequence[tuple[Side, re.Pattern[str]]] = (
    ("expenditure", re.compile("功能")),
    ("purpose", re.compile("用途|性质|部门预算.*经济|^(?!.*政府).*经济")),
    ("government_economic", re.compile("政府.{0,60}经济|经济.{0,60}政府")),
)
"""The lists of expenditure in the order in which they stand where no word tells them."""
_WANTED = ("basic", "project")
_WANTED_OF_BASIC = ("personnel", "public")


@dataclass(frozen=True, slots=True)
class Fitted:
    """`unnamed` are the heads of figure columns that nothing knows; `by` is all evidence used."""

    table: FormTable
    match: HeaderMatch
    unnamed: tuple[str, ...]
    by: frozenset[str]


@dataclass(slots=True)
class _Fit:
    sides: list[FormSide]
    columns: dict[ColumnId, tuple[int, ...]]
    unnamed: list[str]
    by: set[str]
    levels: Levels
    paths: Sequence[Path]


def fitted(
    role: Role,
    kind: Kind,
    head: Head,
    columns: Sequence[Meaning],
    amounts: Mapping[int, Amounts],
    *,
    year: int | None = None,
    levels: Levels | None = None,
) -> Fitted | None:
    """The table of that role; None where no name, or no column of figures, is known.

    `year` is the newest that the document's tables print: what is older is no figure of today.
    """
    if role.tree == "names":
        columns = _named(columns)
    if role.tree == "projects":
        columns = _named_by_project(columns, head)
    lists = _lists(role, columns, head)
    fit = _Fit([], {}, [], set(), (levels or {}) if role.tree == "names" else {}, head.paths)
    halves = len(lists) > 1 and role.tree != "lists"
    is_account = role.tree == "lists" or _is_account(lists, head)
    halves = halves and not is_account
    is_named = is_account and not (role.side and len(lists) == 1)
    names = _side_names(lists, head) if is_named else [role.side] * len(lists)
    if halves and (pooled := _one_under_another(lists, head, amounts)) is not None:
        lists, amounts = pooled
    for part, name in zip(lists, names, strict=True):
        if name is None and is_account:
            continue
        known = _known(part, role, head, amounts, year)
        tree = "nested" if fit.levels else _tree(role, kind, name, known)
        _add_side(fit, tree, name, sorted(known, key=lambda o: o.column))
    if not fit.sides or not fit.by:
        return None
    if halves and len({side.model_dump_json() for side in fit.sides}) != 1:
        return None
    table = FormTable(
        table_no=role.table_no,
        title=role.title,
        titles=(role.title,),
        required=False,
        shared_total=role.tree == "lists",
        halves=halves,
        sides=tuple(fit.sides),
    )
    table._is_numbered = False
    every = [(n, m, c) for n, side in enumerate(fit.sides) for m, c in enumerate(side.columns)]
    match = HeaderMatch(
        header_rows=head.rows,
        columns=fit.columns,
        unknown=_left_over(head, fit),
        score=0,
        labels=frozenset((n, m) for n, m, column in every if column.role in ("label", "unit")),
        totals=frozenset((n, m) for n, m, column in every if column.role == "total"),
        notes=frozenset((n, m) for n, m, column in every if column.role in ("note", "quantity")),
    )
    return Fitted(table, match, tuple(fit.unnamed), frozenset(fit.by))


def _known(
    part: Sequence[Meaning],
    role: Role,
    head: Head,
    amounts: Mapping[int, Amounts],
    year: int | None,
) -> list[Meaning]:
    """The columns of one list under their keys, as far as words and sums tell them."""
    if role.tree == "matrix":
        own = one_total(part, amounts, year)
        rated = zip(own, without_rates(own, head.paths), strict=True)
        own = [one if one.by == "share" else rate for one, rate in rated]
        known = [replace(one, key=key) for one, key in line_columns(own, head.paths)]
        return known + [one for one in own if one.kind != "value"]
    wanted: tuple[str, ...] = ()
    if "uses" in role.columns:
        wanted = _WANTED_OF_BASIC if "基本支出" in role.title else _WANTED
    return [
        of_its_stage(one)
        for stage in by_stage(part)
        for one in _by_sums(without_rates(stage, head.paths), role.figure, amounts, wanted, year)
    ]


def _by_sums(
    part: Sequence[Meaning],
    figure: str,
    amounts: Mapping[int, Amounts],
    wanted: Sequence[str],
    year: int | None,
) -> list[Meaning]:
    own = told_apart(one_total(told_by_change(part, amounts), amounts, year))
    found = of_basic(told_apart(with_arithmetic(own, amounts, wanted)), amounts)
    return _sole_figure(found, figure)


def _sole_figure(known: Sequence[Meaning], figure: str) -> list[Meaning]:
    """The only column of figures is what the table is about, whatever its head says."""
    values = [one for one in known if one.kind == "value"]
    if len(values) != 1 or values[0].key not in (None, "total") or values[0].by == "of_which":
        return list(known)
    sole = replace(values[0], key=figure, by=values[0].by or "place")
    return [sole if one is values[0] else one for one in known]


def _left_over(head: Head, fit: _Fit) -> dict[int, str]:
    used = {physical for group in fit.columns.values() for physical in group}
    return {n: path[-1] for n, path in enumerate(head.paths) if n not in used and path}


def _named(columns: Sequence[Meaning]) -> list[Meaning]:
    """A free list is told by all that it prints before its first figure."""
    first = next((one.column for one in columns if one.kind == "value"), len(columns))
    return [
        replace(one, kind="label")
        if one.column < first and one.kind != "value" and one.key not in ("serial", "quantity")
        else one
        for one in columns
    ]


def _named_by_project(columns: Sequence[Meaning], head: Head) -> list[Meaning]:
    """Where one column of names says 项目, a function beside it is no part of the name."""
    own = project_names(columns, head.paths)
    if len(own) != 1:
        return list(columns)
    labels = [one for one in columns if one.kind == "label"]
    return [
        replace(one, kind="label" if one in own else "ignored") if one in (*labels, *own) else one
        for one in columns
    ]


def _lists(role: Role, columns: Sequence[Meaning], head: Head) -> list[list[Meaning]]:
    """The columns of each list that stands beside others; all of them where there is one list."""
    starts = list_starts(columns)
    if len(starts) < 2 or role.tree not in ("lists", "economic", "function", "matrix"):
        return [list(columns)]
    bounds = [0, *starts[1:], len(columns)]
    lists = [columns[a:b] for a, b in pairwise(bounds)]
    heads = {tuple(head.paths[one.column] for one in part) for part in lists}
    if role.tree == "matrix" and len(heads) > 1:
        return [list(columns)]
    return [_own_names(part) for part in lists]


def _own_names(part: Sequence[Meaning]) -> list[Meaning]:
    """A list that stands by itself: its names are no second ones, whatever their head says."""
    if any(one.kind in ("label", "label_of_unit") for one in part):
        return list(part)
    kinds = {"second_label": "label", "second_code": "code"}
    return [replace(one, kind=kinds.get(one.kind, one.kind)) for one in part]


def _is_account(lists: Sequence[Sequence[Meaning]], head: Head) -> bool:
    """Whether lists side by side are income and expenditure, not the halves of one list."""
    tops = [{text for one in part for text in head.paths[one.column][:1]} for part in lists]
    return len(tops) > 1 and any("收入" in t for t in tops[0]) and any("支出" in t for t in tops[1])


def _one_under_another(
    lists: Sequence[Sequence[Meaning]], head: Head, amounts: Mapping[int, Amounts]
) -> tuple[list[list[Meaning]], dict[int, Amounts]] | None:
    """Halves under equal heads as one list: each column means what it does in any of them, and all
    figures of it are tried together. None where the heads differ."""
    heads = [[head.paths[one.column] for one in part] for part in lists]
    if any(paths != heads[0] for paths in heads):
        return None
    merged: list[list[Meaning]] = [[] for _ in lists]
    together: dict[int, Amounts] = {}
    for same in zip(*lists, strict=True):
        told = next((one for one in same if one.key is not None), same[0])
        whole = [amount for one in same for amount in amounts[one.column]]
        for part, one in zip(merged, same, strict=True):
            part.append(replace(told, column=one.column))
            together[one.column] = whole
    return merged, together


def _side_names(lists: Sequence[Sequence[Meaning]], head: Head) -> list[Side | None]:
    """Income, and expenditure by what the words above each list say; by place where none do.

    One list of expenditure is the main one, whatever it is told by. A second one of the same kind
    has no place.
    """
    above = ["".join(t for one in part for t in head.paths[one.column][:2]) for part in lists]
    names: list[Side | None] = [None] * len(lists)
    spent = []
    for number, words in enumerate(above):
        if "收入" not in words and ("支出" in words or number > 0):
            spent.append(number)
        elif "income" not in names:
            names[number] = "income"
    open_ = []
    for number in spent:
        wish = next((side for side, told in _SPENT_BY if told.search(above[number])), None)
        names[number] = wish if wish not in names else None
        if wish is None or wish == "expenditure":
            open_.append(number)
    if spent and "expenditure" not in names:
        names[next((n for n in spent if names[n] is None), spent[0])] = "expenditure"
    for number in open_:
        free = (side for side, _ in _SPENT_BY if side not in names)
        names[number] = names[number] or next(free, None)
    return names


def _tree(role: Role, kind: Kind, name: Side | None, known: Sequence[Meaning]) -> RowTree:
    if kind == "units":
        return "unit_tree"
    if kind == "one_row":
        return "across"
    if role.tree == "lists":
        return "income_list" if name == "income" else "expenditure_list"
    if role.tree == "matrix" and not _is_across(known):
        return "three_lines"
    return _TREES[role.tree]


def _is_across(known: Sequence[Meaning]) -> bool:
    lines = {str(one.key).partition("/")[0] for one in known if one.kind == "value"}
    return len(lines) > 1


def _add_side(fit: _Fit, tree: RowTree, name: Side | None, known: Sequence[Meaning]) -> None:
    side_no = len(fit.sides)
    columns: list[Column] = []
    keys: set[str] = set()
    for one in known:
        column = _column(one, tree, name, keys, fit)
        if column is not None:
            fit.columns[side_no, len(columns)] = (one.column,)
            columns.append(column)
    has_label = any(column.role in ("label", "unit") for column in columns)
    if has_label or tree in ("matrix", "across"):
        lines = _SOLE_ROW if tree == "across" else ()
        fit.sides.append(FormSide(side=name, row_tree=tree, columns=tuple(columns), lines=lines))
        return
    for number in range(len(columns)):
        del fit.columns[side_no, number]


def _column(
    one: Meaning, tree: RowTree, name: Side | None, keys: set[str], fit: _Fit
) -> Column | None:
    if one.kind != "value" and one.column in fit.levels:
        level, adds = fit.levels[one.column]
        role = "second_label" if adds else "label"
        return Column(role=role, level=level, header=((one.name or "名称",),))
    if one.kind != "value":
        role = _ROLES.get(one.kind, "note")
        return Column(role=role, header=((one.name or "名称",),))
    key = one.key
    if key is not None and tree == "three_lines":
        key = key.partition("/")[2]
    if key == "total" and name == "income":
        key = "amount"
    if key is None or key in keys:
        shown = one.name if is_of_which(one.name) else _printed_head(one, fit.paths)
        key = _free_key(shown, keys)
        if (not one.by or one.by == OTHER) and not is_of_which(shown):
            fit.unnamed.append(shown)
        keys.add(key)
        return value_column(_in_tree(key, tree), shown or "没有名称的一栏")
    fit.by.add(one.by)
    keys.add(key)
    line = key.partition("/")[2] if "/" in key else key
    key = _in_tree(key, tree)
    column = value_column(key, column_name(line) if line != "share" else "占比")
    if key == "total/total":
        column = column.model_copy(update={"role": "total"})
    return column


def _printed_head(one: Meaning, paths: Sequence[Path]) -> str:
    """A column without a meaning is called by all that is printed above it."""
    path = paths[one.column] if one.column < len(paths) else ()
    said = (text.replace(YEAR, "") for text in path)
    return "/".join(dict.fromkeys(text for text in said if text.strip())) or one.name


def _in_tree(key: str, tree: RowTree) -> str:
    """The key of a column; where all figures stand in one row, that of the whole's."""
    return f"total/{key}" if tree == "across" else key


def _free_key(name: str, keys: set[str]) -> str:
    base = key_text(name).replace("/", "_") or "无名称"
    number = 1
    key = base
    while key in keys:
        number += 1
        key = f"{base}#{number}"
    return key


def amounts_of(rows: Sequence[GridRow], width: int) -> dict[int, Amounts]:
    """The printed numbers of each grid column, row by row; None where there is none."""
    found: dict[int, Amounts] = {}
    for column in range(width):
        values = []
        for row in rows:
            cell = row[column] if column < len(row) else None
            text = "".join(cell.text.split()) if cell is not None else ""
            values.append(printed_number(text))
        found[column] = values
    return found
