"""A report of the demo's true budget in a form that nobody declared, as one web page.

What belongs here: titles, heads and order of columns drawn by a seed; codes in one column, in
three, behind the names or nowhere; 元 or 万元; the prose as it is. What does not: judging.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from demo.demo_budget import Budget
from demo.demo_sheets import NO_DATA
from demo.demo_tables import PrintedTable, Row, Side, Style, print_tables
from demo.prose import after_tables, before_tables, cover

TITLES = {
    1: ("部门收支总体情况表", "收支预算总表"),
    2: ("部门收入总体情况表", "部门收入预算总表"),
    3: ("部门支出总体情况表", "部门支出预算总表"),
    4: ("财政拨款收支总体情况表", "财政拨款收支预算总表"),
    5: ("一般公共预算支出情况表", "一般公共预算支出表"),
    6: ("一般公共预算基本支出情况表", "一般公共预算基本支出表"),
    8: ("政府性基金预算支出情况表", "政府性基金预算支出表"),
    10: ("一般公共预算“三公”经费支出情况表", "“三公”经费预算表"),
    12: ("部门项目支出预算表", "项目支出情况表"),
}
"""Tables that the whole country publishes; the others are of one form alone."""
HEADS = {
    "amount": ("预算数", "金额"),
    "total": ("合计", "总计"),
    "current_year": ("当年预算安排", "本年预算"),
    "carry_over": ("上年结转", "上年结转结余"),
    "basic": ("基本支出",),
    "project": ("项目支出",),
    "personnel": ("人员经费",),
    "public": ("公用经费",),
    "general_public_budget": ("一般公共预算", "一般公共预算拨款"),
    "government_fund": ("政府性基金预算", "政府性基金预算拨款"),
    "state_capital": ("国有资本经营预算", "国有资本经营预算拨款"),
    "fiscal_special_account": ("财政专户管理资金",),
    "unit_funds": ("单位资金",),
}
LEFT_OUT = {6: ("line",), 12: ("unit",)}
"""Rows that other places do not print: a project names its unit beside it."""
CODES = ("first", "behind", "three", "none")
CODED = (2, 3, 5, 8)


@dataclass(frozen=True, slots=True)
class Shape:
    """How one place prints: drawn once, the same for all its tables."""

    codes: str
    unit: str
    nothing: str
    is_shuffled: bool
    numbered: bool


def shape(source: random.Random) -> Shape:
    return Shape(
        source.choice(CODES),
        source.choice(("元", "万元")),
        source.choice(("", "0.00", "-")),
        source.random() < 0.5,
        source.random() < 0.5,
    )


def page(budget: Budget, look: Shape, source: random.Random) -> bytes:
    """The whole report as HTML."""
    style = Style(unit=look.unit, thousands=True, nothing=look.nothing)
    tables = print_tables(budget, style)
    parts = [*_lines([*cover(budget), *before_tables(budget)])]
    for number, table in sorted(tables.items()):
        if number in TITLES:
            title = f"{budget.year}年{source.choice(TITLES[number])}"
            parts += _lines([f"表{len(parts)}" if look.numbered else "", title])
            parts.append(f"<p>部门：{budget.agency_name}　　单位：{look.unit}</p>")
            parts.append(_table(table, look, source, budget.agency_name))
            parts += _lines([NO_DATA] if table.is_empty else [])
    parts += _lines(after_tables(budget))
    body = "\n".join(parts)
    return f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


def _lines(lines: Sequence[str]) -> list[str]:
    return [f"<p>{line}</p>" for line in lines if line]


def _table(table: PrintedTable, look: Shape, source: random.Random, unit: str) -> str:
    lanes = [_lane(table.table_no, side, look, source, unit) for side in table.sides]
    height = max(len(lane) for lane in lanes)
    rows = [
        [text for lane in lanes for text in (lane[n] if n < len(lane) else [""] * len(lane[0]))]
        for n in range(height)
    ]
    above = "".join(
        f"<td colspan={len(lane[0])}>{'收入' if n == 0 else '支出'}</td>"
        for n, lane in enumerate(lanes)
    )
    head = f"<tr>{above}</tr>" if len(lanes) > 1 else ""
    body = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    return f"<table border=1>{head}{body}</table>"


def _lane(
    number: int, side: Side, look: Shape, source: random.Random, unit: str
) -> list[list[str]]:
    columns = list(side.columns)
    if look.is_shuffled:
        total, rest = columns[0], columns[1:]
        source.shuffle(rest)
        columns = [total, *rest] if source.random() < 0.5 else [*rest, total]
    names = _names(number, look)
    heads = [*names, *(source.choice(HEADS[key]) for key in columns)]
    rows = [row for row in side.rows if row.kind not in LEFT_OUT.get(number, ())]
    return [heads] + [
        [*_labels(number, row, look, unit), *(row.values[key] for key in columns)] for row in rows
    ]


def _names(number: int, look: Shape) -> list[str]:
    if number in CODED:
        return {
            "first": ["科目编码", "科目名称"],
            "behind": ["科目名称", "科目编码"],
            "three": ["类", "款", "项", "科目名称"],
            "none": ["功能分类科目名称"],
        }[look.codes]
    return {6: ["经济分类科目名称"], 12: ["单位名称", "项目名称"]}.get(number, ["项目"])


def _labels(number: int, row: Row, look: Shape, unit: str) -> list[str]:
    if number == 12:
        return ["", "合计"] if row.kind == "department" else [unit, row.label]
    if number not in CODED:
        return [row.label]
    code = row.code or ""
    name = "合计" if row.kind == "total" else row.label
    if look.codes == "first":
        return [code, name]
    if look.codes == "behind":
        return [name, code]
    if look.codes == "three":
        return [code[:3], code[3:5], code[5:7], name]
    return [name]
