"""Which role a printed table has: by what its body is and what its title says.

What belongs here: the roles of `vocabulary/roles.toml`, and the form that declares them all for the
warehouse. What does not: a table's columns (`columns`) and its pieces (`reading_tables`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import get_args

from disclosure.forms.declaration import (
    CLASS_ROWS,
    Column,
    Form,
    FormSide,
    FormTable,
    Line,
    RowTree,
    Sum,
    vocabulary,
)
from disclosure.forms.inference.columns.arithmetic import FLOW
from disclosure.forms.inference.columns.column_keys import (
    ACCOUNTS,
    ALL_CARRIED,
    CARRIED,
    ECONOMIC_CLASSES,
    FUNDS,
    QUALIFIED,
    SOURCES,
    SUBTOTALS,
    UNIT_FUNDS,
    UNNAMED,
    USES,
)
from disclosure.forms.inference.columns.trade_words import concept
from disclosure.forms.inference.content import Kind
from disclosure.forms.inference.rows.three_public import LINES, SUMS
from disclosure.forms.texts import comparable
from disclosure.reading import ReportKind, Side

_BASIC_PARTS = {"basic.personnel": "personnel", "basic.public": "public"}
_STATIC_TREES: dict[str, RowTree] = {
    "function": "code",
    "economic": "category",
    "units": "units",
    "projects": "project",
    "names": "nested",
    "matrix": "lines",
    "lists": "lines",
}


BY_CLASSES = 37
"""The table by functions whose columns are economic classes."""


@dataclass(frozen=True, slots=True)
class Role:
    """`tree` says how the rows are told; `columns` which figures the table may have."""

    table_no: int
    title: str
    content: frozenset[str]
    words: re.Pattern[str] | None
    excluded: re.Pattern[str] | None
    tree: str
    columns: tuple[str, ...]
    side: Side | None
    figure: str = "total"


@cache
def roles() -> tuple[Role, ...]:
    path = Path(__file__).parents[1] / "vocabulary" / "roles.toml"
    return tuple(
        Role(
            one["table_no"],
            one["title"],
            frozenset(one["content"]),
            re.compile(one["is"]) if "is" in one else None,
            re.compile(one["not"]) if "not" in one else None,
            one["tree"],
            tuple(one["columns"]),
            one.get("side"),
            one.get("figure", "total"),
        )
        for one in tomllib.loads(path.read_text(encoding="utf-8"))["role"]
    )


def role_of(kind: Kind | None, title: str) -> Role | None:
    """The first role whose content and title agree; None where nothing supports one.

    A title that names an economic class (…基本支出表（工资福利支出）) is of a part: its total is no
    role's.
    """
    if any(name in title for name in _classes()):
        return None
    for role in roles():
        if kind not in role.content or (role.words and not role.words.search(title)):
            continue
        if not (role.excluded and role.excluded.search(title)):
            return role
    return None


@cache
def _classes() -> tuple[str, ...]:
    return tuple(comparable(name) for name in vocabulary()["economic_categories"])


def has_classes(table: FormTable) -> bool:
    """Whether a table of functions prints a column for each of two economic classes or more."""
    keys = [str(column.key) for side in table.sides for column in side.columns]
    trees = {side.row_tree for side in table.sides}
    return trees == {"functions"} and sum(key.startswith("class.") for key in keys) > 1


def role_numbered(table_no: int) -> Role | None:
    """The role under that number; None where there is none."""
    return next((role for role in roles() if role.table_no == table_no), None)


def kind_for(role: Role | None, kind: Kind | None) -> Kind | None:
    """The kind of body that a role's table has: the one found, where the role allows it."""
    if role is None or kind in role.content:
        return kind
    return next((one for one in get_args(Kind) if one in role.content), kind)


def column_name(key: str) -> str:
    """The Chinese name of a column key: 上年结转：一般公共预算 and the like."""
    if key in _NAMES:
        return _NAMES[key]
    head, _, rest = key.partition(".")
    if head == "class":
        code, _, item = rest.partition(".")
        return item or concept(f"class.{code}").name
    if rest == "subtotal":
        return concept(head).name + "小计"
    if key in _BASIC_PARTS:
        return concept(rest).name
    if head in _QUALIFIERS:
        return _QUALIFIERS[head] + ("：" + column_name(rest) if rest else "")
    return concept(head).name + ("：" + column_name(rest) if rest else "")


_NAMES = {"amount": "金额", "budget": "预算数", "current_year": "本年小计"} | dict.fromkeys(
    UNNAMED, "未命名的一栏"
)
_QUALIFIERS = {"last_year": "上年", "change": "增减", "income": "本年收入"} | {
    CARRIED: "上年结转",
    "budget": "年初预算",
    "adjusted_budget": "调整预算",
}


@cache
def general_form(report_kind: ReportKind) -> Form:
    """The form that any issuer's tables are read into: all roles with all their columns."""
    tables = tuple(_declared(role) for role in roles())
    return Form(
        form_id="general-budget" if report_kind == "budget" else "general-final-account",
        title="通用部门预算表" if report_kind == "budget" else "通用部门决算表",
        report_kind=report_kind,
        default_unit="万元",
        numbers_vary=True,
        captions=("表{no}",),
        tables=tables,
        **vocabulary(),
    )


def _declared(role: Role) -> FormTable:
    sides = _list_sides() if role.tree == "lists" else (_single_side(role),)
    return FormTable(
        table_no=role.table_no, title=role.title, titles=(role.title,), required=False, sides=sides
    )


