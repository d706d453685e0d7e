"""The true budget of one department in one year, in fen: what every printed figure comes from.

What belongs here: amounts that add up exactly. What does not: rounding and printing (`tables`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

FUNDS = (
    "general_public_budget",
    "government_fund",
    "state_capital",
    "fiscal_special_account",
    "unit_funds",
)


@dataclass(frozen=True, slots=True)
class Item:
    """Money under one function code (7 digits), all in fen."""

    code: str
    basic: int = 0
    project: int = 0
    government_fund: int = 0
    state_capital: int = 0
    fiscal_special_account: int = 0
    unit_funds: int = 0
    carried: int = 0
    """Carried over from last year: general public budget, projects only."""

    @property
    def general(self) -> int:
        return self.basic + self.project

    def source(self, fund: str) -> int:
        return self.general if fund == "general_public_budget" else int(getattr(self, fund))

    @property
    def received(self) -> int:
        return sum(self.source(fund) for fund in FUNDS)

    @property
    def spent(self) -> int:
        return self.received + self.carried


@dataclass(frozen=True, slots=True)
class EconomicItem:
    """A line of table 6 in fen; `side` is personnel or public."""

    category: str
    name: str
    government_name: str
    amount: int
    side: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project of this year, or one carried over, in fen by source."""

    unit: str
    name: str
    sources: dict[str, int]
    is_carried: bool = False

    @property
    def total(self) -> int:
        return sum(self.sources.values())


@dataclass(frozen=True, slots=True)
class ThreePublic:
    abroad: int = 0
    reception: int = 0
    vehicle_purchase: int = 0
    vehicle_running: int = 0

    @property
    def vehicles(self) -> int:
        return self.vehicle_purchase + self.vehicle_running

    @property
    def total(self) -> int:
        return self.abroad + self.reception + self.vehicles


@dataclass(frozen=True, slots=True)
class LastYear:
    """What the prose compares with, in fen: last year's totals as they were printed."""

    total: int
    three_public: int
    operating: int


@dataclass(frozen=True, slots=True)
class Budget:
    """Everything that a report prints, before it is printed."""

    agency_code: str
    agency_name: str
    year: int
    units: tuple[str, ...]
    items: tuple[Item, ...]
    economic: tuple[EconomicItem, ...]
    projects: tuple[Project, ...]
    three_public: ThreePublic
    operating: dict[str, int]
    vehicles_held: int
    vehicles_quota: int
    last_year: LastYear
    staff: int
    extra: dict[str, str] = field(default_factory=dict)

    def spent(self, prefix: str = "") -> int:
        return sum(item.spent for item in self.with_prefix(prefix))

    def with_prefix(self, prefix: str) -> Iterable[Item]:
        return (item for item in self.items if item.code.startswith(prefix))

    def check(self) -> None:
        """Raises AssertionError unless the parts add up exactly."""
        assert sum(one.amount for one in self.economic) == sum(one.basic for one in self.items)
        this_year = [one for one in self.projects if not one.is_carried]
        for fund in FUNDS:
            wanted = sum(
                item.project if fund == "general_public_budget" else item.source(fund)
                for item in self.items
            )
            assert sum(one.sources.get(fund, 0) for one in this_year) == wanted, fund
        carried = sum(one.total for one in self.projects if one.is_carried)
        assert carried == sum(item.carried for item in self.items)
        public = sum(one.amount for one in self.economic if one.side == "public")
        assert sum(self.operating.values()) == public
