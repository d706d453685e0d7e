"""Columns of figures beside each other: funds as a group, what was planned, last year's.

What belongs here: making further columns of those that a table has. What does not: which it has.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.unseen.drawing.looks import Look
from demo.demo_budget import Budget
from demo.demo_tables import Row

FISCAL = ("general_public_budget", "government_fund", "state_capital")


@dataclass(slots=True)
class Column:
    """A column of one lane: its key, head path (top to bottom) and how a row prints it."""

    key: str
    path: tuple[str, ...]
    text: Callable[[Row, int], str]
    has_facts: bool = False


def group_funds(figures: list[Column]) -> None:
    """The three funds below 财政拨款, with what they make up together before them."""
    own = [one for one in figures if one.key in FISCAL]
    places = [figures.index(one) for one in own]
    if places != list(range(places[0], places[0] + len(places))):
        return

    def together(row: Row, _: int) -> str:
        return str(sum(int(row.values[one.key]) for one in own))

    head = own[0].path[:-1]
    for one in own:
        one.path = (*head, "财政拨款", one.path[-1])
    key = "fiscal_appropriation.subtotal"
    subtotal = Column(key, (*head, "财政拨款", "小计"), together, has_facts=True)
    figures.insert(places[0], subtotal)


def with_plan(figures: list[Column], look: Look) -> list[Column]:
    """What was planned before what was spent, each with the same columns."""
    multiple = look.multiple()
    plan = look.one_of(("年初预算数", "预算数", "调整预算数"))
    kept = []
    for one in figures:
        key = f"adjusted_budget.{one.key}" if "调整" in plan else f"budget.{one.key}"

        def planned(row: Row, _: int, one: Column = one) -> str:
            return str(int(one.text(row, 0)) * multiple)

        kept.append(Column(key, (plan, one.path[-1]), planned, has_facts=True))
    sole = len(figures) == 1
    for one in [*kept, *figures]:
        head = plan if one in kept else "决算数"
        one.path = (head,) if sole else (head, one.path[-1])
    return [*kept, *figures]


def older(budget: Budget, look: Look) -> list[Column]:
    """Last year's figure, the change and its share: what must not pass for this year's."""
    year = budget.year - 1
    multiple = look.multiple()

    def before(row: Row, _: int) -> str:
        return str(int(row.values["total"]) * multiple)

    def change(row: Row, _: int) -> str:
        return str(int(row.values["total"]) - int(before(row, 0)))

    def share(row: Row, _: int) -> str:
        was = int(before(row, 0))
        return f"{100 * int(change(row, 0)) / was:.2f}%" if was else ""

    old = look.one_of((f"{year}年预算数", f"{year}年执行数", "上年预算数", "上年执行数"))
    head = look.one_of((f"比{year}年增减", "比上年增减情况", "增减变化"))
    return [
        Column("last_year.total", (old,), before, has_facts=True),
        Column("change.total", (head, "增减额"), change, has_facts=True),
        Column("share", (head, look.one_of(("增减%", "增减比例", "幅度（%）"))), share),
    ]