def _single_side(role: Role) -> FormSide:
    if role.tree == "matrix":
        figures = ("total", *FUNDS, "budget", "adjusted_budget", "last_year", "change")
        return FormSide(
            row_tree="lines",
            columns=(label_column(), *(value_column(key) for key in figures)),
            lines=tuple(
                Line(key=key, names=(name,), level=level, parent=parent)
                for key, (name, level, parent) in LINES.items()
            ),
            column_sums=(Sum(total="total", parts=FUNDS),),
            row_sums=tuple(Sum(total=key, parts=parts) for key, parts in SUMS.items()),
        )
    keys = [key for group in role.columns for key in _group(group)]
    tree = _STATIC_TREES[role.tree]
    keyed = (role.figure, *dict.fromkeys(keys))
    columns = (label_column(), *(value_column(key) for key in keyed))
    spent = [key for key in keys if key not in FLOW] if "flow" in role.columns else keys
    if tree == "code":
        columns = (Column(role="code", header=(("科目编码",),)), *columns)
    return FormSide(side=role.side, row_tree=tree, columns=columns, column_sums=sums_of(spent))


_UNIT_GROUPS = ("unit_funds", "other_funds")
"""Groups of what a unit earns itself."""
_OTHER_LISTS: tuple[Side, ...] = ("purpose", "government_economic")


def _list_sides() -> tuple[FormSide, ...]:
    totals = ("current_year_total", "grand_total")
    groups = tuple(f"{group}.subtotal" for group in ("fiscal_appropriation", *_UNIT_GROUPS))
    income = (*SOURCES, *UNNAMED, *groups, *QUALIFIED)
    carried = tuple(f"carry_over.{key}" for key in (*FUNDS, *ACCOUNTS))
    figures = tuple(dict.fromkeys(key for name in ("sources", "uses") for key in _group(name)))
    spent = tuple(key for key in figures if key != "current_year")
    spending = (label_column(), *(value_column(key) for key in ("total", *figures)))
    return (
        FormSide(
            side="income",
            row_tree="lines",
            columns=(label_column(), value_column("amount")),
            lines=_lines((*income, *carried, *totals)),
            row_sums=(
                Sum(total="fiscal_appropriation.subtotal", parts=FUNDS),
                *(Sum(total=f"{group}.subtotal", parts=UNIT_FUNDS) for group in _UNIT_GROUPS),
                Sum(total="carry_over", parts=carried),
                Sum(total="current_year_total", parts=(*SOURCES, *UNNAMED)),
            ),
        ),
        FormSide(
            side="expenditure",
            row_tree="lines",
            classes=True,
            columns=spending,
            lines=_lines(("year_end_carry_over", "surplus_distributed", *totals)),
            column_sums=sums_of(spent, also=("current_year",)),
            row_sums=(Sum(total="current_year_total", parts=(CLASS_ROWS,)),),
        ),
        *(
            FormSide(
                side=side,
                row_tree="lines",
                columns=spending,
                lines=_lines((*USES, "personnel", "public", *totals)),
                column_sums=sums_of(spent, also=("current_year",)),
            )
            for side in _OTHER_LISTS
        ),
    )


def _lines(keys: Iterable[str]) -> tuple[Line, ...]:
    return tuple(
        Line(key=key, names=(key,), kind="total" if key.endswith("_total") else "line")
        for key in keys
    )


def _group(name: str) -> tuple[str, ...]:
    """The keys of a group of columns, subtotals and qualified ones with them."""
    carried = tuple(f"carry_over.{key}" for key in (*FUNDS, *ACCOUNTS))
    if name == "sources":
        subtotals = ("current_year", "fiscal_appropriation.subtotal", "unit_funds.subtotal")
        return (*subtotals, *SOURCES, *QUALIFIED, *carried, *ALL_CARRIED, *UNNAMED)
    if name == "uses":
        return (*USES, "personnel", "public", *_BASIC_PARTS, *UNNAMED)
    if name == "flow":
        return FLOW
    if name == "classes":
        return ECONOMIC_CLASSES
    return ()


def sums_of(keys: Iterable[str], also: Sequence[str] = ()) -> tuple[Sum, ...]:
    """What adds up along a row, of the columns that may be there; `also` are parts of the total."""
    own = dict.fromkeys(keys)
    every = (*SOURCES, *USES, *_BASIC_PARTS, *QUALIFIED, *ALL_CARRIED, *UNNAMED)
    declared = {"total": (*also, *(key for key in every if key in own))}
    if "current_year" in own:
        declared["current_year"] = tuple(key for key in SOURCES if key in own)
    for group, members in SUBTOTALS.items():
        key = group if group == "basic" else f"{group}.subtotal"
        if key in own:
            declared[key] = tuple(member for member in members if member in own)
    if set(ECONOMIC_CLASSES) <= own.keys():
        declared["total"] = (*declared["total"], *ECONOMIC_CLASSES)
    declared["carry_over"] = tuple(key for key in own if key.startswith("carry_over."))
    return tuple(
        Sum(total=total, parts=parts) for total, parts in declared.items() if len(parts) > 0
        and (total in own or total == "total")
    )  # fmt: skip


def label_column() -> Column:
    return Column(role="label", header=(("项目",),))


def value_column(key: str, name: str = "") -> Column:
    role = "total" if key in ("total", "amount") else "value"
    return Column(role=role, key=key, name=name or column_name(key), header=((key,),))
