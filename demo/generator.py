"""A true budget for each department and year of the demo district, from a seed.

What belongs here: amounts and their spread. What does not: printing, mistakes.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from demo.demo_accounts import (
    ANNUITY,
    CAPITAL,
    ECONOMIC,
    HOUSING,
    LAND_FUND,
    MEDICAL,
    PENSION,
    RETIRED,
    codes_under,
)
from demo.demo_budget import FUNDS, Budget, EconomicItem, Item, LastYear, Project, ThreePublic

YUAN = 100
TOPICS = (
    "设备更新",
    "业务培训",
    "信息化运维",
    "宣传服务",
    "专项整治",
    "能力提升",
    "基层补助",
    "监测评估",
)
PERSONNEL_SHARE = (0.56, 0.32, 0.12)
FIRST_YEAR = 2024
SAVED_A_YEAR = 0.97
UNIT = 100 * YUAN


@dataclass(frozen=True, slots=True)
class Profile:
    """What kind of department it is: its codes, its size, its sources of money."""

    code: str
    name: str
    prefixes: tuple[str, ...]
    scale: int
    item_count: int
    units: tuple[str, ...] = ()
    has_fund: bool = False
    has_capital: bool = False
    has_special_account: bool = False
    has_unit_funds: bool = False
    has_carry_over: bool = False


def generate(profile: Profile, year: int, three_public: ThreePublic | None = None) -> Budget:
    """The department's budget of a year; the same profile and year give the same figures.

    `three_public` is given where another report fixes it.
    """
    rng = random.Random(f"{profile.code}/{year}/mingzhang")
    wages = _amount(rng, profile.scale * 60_000)
    public = _amount(rng, profile.scale * 9_000)
    items = _basic_items(rng, profile, wages, public) + _project_items(rng, profile)
    items = sorted(_joined(items), key=lambda item: item.code)
    three_public = three_public or _three_public(profile, year)
    economic = _economic(rng, items, wages, public, three_public)
    units = (profile.name, *profile.units)
    total = sum(item.spent for item in items)
    held = max(1, profile.scale // 6) if three_public.vehicle_running else 0
    return Budget(
        agency_code=profile.code,
        agency_name=profile.name,
        year=year,
        units=units,
        items=tuple(items),
        economic=tuple(economic),
        projects=tuple(_projects(rng, items, units)),
        three_public=three_public,
        operating=_shared(rng, public, units),
        vehicles_held=held,
        vehicles_quota=held + (1 if held and rng.random() < 0.3 else 0),
        last_year=_last_year(rng, profile, year, total, public),
        staff=max(5, profile.scale * 3),
    )


def _amount(rng: random.Random, yuan: int) -> int:
    """An uneven amount in fen around so many yuan, never so small that it prints 0.00."""
    return max(2_000 * YUAN, int(yuan * YUAN * rng.uniform(0.7, 1.4)))


def _basic_items(rng: random.Random, profile: Profile, wages: int, public: int) -> list[Item]:
    run = next(code for code in codes_under(profile.prefixes[0]) if code.endswith(("01", "02")))
    pension = int(wages * 0.16)
    items = [
        Item(run, basic=wages + public),
        Item(PENSION, basic=pension),
        Item(ANNUITY, basic=pension // 2),
        Item(MEDICAL, basic=int(wages * 0.065)),
        Item(HOUSING, basic=int(wages * 0.12)),
    ]
    if rng.random() < 0.7:
        items.append(Item(RETIRED, basic=_amount(rng, profile.scale * 6_000)))
    return items


def _project_items(rng: random.Random, profile: Profile) -> list[Item]:
    pool = [code for prefix in profile.prefixes for code in codes_under(prefix)]
    chosen = rng.sample(pool, min(len(pool), profile.item_count))
    items = [Item(code, project=_amount(rng, profile.scale * 25_000)) for code in chosen]
    if profile.has_carry_over:
        items += [Item(code, carried=_amount(rng, profile.scale * 8_000)) for code in chosen[:2]]
    if profile.has_special_account:
        items.append(Item(chosen[0], fiscal_special_account=_amount(rng, profile.scale * 9_000)))
    if profile.has_unit_funds:
        items.append(Item(chosen[-1], unit_funds=_amount(rng, profile.scale * 7_000)))
    if profile.has_fund:
        items.append(Item(LAND_FUND, government_fund=_amount(rng, profile.scale * 90_000)))
    if profile.has_capital:
        items.append(Item(CAPITAL, state_capital=_amount(rng, profile.scale * 12_000)))
    return items


def _joined(items: list[Item]) -> list[Item]:
    """One item a code."""
    names = ("basic", "project", *FUNDS[1:], "carried")
    codes = dict.fromkeys(item.code for item in items)
    return [
        Item(
            code,
            **{n: sum(int(getattr(item, n)) for item in items if item.code == code) for n in names},
        )
        for code in codes
    ]


def _last_year(
    rng: random.Random, profile: Profile, year: int, total: int, public: int
) -> LastYear:
    """What the report of the year before printed; for the first year, something near."""
    near = rng.uniform(0.8, 1.15)
    if year == FIRST_YEAR:
        three = _three_public(profile, year - 1).total
        return LastYear(int(total * near) // UNIT * UNIT, three, public)
    before = generate(profile, year - 1)
    return last_year_of(before)


def last_year_of(before: Budget) -> LastYear:
    """The totals that a report prints, for the prose of the next."""
    return LastYear(before.spent(), before.three_public.total, sum(before.operating.values()))


def _three_public(profile: Profile, year: int) -> ThreePublic:
    """A little less every year, and never a vehicle dearer than is allowed."""
    rng = random.Random(f"{profile.code}/three-public")
    held = max(1, profile.scale // 6)
    figures = {
        "abroad": _amount(rng, 30_000) if rng.random() < 0.15 else 0,
        "reception": _amount(rng, 6_000) if rng.random() < 0.6 else 0,
        "vehicle_running": held * _amount(rng, 18_000) if rng.random() < 0.7 else 0,
    }
    if rng.random() < 0.1 and profile.scale > 5:
        figures["vehicle_purchase"] = min(_amount(rng, 150_000), 175_000 * YUAN)
    saved = SAVED_A_YEAR ** (year - FIRST_YEAR)
    return ThreePublic(**{name: int(amount * saved) for name, amount in figures.items()})


def _economic(
    rng: random.Random, items: list[Item], wages: int, public: int, three: ThreePublic
) -> list[EconomicItem]:
    """Table 6 from the basic figures; small lines keep the sum exact."""
    by_code = {item.code: item.basic for item in items}
    pay = _split(rng, wages, PERSONNEL_SHARE)
    lines = [EconomicItem(*ECONOMIC[i], amount, "personnel") for i, amount in enumerate(pay)]
    for code, name, government in (
        (PENSION, "机关事业单位基本养老保险缴费", "社会保障缴费"),
        (ANNUITY, "职业年金缴费", "社会保障缴费"),
        (MEDICAL, "职工基本医疗保险缴费", "社会保障缴费"),
        (HOUSING, "住房公积金", "住房公积金"),
    ):
        lines.append(EconomicItem("工资福利支出", name, government, by_code[code], "personnel"))
    reception = min(three.reception, public // 10)
    running = min(three.vehicle_running, public // 4)
    named = [("公务接待费", reception), ("公务用车运行维护费", running)]
    office = [line for line in ECONOMIC[3:-1] if rng.random() < 0.7] + [ECONOMIC[-1]]
    rest = public - reception - running
    amounts = _split(rng, rest, tuple(rng.uniform(0.5, 3) for _ in office))
    lines += [
        EconomicItem(*line, amount, "public") for line, amount in zip(office, amounts, strict=True)
    ]
    lines += [
        EconomicItem("商品和服务支出", name, name, amount, "public")
        for name, amount in named
        if amount
    ]
    if by_code.get(RETIRED):
        amount = by_code[RETIRED]
        lines.append(EconomicItem("对个人和家庭的补助", "退休费", "离退休费", amount, "personnel"))
    return sorted(lines, key=lambda line: ["工", "商", "对"].index(line.category[0]))


def _split(rng: random.Random, total: int, shares: tuple[float, ...]) -> list[int]:
    """Parts that add up exactly, roughly by shares."""
    weights = [share * rng.uniform(0.9, 1.1) for share in shares]
    parts = [int(total * weight / sum(weights)) for weight in weights]
    parts[0] += total - sum(parts)
    return parts


def _shared(rng: random.Random, total: int, units: tuple[str, ...]) -> dict[str, int]:
    parts = _split(rng, total, tuple(3.0 if i == 0 else 1.0 for i in range(len(units))))
    return dict(zip(units, parts, strict=True))


def _projects(rng: random.Random, items: list[Item], units: tuple[str, ...]) -> list[Project]:
    found: list[Project] = []
    for number, item in enumerate(items, start=1):
        unit = units[number % len(units)]
        topic = TOPICS[number % len(TOPICS)]
        sources = {
            fund: item.project if fund == "general_public_budget" else item.source(fund)
            for fund in FUNDS
        }
        if sources["general_public_budget"] > 600_000 * YUAN:
            half = int(sources["general_public_budget"] * rng.uniform(0.3, 0.7))
            found.append(Project(unit, f"{topic}（二期）{number}号项目", {FUNDS[0]: half}))
            sources[FUNDS[0]] -= half
        named = {fund: amount for fund, amount in sources.items() if amount}
        if named:
            found.append(Project(unit, f"{topic}{number}号项目经费", named))
        if item.carried:
            carried = {FUNDS[0]: item.carried}
            found.append(Project(unit, f"{topic}上年结转{number}号项目", carried, is_carried=True))
    return found
