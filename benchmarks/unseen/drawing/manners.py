"""Further ways in which issuers print the same tables: each changes drawn sheets, none a figure.

What belongs here: one function a manner, over grids of texts. What does not: which tables there are
(`sheets`), and pages (`pages`).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from benchmarks.unseen.drawing.extra_sheets import EXTRA_SHEETS
from benchmarks.unseen.drawing.sheets import LEFT, UP, Drawn, Sheet
from demo.demo_budget import Budget

TOTALS = ("合计", "总计", "合 计", "支出合计", "本年合计")
_NOTHING = ("", "0.00", "-", "—", "0")
_NOTES = (
    "注：1.本表反映部门本年度支出预算安排情况。2.部分数据因四舍五入，合计数与分项数之和可能存在尾差。",
    "说明：与上年相比减少12.30万元，主要原因是压减一般性支出。",
    "备注：本表无数据时以空表列示。",
)
_TWICE = frozenset({3, 5})
_FOLDED_ROWS = 6


def figure_columns(sheet: Sheet) -> list[int]:
    """Columns that print a figure somewhere."""
    width = range(len(sheet.head[0]))
    return [n for n in width if any(row[n].fact is not None for row in sheet.body)]


@dataclass(frozen=True, slots=True)
class Issuer:
    """Whose report it is, and the source of chance."""

    source: random.Random
    budget: Budget


def each_sheet(change: Callable[[Sheet, Issuer], None]) -> Callable[[list[Sheet], Issuer], None]:
    def all_sheets(sheets: list[Sheet], issuer: Issuer) -> None:
        for sheet in sheets:
            if sheet.number:
                change(sheet, issuer)

    return all_sheets


def _merged_totals(sheet: Sheet, _: Issuer) -> None:
    """The word of the whole stands over all columns of labels."""
    first = min(figure_columns(sheet))
    for row in sheet.body:
        said = [one.text for one in row[:first] if one.text]
        if first > 1 and len(said) == 1 and said[0] in TOTALS:
            row[:first] = [Drawn(said[0]), *[Drawn(LEFT)] * (first - 1)]


def _signed(sheet: Sheet, issuer: Issuer) -> None:
    sign = issuer.source.choice(("¥", "￥", "¥ ", "RMB ", "计"))
    _figures(sheet, lambda one: sign + one.text)


def _with_units(sheet: Sheet, _: Issuer) -> None:
    """Each figure prints its own unit: 12.30万元."""

    def text(one: Drawn) -> str:
        assert one.fact is not None
        bare = one.text.strip("()（）-－").replace(",", "").replace(" ", "")
        try:
            scale = abs(one.fact.amount_yuan) / Decimal(bare)
        except (ArithmeticError, ValueError):
            return one.text
        unit = {1: "元", 1000: "千元", 10000: "万元", 100000000: "亿元"}.get(int(scale), "")
        return one.text + unit

    _figures(sheet, text)


def _figures(sheet: Sheet, text: Callable[[Drawn], str]) -> None:
    for row in sheet.body:
        row[:] = [replace(one, text=text(one)) if one.fact is not None else one for one in row]


def _nothing_in_words(sheet: Sheet, issuer: Issuer) -> None:
    word = issuer.source.choice(("无", "/", "——", "0.0", "－"))
    for row in sheet.body:
        if any(one.fact is not None for one in row):
            for n in figure_columns(sheet):
                if row[n].fact is None and row[n].text in _NOTHING:
                    row[n] = Drawn(word)


def _blank_rows(sheet: Sheet, issuer: Issuer) -> None:
    """Rows that a template has and this department did not need."""
    blank = [Drawn("")] * len(sheet.head[0])
    sheet.body += [list(blank) for _ in range(issuer.source.randrange(2, 6))]
    if issuer.source.random() < 0.5:
        sheet.body.insert(1, list(blank))


def _upright_heads(sheet: Sheet, _: Issuer) -> None:
    """Short words of the head stand one character below the other."""
    for row in sheet.head:
        row[:] = [Drawn("\n".join(one.text)) if _is_short(one.text) else one for one in row]


def _is_short(text: str) -> bool:
    return 2 <= len(text) <= 4 and "\n" not in text and not text.isascii()


def _over_all(sheet: Sheet, issuer: Issuer) -> None:
    """One more level of the head, over all of its columns."""
    word = issuer.source.choice(("部门预算安排情况", f"{issuer.budget.year}年预算", "预算公开表"))
    sheet.head.insert(0, [Drawn(word), *[Drawn(LEFT)] * (len(sheet.head[0]) - 1)])


def _two_years(sheet: Sheet, issuer: Issuer) -> None:
    """Last year's figures stand before this year's, column by column."""
    figures = figure_columns(sheet)
    keys = [key_of(sheet, n) for n in figures]
    is_plain = figures == list(range(figures[0], figures[0] + len(figures)))
    if sheet.number not in _TWICE or not is_plain or any("." in key for key in keys):
        return
    first, last = figures[0], figures[-1] + 1
    year = issuer.budget.year
    heads = issuer.source.choice(
        ((f"{year - 1}年预算数", f"{year}年预算数"), ("上年预算数", "本年预算数"))
    )
    rest = [Drawn(LEFT)] * (len(figures) - 1)
    over = [*[Drawn("")] * first, Drawn(heads[0]), *rest, Drawn(heads[1]), *rest]
    over += [Drawn("")] * (len(sheet.head[0]) - last)
    sheet.head = [over, *[[*row[:last], *row[first:]] for row in sheet.head]]
    for column in (*range(first), *range(last + len(figures), len(over))):
        sheet.head[0][column], sheet.head[1][column] = sheet.head[1][column], Drawn(UP)
    sheet.body = [[*row[:first], *map(older, row[first:last]), *row[first:]]
                  for row in sheet.body]  # fmt: skip


def older(one: Drawn) -> Drawn:
    if one.fact is None:
        return one
    return Drawn(one.text, replace(one.fact, column=f"last_year.{one.fact.column}"))


def key_of(sheet: Sheet, column: int) -> str:
    facts = (row[column].fact for row in sheet.body)
    return next(fact.column for fact in facts if fact is not None)


def _across(sheets: list[Sheet], issuer: Issuer) -> None:
    """The lines of 三公 beside each other, with one row of figures below."""
    for sheet in sheets:
        if sheet.number != 10 or len(figure_columns(sheet)) != 1:
            continue
        (column,) = figure_columns(sheet)
        lines = [(next(one.text for one in row if one.text), row[column]) for row in sheet.body]
        sheet.head = [[Drawn("部门名称"), *[Drawn(name) for name, _ in lines]]]
        sheet.body = [[Drawn(issuer.budget.agency_name), *[figure for _, figure in lines]]]


def _stacked(sheets: list[Sheet], _: Issuer) -> None:
    """What comes in above what goes out, in the same columns."""
    for sheet in sheets:
        sides = [next((r[n].fact.side for r in sheet.body if r[n].fact), None)  # type: ignore[union-attr]
                 for n in range(len(sheet.head[0]))]  # fmt: skip
        if "income" not in sides or sheet.number not in (1, 4):
            continue
        last = max(n for n, side in enumerate(sides) if side == "income") + 1
        width = max(last, len(sides) - last)
        parts = []
        for a, b in ((0, last), (last, len(sides))):
            fill = [Drawn("")] * (width - (b - a))
            head = [[*row[a:b], *fill] for row in sheet.head]
            body = [[*row[a:b], *fill] for row in sheet.body]
            parts.append((head, [row for row in body if any(one.text for one in row)]))
        sheet.head, sheet.body = parts[0][0], [*parts[0][1], *parts[1][0], *parts[1][1]]


def _folded(sheet: Sheet, _: Issuer) -> None:
    """A long narrow table in two halves beside each other."""
    sides = {one.fact.side for row in sheet.body for one in row if one.fact is not None}
    if len(sheet.head[0]) > 6 or len(sheet.body) < _FOLDED_ROWS or sides != {None}:
        return
    half = (len(sheet.body) + 1) // 2
    blank = [Drawn("")] * len(sheet.head[0])
    right = [*sheet.body[half:], blank][:half]
    sheet.head = [[*row, *row] for row in sheet.head]
    sheet.body = [[*a, *b] for a, b in zip(sheet.body[:half], right, strict=True)]


def _other_order(sheets: list[Sheet], issuer: Issuer) -> None:
    issuer.source.shuffle(sheets)


def _notes_between(sheet: Sheet, issuer: Issuer) -> None:
    sheet.below.append(issuer.source.choice(_NOTES))


def _unit_below(sheet: Sheet, _: Issuer) -> None:
    for lines in (sheet.above, sheet.inside):
        for line in [one for one in lines if one.startswith("单位：")]:
            lines.remove(line)
            sheet.below.append(line)


def _unknown_tables(sheets: list[Sheet], issuer: Issuer) -> None:
    for made in issuer.source.sample(EXTRA_SHEETS, 2):
        sheets.insert(issuer.source.randrange(len(sheets) + 1), made(issuer.source))


def _merged_down(sheet: Sheet, _: Issuer) -> None:
    """A label that stands in several rows below each other is one cell."""
    first = min(figure_columns(sheet))
    for column in range(first):
        for upper, row in zip(sheet.body[-2::-1], sheet.body[:0:-1], strict=True):
            if row[column].text and row[column].text == upper[column].text:
                row[column] = Drawn(UP)


def _whole_by_department(sheet: Sheet, issuer: Issuer) -> None:
    """The row of the whole is called by the department's name."""
    for row in sheet.body:
        for n, one in enumerate(row):
            if one.text in TOTALS and sheet.number not in (1, 4, 10):
                row[n] = Drawn(issuer.budget.agency_name)


