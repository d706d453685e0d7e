"""The thirteen tables of a budget, as printed: rows with keys, labels and texts.

What belongs here: rounding each figure by itself and placing it. What does not: headers and pages
(`sheets`, writers), mistakes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from demo.demo_accounts import (
    CAPITAL_INCOME,
    CLASS_LINES,
    LAND_INCOME,
    NUMERALS,
    function_name,
)
from demo.demo_budget import FUNDS, Budget, Item

THREE_FUNDS = FUNDS[:3]
FUND_NAMES = {
    "general_public_budget": "一般公共预算",
    "government_fund": "政府性基金预算",
    "state_capital": "国有资本经营预算",
    "fiscal_special_account": "财政专户管理资金",
    "unit_funds": "单位资金",
}


@dataclass(slots=True)
class Row:
    """A printed row: its key and kind (docs/architecture.md), its label, texts by column key."""

    kind: str
    key: str
    label: str
    values: dict[str, str]
    code: str | None = None
    second_label: str | None = None


@dataclass(slots=True)
class Side:
    name: str | None
    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class PrintedTable:
    table_no: int
    sides: list[Side]

    @property
    def is_empty(self) -> bool:
        return not any(
            text.strip("0.,—")
            for side in self.sides
            for row in side.rows
            for text in row.values.values()
        )


@dataclass(frozen=True, slots=True)
class Style:
    """How a department prints: its unit, thousands separators, what stands for nothing."""

    unit: str = "万元"
    thousands: bool = False
    nothing: str = ""

    def text(self, fen: int | None) -> str:
        """An amount in fen as printed; zero prints as this department prints nothing."""
        if not fen:
            return self.nothing
        per_unit = 1_000_000 if self.unit == "万元" else 100
        value = (Decimal(fen) / per_unit).quantize(Decimal("0.01"), ROUND_HALF_UP)
        return f"{value:,.2f}" if self.thousands else f"{value:.2f}"


def print_tables(budget: Budget, style: Style) -> dict[int, PrintedTable]:
    """All thirteen tables by number."""
    makers: tuple[Callable[[Budget, Style], list[Side]], ...] = (
        _table_1,
        _table_2,
        _table_3,
        _table_4,
        _table_5,
        _table_6,
        _table_7,
        _table_8,
        _table_9,
        _table_10,
        _table_11,
        _table_12,
        _table_13,
    )
    return {
        number: PrintedTable(number, make(budget, style))
        for number, make in enumerate(makers, start=1)
    }


def _row(style: Style, kind: str, key: str, label: str, amounts: dict[str, int]) -> Row:
    return Row(kind, key, label, {column: style.text(fen) for column, fen in amounts.items()})


def _table_1(b: Budget, s: Style) -> list[Side]:
    income = Side("income", ("amount",))
    received = {fund: sum(item.source(fund) for item in b.items) for fund in FUNDS}
    for numeral, fund in zip(NUMERALS, FUNDS, strict=False):
        label = f"{numeral}、{FUND_NAMES[fund]}"
        income.rows.append(_row(s, "line", fund, label, {"amount": received[fund]}))
    carried = sum(item.carried for item in b.items)
    this_year = sum(received.values())
    income.rows += [
        _row(s, "total", "current_year_total", "本年收入合计", {"amount": this_year}),
        _row(s, "line", "carry_over", "上年结转", {"amount": carried}),
        _row(s, "total", "grand_total", "收入总计", {"amount": this_year + carried}),
    ]
    return [income, _classes(b, s, ("total", "current_year", "carry_over"), _by_time)]


def _by_time(items: Iterable[Item]) -> dict[str, int]:
    listed = list(items)
    carried = sum(item.carried for item in listed)
    return {
        "total": sum(item.spent for item in listed),
        "current_year": sum(item.received for item in listed),
        "carry_over": carried,
    }


def _by_fiscal_fund(items: Iterable[Item]) -> dict[str, int]:
    listed = list(items)
    amounts = {fund: sum(item.source(fund) for item in listed) for fund in THREE_FUNDS}
    amounts["general_public_budget"] += sum(item.carried for item in listed)
    return {"total": sum(amounts.values()), **amounts}


def _classes(
    b: Budget,
    s: Style,
    columns: tuple[str, ...],
    amounts: Callable[[Iterable[Item]], dict[str, int]],
) -> Side:
    side = Side("expenditure", columns)
    for numeral, code in zip(NUMERALS, CLASS_LINES, strict=True):
        row = _row(
            s,
            "class",
            code,
            f"{numeral}、{_class_name(code, b.year)}",
            amounts(b.with_prefix(code)),
        )
        row.code = code
        side.rows.append(row)
    total = amounts(b.items)
    side.rows += [
        _row(s, "total", "current_year_total", "本年支出合计", total),
        _row(s, "line", "year_end_carry_over", "年终结转", dict.fromkeys(columns, 0)),
        _row(s, "total", "grand_total", "支出总计", total),
    ]
    return side


def _class_name(code: str, year: int) -> str:
    return function_name(code, year)


def _code_rows(
    b: Budget, s: Style, items: list[Item], amounts: Callable[[Iterable[Item]], dict[str, int]]
) -> list[Row]:
    """合计, then each class with its 款 and 项 that have any amount."""
    rows = [_row(s, "total", "total", "合计", amounts(items))]
    codes = sorted({item.code[:size] for item in items for size in (3, 5, 7)})
    for code in codes:
        inside = [item for item in items if item.code.startswith(code)]
        row = _row(s, "code", code, function_name(code, b.year), amounts(inside))
        row.code = code
        rows.append(row)
    return rows


def _table_2(b: Budget, s: Style) -> list[Side]:
    def amounts(items: Iterable[Item]) -> dict[str, int]:
        listed = list(items)
        return {
            "total": sum(item.received for item in listed),
            **{fund: sum(item.source(fund) for item in listed) for fund in FUNDS},
            "carry_over": sum(item.carried for item in listed),
        }

    side = Side(None, ("total", *FUNDS, "carry_over"))
    side.rows = _code_rows(b, s, list(b.items), amounts)
    return [side]


def _basic_and_project(
    basic: Callable[[Item], int], total: Callable[[Item], int]
) -> Callable[[Iterable[Item]], dict[str, int]]:
    def amounts(items: Iterable[Item]) -> dict[str, int]:
        listed = list(items)
        whole, part = sum(total(one) for one in listed), sum(basic(one) for one in listed)
        return {"total": whole, "basic": part, "project": whole - part}

    return amounts


def _table_3(b: Budget, s: Style) -> list[Side]:
    side = Side(None, ("total", "basic", "project"))
    amounts = _basic_and_project(lambda item: item.basic, lambda item: item.spent)
    side.rows = _code_rows(b, s, list(b.items), amounts)
    return [side]


def _table_4(b: Budget, s: Style) -> list[Side]:
    income = Side("income", ("amount",))
    received = {fund: sum(item.source(fund) for item in b.items) for fund in THREE_FUNDS}
    carried = sum(item.carried for item in b.items)
    this_year = sum(received.values())
    for numeral, fund in zip(NUMERALS, THREE_FUNDS, strict=False):
        label = f"{numeral}、{FUND_NAMES[fund]}"
        income.rows.append(_row(s, "line", fund, label, {"amount": received[fund]}))
    income.rows += [
        _row(s, "total", "current_year_total", "本年收入合计", {"amount": this_year}),
        _row(s, "line", "carry_over", "上年财政拨款结转", {"amount": carried}),
    ]
    for numeral, fund in zip(NUMERALS, THREE_FUNDS, strict=False):
        amount = carried if fund == "general_public_budget" else 0
        label = f"{numeral}、{FUND_NAMES[fund]}"
        income.rows.append(_row(s, "line", f"carry_over.{fund}", label, {"amount": amount}))
    total = {"amount": this_year + carried}
    income.rows.append(_row(s, "total", "grand_total", "收入总计", total))
    return [income, _classes(b, s, ("total", *THREE_FUNDS), _by_fiscal_fund)]


def _table_5(b: Budget, s: Style) -> list[Side]:
    side = Side(None, ("total", "basic", "project"))
    amounts = _basic_and_project(lambda item: item.basic, lambda item: item.general)
    side.rows = _code_rows(b, s, [item for item in b.items if item.general], amounts)
    return [side]


def _table_6(b: Budget, s: Style) -> list[Side]:
    def amounts(category: str | None = None) -> dict[str, int]:
        lines = [one for one in b.economic if category in (None, one.category)]
        sides = {
            side: sum(one.amount for one in lines if one.side == side)
            for side in ("personnel", "public")
        }
        return {"total": sum(sides.values()), **sides}

    side = Side(None, ("total", "personnel", "public"))
    side.rows.append(_row(s, "total", "total", "合计", amounts()))
    for category in dict.fromkeys(one.category for one in b.economic):
        side.rows.append(_row(s, "category", f"category:{category}", category, amounts(category)))
        for one in (line for line in b.economic if line.category == category):
            key = f"item:{category}/{one.name}/{one.government_name}"
            parts = {"total": one.amount, "personnel": 0, "public": 0, one.side: one.amount}
            row = _row(s, "item", key, one.name, parts)
            row.second_label = one.government_name
            side.rows.append(row)
    return [side]


def _chain(s: Style, code: str, year: int, amounts: dict[str, int]) -> list[Row]:
    rows = [_row(s, "total", "total", "合计", amounts)]
    for size in (3, 5, 7) if any(amounts.values()) else ():
        row = _row(s, "code", code[:size], function_name(code[:size], year), amounts)
        row.code = code[:size]
        rows.append(row)
    return rows


def _table_7(b: Budget, s: Style) -> list[Side]:
    fund = sum(item.government_fund for item in b.items)
    return [Side(None, ("amount",), _chain(s, LAND_INCOME, b.year, {"amount": fund}))]


def _table_8(b: Budget, s: Style) -> list[Side]:
    side = Side(None, ("total", "basic", "project"))
    amounts = _basic_and_project(lambda item: 0, lambda item: item.government_fund)
    side.rows = _code_rows(b, s, [item for item in b.items if item.government_fund], amounts)
    return [side]


def _table_9(b: Budget, s: Style) -> list[Side]:
    capital = sum(item.state_capital for item in b.items)
    income = Side("income", ("amount",), _chain(s, CAPITAL_INCOME, b.year, {"amount": capital}))
    expenditure = Side("expenditure", ("total", "basic", "project"))
    amounts = _basic_and_project(lambda item: 0, lambda item: item.state_capital)
    expenditure.rows = _code_rows(b, s, [item for item in b.items if item.state_capital], amounts)
    return [income, expenditure]


def _only_general(amount: int) -> dict[str, int]:
    return {
        "total": amount,
        "general_public_budget": amount,
        "government_fund": 0,
        "state_capital": 0,
    }


def _table_10(b: Budget, s: Style) -> list[Side]:
    three = b.three_public
    lines = (
        ("abroad", "因公出国（境）费", three.abroad),
        ("reception", "公务接待费", three.reception),
        ("vehicles", "公务用车购置及运行费", three.vehicles),
        ("vehicle_purchase", "①公务用车购置费", three.vehicle_purchase),
        ("vehicle_running", "②公务用车运行维护费", three.vehicle_running),
    )
    side = Side(None, ("total", *THREE_FUNDS))
    side.rows = [_row(s, "line", key, label, _only_general(fen)) for key, label, fen in lines]
    side.rows.append(_row(s, "total", "total", "合计", _only_general(three.total)))
    return [side]


def _table_11(b: Budget, s: Style) -> list[Side]:
    side = Side(None, ("total", *THREE_FUNDS))
    total = sum(b.operating.values())
    side.rows.append(_row(s, "total", "total", "部门合计", _only_general(total)))
    for unit, fen in b.operating.items():
        side.rows.append(_row(s, "unit", f"unit:{unit}", unit, _only_general(fen)))
    return [side]


def _table_12(b: Budget, s: Style) -> list[Side]:
    return [_project_side(b, s, carried=False, funds=FUNDS)]


def _table_13(b: Budget, s: Style) -> list[Side]:
    return [_project_side(b, s, carried=True, funds=THREE_FUNDS)]


def _project_side(b: Budget, s: Style, *, carried: bool, funds: tuple[str, ...]) -> Side:
    side = Side(None, ("total", *funds))
    wanted = [one for one in b.projects if one.is_carried == carried]

    def amounts(unit: str | None = None) -> dict[str, int]:
        listed = [one for one in wanted if unit in (None, one.unit)]
        by_fund = {fund: sum(one.sources.get(fund, 0) for one in listed) for fund in funds}
        return {"total": sum(by_fund.values()), **by_fund}

    if not wanted:
        return side
    side.rows.append(_row(s, "department", "department", b.agency_name, amounts()))
    for unit in b.units:
        if not any(one.unit == unit for one in wanted):
            continue
        side.rows.append(_row(s, "unit", f"unit:{unit}", unit, amounts(unit)))
        for one in (project for project in wanted if project.unit == unit):
            parts = {"total": one.total, **{fund: one.sources.get(fund, 0) for fund in funds}}
            side.rows.append(_row(s, "project", f"project:{unit}/{one.name}", one.name, parts))
    return side
