"""What is true of a made-up final account, in 万元.

What belongs here: drawn figures. What does not: the tables that print them, sentences.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from benchmarks.voices.told import round_half_up
from demo.demo_accounts import function_name

YEAR = 2024
ZERO = Decimal(0)
NAMES = ("示范区水务局", "示范区统计局", "示范区青少年宫", "示范区信访局", "示范区城市管理局")
CODES = (
    ("2130301", "2130304", "2080505", "2080506", "2101101", "2210201"),
    ("2010501", "2010505", "2080505", "2101101", "2210201"),
    ("2050299", "2080505", "2101102", "2210201"),
    ("2013801", "2013802", "2080505", "2080506", "2101101", "2210201", "2210203"),
    ("2120101", "2120102", "2120501", "2080505", "2101101", "2210201"),
)


@dataclass(frozen=True, slots=True)
class Item:
    code: str
    initial: Decimal
    basic: Decimal
    project: Decimal

    @property
    def final(self) -> Decimal:
        return self.basic + self.project

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(function_name(self.code[:n], YEAR) for n in (3, 5, 7))


def final_truth(number: int) -> dict[str, Any]:
    """The names that templates use; some accounts have other income, vehicles, receptions."""
    source = random.Random(f"final/{number}")

    amount = partial(_amount, source)
    items = list(_items(source, number))
    grant = sum(one.final for one in items)
    other = amount(5, 60) if number % 3 == 0 else Decimal(0)
    start, grant_start = amount(1, 30), Decimal(0)
    spent = grant + other
    end = start
    basic = sum(one.basic for one in items)
    public = round_half_up(basic / 7)
    running = amount(2, 9) if number % 2 == 0 else Decimal(0)
    reception = amount(0, 3)
    three = running + reception
    people = sorted(source.sample(range(3, 90), 2))
    goods, services = amount(5, 40), amount(5, 90)
    return {
        "number": number, "year": YEAR, "agency": NAMES[number % len(NAMES)], "items": items,
        "classes": _classes(items),
        "grand": spent + start, "grand_before": amount(900, 1500), "income": spent, "spent": spent,
        "grant": grant, "grant_before": amount(700, 1400), "other": other,
        "start": start, "end": end,
        "grant_start": grant_start, "initial": sum(one.initial for one in items),
        "basic": basic, "project": spent - basic, "grant_project": grant - basic,
        "personnel": basic - public, "public": public,
        "three": three, "three_budget": three + amount(1, 4), "three_before": amount(2, 12),
        "running": running, "running_budget": running + (Decimal("0.6") if running else 0),
        "reception": reception, "reception_before": amount(1, 3),
        "held": 2 if running else 0, "batches": people[0], "guests": people[1],
        "operating": public, "operating_before": amount(40, 120),
        "goods": goods, "services": services, "procurement": goods + services,
        "sme": round_half_up((goods + services) * Decimal("0.8")),
        "projects": 4, "projects_money": grant - basic,
    }  # fmt: skip


def _amount(source: random.Random, low: float, high: float) -> Decimal:
    return round_half_up(Decimal(str(source.uniform(low, high))))


def _items(source: random.Random, number: int) -> Iterator[Item]:
    codes = CODES[number % len(CODES)]
    for code in sorted(codes):
        is_main, is_social = code == codes[0], code[:3] in {"208", "210", "221"}
        basic = _amount(source, 200, 900) if is_main else ZERO
        if is_social:
            basic = _amount(source, 10, 90)
        has_project = not is_social and (not is_main or number % 2 == 1)
        project = _amount(source, 20, 400) if has_project else ZERO
        factor = Decimal(source.choice(("0.8", "0.95", "1", "1.1")))
        yield Item(code, round_half_up((basic + project) * factor), basic, project)


def _classes(items: list[Item]) -> list[tuple[str, str, Decimal]]:
    codes = dict.fromkeys(one.code[:3] for one in items)
    return [
        (code, function_name(code, YEAR), sum((i.final for i in items if i.code[:3] == code), ZERO))
        for code in codes
    ]