def _shares(sheet: Sheet, issuer: Issuer) -> None:
    """What each row is of the whole, in per cent, after the figures."""
    figures = figure_columns(sheet)
    keys = [key_of(sheet, n) for n in figures]
    if "total" not in keys or sheet.number not in (3, 5, 6):
        return
    column = figures[keys.index("total")]
    facts = [row[column].fact for row in sheet.body]
    whole = max(abs(fact.amount_yuan) for fact in facts if fact is not None)
    head = issuer.source.choice(("占比", "占比（%）", "占总支出比重"))
    for level, row in enumerate(sheet.head):
        row.append(Drawn(head if not level else UP))
    for row, fact in zip(sheet.body, facts, strict=True):
        row.append(Drawn(f"{100 * fact.amount_yuan / whole:.2f}%" if fact is not None else ""))


def _numbered_rows(sheet: Sheet, _: Issuer) -> None:
    """A column of line numbers (行次) before the figures."""
    sides = {one.fact.side for row in sheet.body for one in row if one.fact is not None}
    first = min(figure_columns(sheet)) if sides == {None} else 0
    if not first or any(row[first].text == LEFT for row in sheet.head):
        return
    for level, row in enumerate(sheet.head):
        row.insert(first, Drawn("行次" if not level else UP))
    for place, row in enumerate(sheet.body, start=1):
        row.insert(first, Drawn(str(place)))


MANNERS: dict[str, Callable[[list[Sheet], Issuer], None]] = {
    "merged totals": each_sheet(_merged_totals),
    "signed": each_sheet(_signed),
    "units in cells": each_sheet(_with_units),
    "nothing in words": each_sheet(_nothing_in_words),
    "blank rows": each_sheet(_blank_rows),
    "upright heads": each_sheet(_upright_heads),
    "over all": each_sheet(_over_all),
    "two years": each_sheet(_two_years),
    "across": _across,
    "stacked": _stacked,
    "folded": each_sheet(_folded),
    "other order": _other_order,
    "notes between": each_sheet(_notes_between),
    "unit below": each_sheet(_unit_below),
    "unknown tables": _unknown_tables,
    "merged down": each_sheet(_merged_down),
    "whole by department": each_sheet(_whole_by_department),
    "shares": each_sheet(_shares),
    "numbered rows": each_sheet(_numbered_rows),
}
