"""What is true of a made-up department's budget, in 万元 as its tables print it.

What belongs here: figures, from the demo's budgets. What does not: sentences.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from benchmarks.voices.told import round_half_up
from demo.demo_accounts import function_name
from demo.demo_budget import FUNDS, Budget
from demo.demo_report import DemoReport, corrected, demo_reports

CATEGORY_CODES = {
    "工资福利支出": "301",
    "商品和服务支出": "302",
    "对个人和家庭的补助": "303",
    "资本性支出": "310",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A function code with its names and what it is given: now and last year."""

    code: str
    names: tuple[str, ...]
    now: Decimal
    before: Decimal

    @property
    def name(self) -> str:
        return self.names[-1]


@dataclass(frozen=True, slots=True)
class Category:
    """An economic category and its amount."""

    code: str
    name: str
    now: Decimal


def wan(fen: int) -> Decimal:
    return round_half_up(Decimal(fen) / 1_000_000)


def budgets(count: int) -> list[DemoReport]:
    """Reports in 万元 of which some have carry-over, funds, vehicles and some not."""
    known = [one for one in demo_reports() if one.is_published and one.style.unit == "万元"]
    step = max(1, len(known) // count)
    return [corrected(one) for one in known[::step][:count]]


def budget_truth(budget: Budget) -> dict[str, Any]:
    """The names that templates use."""
    source = random.Random(f"{budget.agency_code}/{budget.year}")

    def before(now: Decimal) -> Decimal:
        return round_half_up(now * Decimal(source.choice(("0.83", "0.94", "1.07", "1.21"))))

    b = budget
    funds = {f: wan(sum(i.source(f) for i in b.items)) for f in FUNDS}
    carried = wan(sum(i.carried for i in b.items))
    total, basic = wan(b.spent()), wan(sum(i.basic for i in b.items))
    three_funds = sum(i.source(f) for i in b.items for f in FUNDS[:3])
    items = _items(b, before)
    classes = _classes(b, items)
    side = {
        s: wan(sum(e.amount for e in b.economic if e.side == s)) for s in ("personnel", "public")
    }
    names = {
        s: "、".join(dict.fromkeys(e.name for e in b.economic if e.side == s))
        for s in ("personnel", "public")
    }
    general = funds["general_public_budget"]
    three = b.three_public
    projects = [one for one in b.projects if not one.is_carried]
    operating = wan(sum(b.operating.values()))
    goods = round_half_up(operating / 10) + wan(three.vehicle_purchase)
    services = round_half_up(operating / 20)
    return {
        "year": b.year, "agency": b.agency_name,
        "total": total, "total_before": wan(b.last_year.total),
        "carried": carried, "received": wan(sum(i.received for i in b.items)),
        "general": general, "general_before": sum(one.before for one in items),
        "fund": funds["government_fund"], "capital": funds["state_capital"],
        "special": funds["fiscal_special_account"], "unit": funds["unit_funds"],
        "basic": basic, "project": wan(b.spent() - sum(i.basic for i in b.items)),
        "basic_before": before(basic),
        "general_project": wan(sum(i.project for i in b.items)),
        "personnel": side["personnel"], "public": side["public"],
        "personnel_names": names["personnel"], "public_names": names["public"],
        "grant": wan(three_funds + sum(i.carried for i in b.items)), "grant_now": wan(three_funds),
        "classes": classes, "items": items, "economic": _economic(b),
        "three": wan(three.total), "three_before": wan(b.last_year.three_public),
        "abroad": wan(three.abroad), "reception": wan(three.reception),
        "vehicles": wan(three.vehicles), "purchase": wan(three.vehicle_purchase),
        "running": wan(three.vehicle_running),
        "reception_before": before(wan(three.reception)),
        "operating": operating, "operating_before": wan(b.last_year.operating),
        "goods": goods, "services": services, "procurement": goods + services,
        "projects": len(projects), "projects_money": wan(sum(one.total for one in projects)),
        "held": b.vehicles_held, "staff": b.staff,
    }  # fmt: skip


def _economic(b: Budget) -> list[Category]:
    """What each category of the economic classification is given, in the table's order."""
    sums: dict[str, int] = {}
    for one in b.economic:
        sums[one.category] = sums.get(one.category, 0) + one.amount
    return [Category(CATEGORY_CODES[name], name, wan(fen)) for name, fen in sums.items()]


def _items(b: Budget, before: Any) -> list[Line]:
    """General public budget by item, last year's drawn."""
    sums: dict[str, int] = {}
    for item in b.items:
        if item.general:
            sums[item.code] = sums.get(item.code, 0) + item.general
    return [_line(b, code, wan(fen), before(wan(fen))) for code, fen in sorted(sums.items())]


def _classes(b: Budget, items: list[Line]) -> list[Line]:
    sums: dict[str, int] = {}
    for item in b.items:
        if item.general:
            sums[item.code[:3]] = sums.get(item.code[:3], 0) + item.general
    return [
        _line(
            b,
            code,
            wan(fen),
            sum((one.before for one in items if one.code.startswith(code)), Decimal(0)),
        )
        for code, fen in sorted(sums.items())
    ]


def _line(b: Budget, code: str, now: Decimal, before: Decimal) -> Line:
    names = tuple(function_name(code[:n], b.year) for n in (3, 5, 7) if n <= len(code))
    return Line(code, names, now, before)
