"""Planted mistakes: one figure, code, name or row of a report changed, and which rules must see it.

What belongs here: each kind of mistake and where it is planted. What does not: finding them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from demo.demo_accounts import former_name, function_name
from demo.demo_tables import PrintedTable, Row, Side

Tables = dict[int, PrintedTable]


@dataclass(frozen=True, slots=True)
class Planted:
    """A mistake as it stands in a report. Every rule of `rules` must find it."""

    agency_code: str
    year: int
    rules: tuple[str, ...]
    sentence: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


Plant = Callable[[Tables, int], str]


def _side(tables: Tables, table_no: int, name: str | None = None) -> Side:
    return next(side for side in tables[table_no].sides if side.name == name)


def _find(side: Side, key: str) -> Row:
    return next(row for row in side.rows if row.key == key)


def _shifted(text: str, by: str) -> str:
    """The figure plus so many 万元 (or ten thousand times as many 元), in its own notation."""
    value = Decimal(text.replace(",", "") or "0") + Decimal(by)
    return f"{value:,.2f}" if "," in text else f"{value:.2f}"


def figure(table_no: int, key: str, column: str, by: str, side: str | None = None) -> Plant:
    """Changes one figure."""

    def plant(tables: Tables, year: int) -> str:
        row = _find(_side(tables, table_no, side), key)
        before = row.values[column]
        row.values[column] = _shifted(before, by)
        return f"表{table_no}“{row.label}”{column}由{before or '空白'}改为{row.values[column]}"

    return plant


def item_figure(table_no: int, size: int, column: str, by: str) -> Plant:
    """Changes a figure of the first code row of a level (3, 5 or 7 digits) that has one."""

    def plant(tables: Tables, year: int) -> str:
        rows = _side(tables, table_no).rows
        row = next(r for r in rows if r.code and len(r.code) == size and r.values[column])
        before = row.values[column]
        row.values[column] = _shifted(before, by)
        return f"表{table_no}{row.code}{column}由{before}改为{row.values[column]}"

    return plant


def without_parent(tables: Tables, year: int) -> str:
    """Leaves out the 款 row above an item in table 5."""
    side = _side(tables, 5)
    row = next(row for row in side.rows if row.code and len(row.code) == 5)
    side.rows.remove(row)
    return f"表5漏印{row.code}"


def code_twice(tables: Tables, year: int) -> str:
    """Splits one item of table 3 into two rows of the same code."""
    side = _side(tables, 3)
    row = next(r for r in side.rows if r.code and len(r.code) == 7 and r.values["project"])
    half = _shifted(
        row.values["project"], f"-{Decimal(row.values['project'].replace(',', '')) / 2:.2f}"
    )
    rest = _shifted(row.values["project"], f"-{Decimal(half.replace(',', ''))}")
    double = Row(row.kind, row.key, row.label, dict(row.values), row.code)
    row.values |= {
        "project": half,
        "total": _shifted(row.values["basic"] or "0", half.replace(",", "")),
    }
    double.values |= {"project": rest, "total": rest, "basic": ""}
    side.rows.insert(side.rows.index(row) + 1, double)
    return f"表3{row.code}印了两行"


def other_name(tables: Tables, year: int) -> str:
    """Prints another code's name in table 3."""
    row = next(row for row in _side(tables, 3).rows if row.code == "2210201")
    row.label = function_name("2210203", year)
    return f"表3 2210201印为“{row.label}”"


def old_name(tables: Tables, year: int) -> str:
    """Prints the name that 20805 had before 2020."""
    row = next(row for row in _side(tables, 5).rows if row.code == "20805")
    row.label = former_name("20805", year) or row.label
    return f"表5 20805印为“{row.label}”"


def without_table(table_no: int) -> Plant:
    def plant(tables: Tables, year: int) -> str:
        del tables[table_no]
        return f"没有表{table_no}"

    return plant


PLANTED: dict[tuple[str, int], tuple[tuple[tuple[str, ...], Plant], ...]] = {
    ("101", 2024): (
        (("T1-BALANCE", "T1-INCOME-SUM"), figure(1, "grand_total", "amount", "1.00", "income")),
    ),
    ("103", 2025): ((("T1-ROW",), figure(1, "221", "current_year", "2.50", "expenditure")),),
    ("105", 2024): (
        (("T1-EXPENDITURE-SUM", "T1-T3-CLASS"), figure(1, "210", "total", "3.00", "expenditure")),
    ),
    ("106", 2025): ((("T2-ROW",), item_figure(2, 7, "general_public_budget", "0.90")),),
    ("108", 2024): ((("BASIC-PROJECT",), item_figure(3, 7, "basic", "5.00")),),
    ("109", 2025): ((("CODE-TABLE-TOTAL", "T2-T3-CODE"), figure(3, "total", "total", "10.00")),),
    ("111", 2025): ((("PARENT-SUM",), item_figure(5, 5, "total", "4.00")),),
    ("113", 2024): ((("ORPHAN",), without_parent),),
    ("114", 2025): ((("DUPLICATE-CODE",), code_twice),),
    ("116", 2024): (
        (
            ("T1-T2-INCOME", "T1-T4-INCOME"),
            figure(1, "general_public_budget", "amount", "6.00", "income"),
        ),
    ),
    ("117", 2025): (
        (
            ("T4-ROW", "T4-T5-CLASS"),
            figure(4, "208", "general_public_budget", "1.50", "expenditure"),
        ),
    ),
    ("118", 2025): (
        (("T4-BALANCE",), figure(4, "current_year_total", "amount", "2.00", "income")),
    ),
    ("121", 2024): ((("T3-T5-CODE",), item_figure(5, 7, "basic", "0.70")),),
    ("122", 2025): ((("T5-T6-BASIC", "T6-TOTAL", "T6-ROW"), figure(6, "total", "total", "1.20")),),
    ("124", 2025): ((("T6-ROW",), figure(6, "category:商品和服务支出", "public", "0.40")),),
    ("126", 2024): ((("T10-TOTAL",), figure(10, "total", "total", "0.80")),),
    ("128", 2025): ((("T3-T12-PROJECT",), figure(12, "department", "total", "7.00")),),
    ("120", 2024): ((("FUNCTION-NAME",), other_name),),
    ("115", 2024): ((("FUNCTION-NAME",), old_name),),
    ("123", 2024): ((("H-TABLES",), without_table(11)),),
    ("125", 2025): (
        (
            ("T6-T10-FLOOR",),
            figure(6, "item:商品和服务支出/公务用车运行维护费/公务用车运行维护费", "total", "9.00"),
        ),
    ),
}
