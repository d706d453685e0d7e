"""One report of the demo: its true budget, its printed tables with mistakes, its looks, its truth.

What belongs here: putting the parts together. What does not: files (writers).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from demo.demo_agencies import NEVER_PUBLISHED, SCIENCE, YEARS, profiles, register
from demo.demo_budget import Budget
from demo.demo_sheets import Grid, grid
from demo.demo_tables import PrintedTable, Style, print_tables
from demo.generator import Profile, generate, last_year_of
from demo.mistakes import PLANTED, Planted
from demo.science import THREE_PUBLIC, science_budget

FORMATS = ("pdf", "docx", "xlsx")
IN_YUAN = ("119", 2024)
CORRECTED = (("108", 2024),)
"""Published a second time, without the mistake of the first."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report is typeset."""

    caption: str
    repeats_header: bool
    landscape: bool
    watermark: bool
    running_head: bool
    packed: bool


@dataclass(frozen=True, slots=True)
class TrueCell:
    """A value cell as it stands in the published file."""

    table_no: int
    side: str | None
    row_key: str
    row_label: str
    code: str | None
    column_key: str
    printed: str
    amount_yuan: Decimal | None


@dataclass(frozen=True, slots=True)
class DemoReport:
    budget: Budget
    file_format: str
    style: Style
    layout: Layout
    tables: dict[int, PrintedTable]
    planted: tuple[Planted, ...]

    @property
    def agency_code(self) -> str:
        return self.budget.agency_code

    @property
    def year(self) -> int:
        return self.budget.year

    @property
    def is_published(self) -> bool:
        return (self.agency_code, self.year) not in NEVER_PUBLISHED

    @property
    def file_name(self) -> str:
        return f"{self.agency_code}-{self.year}.{self.file_format}"

    def grids(self) -> list[Grid]:
        return [grid(table, self.year) for _, table in sorted(self.tables.items())]

    def caption(self, table_no: int) -> str:
        return self.layout.caption.format(no=table_no)

    def cells(self) -> Iterator[TrueCell]:
        """Every value cell as printed, mistakes included."""
        for number, table in sorted(self.tables.items()):
            for side in table.sides:
                for row in side.rows:
                    for column in side.columns:
                        text = row.values[column]
                        yield TrueCell(
                            number,
                            side.name,
                            row.key,
                            row.label,
                            row.code,
                            column,
                            text,
                            _yuan(text, self.style.unit),
                        )


def _yuan(text: str, unit: str) -> Decimal | None:
    plain = text.replace(",", "")
    if not any(char.isdigit() for char in plain):
        return None
    return Decimal(plain) * (10_000 if unit == "万元" else 1)


@cache
def demo_reports() -> tuple[DemoReport, ...]:
    """Every report of the district, published or not, in the order of code and year."""
    return tuple(
        _report(_budget(profile, year), number + year)
        for number, profile in enumerate(profiles())
        for year in YEARS
    )


def _budget(profile: Profile, year: int) -> Budget:
    if profile.code != SCIENCE:
        return generate(profile, year)
    before = generate(profile, YEARS[0], THREE_PUBLIC)
    if year == YEARS[0]:
        return before
    return science_budget(str(register()[SCIENCE]["name"]), last_year_of(before))


def corrected(report: DemoReport) -> DemoReport:
    """The same report without its mistakes: what is published again."""
    tables = print_tables(report.budget, report.style)
    return DemoReport(report.budget, report.file_format, report.style, report.layout, tables, ())


def _report(budget: Budget, number: int) -> DemoReport:
    rng = random.Random(f"layout/{budget.agency_code}/{budget.year}")
    key = (budget.agency_code, budget.year)
    style = Style(
        unit="元" if key == IN_YUAN else "万元",
        thousands=rng.random() < 0.4,
        nothing=rng.choice(("", "", "", "0.00", "—")),
    )
    layout = Layout(
        caption=rng.choice(("预算公开表{no}", "预算公开表{no}", "部门公开表{no}", "公开表{no}")),
        repeats_header=rng.random() < 0.6,
        landscape=rng.random() < 0.25,
        watermark=rng.random() < 0.2,
        running_head=rng.random() < 0.6,
        packed=rng.random() < 0.4,
    )
    tables = print_tables(budget, style)
    planted = tuple(
        Planted(budget.agency_code, budget.year, rules, plant(tables, budget.year))
        for rules, plant in PLANTED.get(key, ())
    )
    return DemoReport(budget, FORMATS[number % 3], style, layout, tables, planted)
