"""The tables of a budget as one issuer draws them: grids of texts, and what each figure is.

What belongs here: columns, their heads and merges, rows and labels. What does not: pages (`pages`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from benchmarks.unseen.drawing.columns import Column, group_funds, older, with_plan
from benchmarks.unseen.drawing.looks import FEN_PER_UNIT, Look
from benchmarks.unseen.drawing.words import (
    CODE,
    ECONOMIC_NAME,
    HEADS,
    LINES,
    NAME,
    NEVER_HEARD,
    TITLES,
)
from demo.demo_budget import Budget
from demo.demo_tables import PrintedTable, Row, Side, Style, print_tables
from disclosure.forms.texts import comparable

LEFT, UP = "<", "^"
_WIDEST = 5
CODED = frozenset({2, 3, 5, 8})
ROLES = {number: frozenset({number}) for number in TITLES} | {6: frozenset({6, 23, 29})}
LEFT_OUT = {6: ("line",), 12: ("unit",)}
BARE = dict.fromkeys(map(ord, ",-－()（）"))
NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Fact:
    """What a drawn figure is: its role, side, row, column and amount in yuan."""

    table_no: int
    side: str | None
    row: str
    column: str
    amount_yuan: Decimal


@dataclass(frozen=True, slots=True)
class Drawn:
    """One grid cell."""

    text: str
    fact: Fact | None = None


@dataclass(slots=True)
class Sheet:
    """`head` rows are printed again or not on the next page; `body` rows may be cut anywhere."""

    number: int
    title: str
    above: list[str]
    inside: list[str]
    head: list[list[Drawn]]
    body: list[list[Drawn]]
    below: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Lane:
    side: str | None
    columns: list[Column]
    rows: list[Row] = field(default_factory=list)


class _Fen(Style):
    """Amounts as fen, so that the look prints them and not the demo."""

    def text(self, fen: int | None) -> str:
        return str(fen or 0)


def drawn_sheets(budget: Budget, look: Look) -> list[Sheet]:
    """All tables with figures, in their order; each issuer leaves out what is empty."""
    tables = print_tables(budget, _Fen())
    return [
        _sheet(position, tables[number], budget, look)
        for position, number in enumerate(
            (n for n in sorted(TITLES) if any(_fen(s) for s in tables[n].sides)), start=1
        )
    ]


def _fen(side: Side) -> bool:
    return any(text.strip("0") for row in side.rows for text in row.values.values())


def _sheet(position: int, table: PrintedTable, budget: Budget, look: Look) -> Sheet:
    look = look.of_sheet()
    if look.forgets_units and look.chance(0.3):
        look = replace(look, unit_at="nowhere")
    lanes = [_lane(table.table_no, side, budget, look) for side in table.sides]
    title = look.one_of(TITLES[table.table_no]).format(year=budget.year)
    if look.planned:
        title = title.replace("预算总表", "总表").replace("预算表", "表")[:-1] + "决算表"
    sheet = Sheet(table.table_no, title, [], [], [], [])
    _caption(sheet, position, budget, look)
    depth = max(len(column.path) for lane in lanes for column in lane.columns)
    if len(lanes) > 1:
        for lane, name in zip(lanes, ("收入", "支出"), strict=True):
            for column in lane.columns:
                column.path = (name, *column.path)
        depth += 1
    if look.spacer and len(lanes) > 1:
        lanes[0].columns.append(Column("spacer", ("",) * depth, lambda *_: ""))
    columns = [column for lane in lanes for column in lane.columns]
    sheet.head = _head_rows(columns, depth, look)
    if look.counts:
        sheet.head.append(_counts(columns, look))
    height = max(len(lane.rows) for lane in lanes)
    for number in range(height):
        row: list[Drawn] = []
        for lane in lanes:
            row += _body_row(table.table_no, lane, number, look)
        sheet.body.append(row)
    return sheet


def _caption(sheet: Sheet, position: int, budget: Budget, look: Look) -> None:
    number = look.numbered.format(position) if look.numbered else ""
    unit = f"单位：{look.unit}"
    title = sheet.title + (f"（{unit}）" if look.unit_at == "title" else "")
    own = [line for line in (number, title) if line]
    if look.numbered.endswith("：") or (number and look.chance(0.3)):
        own = [number + title]
    last = {"line": [unit], "agency": [f"部门：{budget.agency_name}　　{unit}"]}
    last_lines = last.get(look.unit_at, [])
    if look.title_at == "inside":
        sheet.inside = [*own, *last_lines]
    else:
        sheet.above = [*own, *last_lines]
    if look.unit_at == "inside":
        sheet.inside.append(unit)


def _lane(number: int, side: Side, budget: Budget, look: Look) -> _Lane:
    rows = [row for row in side.rows if row.kind not in LEFT_OUT.get(number, ())]
    if side.name is None and number != 10:
        rows = _totals_moved(rows, look)
    lane = _Lane(side.name, _label_columns(number, side.name, budget, look), rows)
    keys = list(side.columns)
    if look.shuffled:
        total, rest = keys[0], keys[1:]
        look.source.shuffle(rest)
        keys = [total, *rest] if look.chance(0.6) else [*rest, total]
    never = look.source.choice(keys) if look.chance(0.15) else ""
    figures = [_figure(key, never, budget, look, has_group=len(keys) > 1) for key in keys]
    if look.planned and (number == 5 or side.name == "income"):
        figures = with_plan(figures, look)
    elif number in (5, 10) and look.last_year:
        before = older(budget, look)
        figures = [*before[:1], *figures, *before[1:]] if look.last_year == "before" else [
            *figures, *before]  # fmt: skip
    if look.funds_group and number in (2, 12):
        group_funds(figures)
    lane.columns += figures
    if look.note and side.name != "income":
        lane.columns.append(Column("note", (look.one_of(("备注", "说明")),), lambda *_: ""))
    return lane


def _totals_moved(rows: list[Row], look: Look) -> list[Row]:
    totals = [row for row in rows if row.kind in ("total", "department")]
    others = [row for row in rows if row.kind not in ("total", "department")]
    if look.total_at == "nowhere":
        return others
    return [*totals, *others] if look.total_at == "first" else [*others, *totals]


def _label_columns(number: int, side: str | None, budget: Budget, look: Look) -> list[Column]:
    found: list[Column] = []
    if look.serial and side != "expenditure":
        found.append(Column("serial", ("序号",), lambda _, place: str(place)))
    if number == 12:
        unit = budget.units[0]
        found.append(Column("unit", (look.one_of(("单位名称", "预算单位")),),
            lambda row, _: "" if row.kind == "department" else unit))  # fmt: skip
        found.append(Column("label", ("项目名称",),
            lambda row, _: "合计" if row.kind == "department" else row.label))  # fmt: skip
        return found
    if number not in CODED:
        names = ECONOMIC_NAME if number == 6 else ("项目", "项 目", "科目名称")
        drawn = {key: look.one_of(words) for key, words in LINES.items()}
        form = look.one_of(("", "{}、", "（{}）"))
        name = _economic if number == 6 else _line_name(drawn, form, side)
        found.append(Column("label", (look.one_of(names),), name))
        return found
    codes = {
        "first": [_code(look), _name(look)],
        "behind": [_name(look), _code(look)],
        "three": [*_three(look), _name(look)],
        "in_name": [_joined(look)],
        "none": [_name(look)],
    }[look.codes]
    group = look.one_of(("科目", "功能分类科目", "支出功能分类"))
    if look.head != "plain" and len(codes) > 1:
        for column in codes:
            column.path = (group, *column.path)
    if look.unit_columns and look.codes != "none":
        found.append(Column("unit_code", ("单位代码",), lambda *_: budget.agency_code))
    return [*found, *codes]


def _economic(row: Row, _: int) -> str:
    return row.label


def _line_name(drawn: dict[str, str], form: str, side: str | None) -> Callable[[Row, int], str]:
    def name(row: Row, place: int) -> str:
        if row.kind == "class":
            bare = row.label.partition("、")[2] or row.label
            return (form.format(_numeral(place)) if form else "") + bare
        own = drawn.get(row.key.rpartition(".")[2], row.label)
        if row.key in ("current_year_total", "grand_total"):
            words = {"income": "收入", "expenditure": "支出"}.get(str(side), "")
            return {"c": f"本年{words}合计", "g": f"{words}总计"}[row.key[0]]
        if row.key == "total":
            return row.label
        return own

    return name


def _numeral(place: int) -> str:
    tens, ones = divmod(place, 10)
    head = {0: "", 1: "十"}.get(tens, NUMERALS[tens - 1] + "十")
    return head + (NUMERALS[ones - 1] if ones else "")


def _is_whole(row: Row) -> bool:
    return row.kind == "total"


def _code(look: Look) -> Column:
    return Column("code", (look.one_of(CODE),), lambda row, _: look.code(row.code or ""))


def _name(look: Look) -> Column:
    indent = look.chance(0.3)

    def text(row: Row, _: int) -> str:
        if _is_whole(row):
            return look.totals_name
        depth = (len(row.code or "") - 3) // 2 if row.code else 0
        return ("　" * depth if indent else "") + row.label

    return Column("label", (look.one_of(NAME),), text)


def _three(look: Look) -> list[Column]:
    parts = ((0, 3), (3, 5), (5, 7))
    return [
        Column("code", (name,), lambda row, _, a=a, b=b: (row.code or "")[a:b])  # type: ignore[misc]
        for name, (a, b) in zip("类款项", parts, strict=True)
    ]


def _joined(look: Look) -> Column:
    form = look.one_of(("{} {}", "{}{}", "{}-{}", "[{}]{}", "{}　{}"))

    def text(row: Row, _: int) -> str:
        return look.totals_name if _is_whole(row) else form.format(row.code or "", row.label)

    return Column("label", (look.one_of(("功能分类科目", "科目", "科目名称")),), text)


def _figure(key: str, never: str, budget: Budget, look: Look, *, has_group: bool) -> Column:
    words = look.one_of(HEADS[key]).format(year=budget.year)
    if key == never and key in NEVER_HEARD:
        words = NEVER_HEARD[key]
    if look.unit_at == "head":
        words = f"{words}（{look.unit}）"
    path: tuple[str, ...] = (words,)
    if look.head != "plain" and has_group:
        path = (f"{budget.year}年预算", words)
        if look.head == "deep":
            path = ("预算安排情况", *path)
    return Column(key, path, lambda row, _: row.values[key], has_facts=True)


def _head_rows(columns: list[Column], depth: int, look: Look) -> list[list[Drawn]]:
    """Equal texts beside each other are one cell; a short path hangs down over the rows below."""
    rows: list[list[Drawn]] = []
    for level in range(depth):
        row: list[Drawn] = []
        for place, column in enumerate(columns):
            if level >= len(column.path):
                row.append(Drawn(UP))
                continue
            before = columns[place - 1].path if place else ()
            same = before[: level + 1] == column.path[: level + 1]
            is_group = same and level + 1 < len(column.path) and level + 1 < len(before)
            text = column.path[level]
            if look.wrapped and len(text) > _WIDEST:
                text = text[: len(text) // 2] + "\n" + text[len(text) // 2 :]
            row.append(Drawn(LEFT if is_group else text))
        rows.append(row)
    return rows


def _counts(columns: list[Column], look: Look) -> list[Drawn]:
    figures = 0
    row = []
    for place, column in enumerate(columns):
        figures += column.has_facts or column.key == "share"
        is_name = not column.has_facts and column.key != "share"
        if look.counts == "numbers":
            row.append(Drawn(str(place + 1)))
        elif look.counts == "**":
            row.append(Drawn("**" if is_name else str(figures)))
        else:
            row.append(Drawn(("栏次" if not place else "") if is_name else str(figures)))
    return row


def _body_row(number: int, lane: _Lane, place: int, look: Look) -> list[Drawn]:
    if place >= len(lane.rows):
        return [Drawn("")] * len(lane.columns)
    row = lane.rows[place]
    cells = []
    for column in lane.columns:
        text = column.text(row, place + 1)
        if not column.has_facts:
            cells.append(Drawn(text))
            continue
        printed = look.amount(int(text))
        fact = None
        if int(text) and printed != look.nothing:
            bare = "".join(unicodedata.normalize("NFKC", printed).translate(BARE).split())
            yuan = Decimal(bare) * FEN_PER_UNIT[look.unit] / 100
            fact = Fact(number, lane.side, _row_name(number, row), column.key,
                        -yuan if int(text) < 0 else yuan)  # fmt: skip
        cells.append(Drawn(printed, fact))
    return cells


def _row_name(number: int, row: Row) -> str:
    """What tells the row in any form: its code, its own name, or the key of its line."""
    if row.code and row.kind in ("code", "class"):
        return row.code
    if row.kind in ("project", "item", "category"):
        return comparable(row.label)
    return "total" if row.kind == "department" else row.key
