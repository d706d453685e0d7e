"""What one invented department plans: every table of every province adds up the same flows.

What belongs here: flows, names of codes. What does not: how anybody prints them (`forms`). Amounts
are whole hundredths of 万元 (100 yuan), so that no print rounds.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

GENERAL, FUND, CAPITAL = "general_public_budget", "government_fund", "state_capital"
ACCOUNT, UNIT = "fiscal_special_account", "unit_funds"
FISCAL = (GENERAL, FUND, CAPITAL)
PERSONNEL, PUBLIC, PROJECT = "personnel", "public", "project"
NAMES = {
    "201": "一般公共服务支出",
    "20103": "政府办公厅（室）及相关机构事务",
    "2010301": "行政运行",
    "2010302": "一般行政管理事务",
    "2010350": "事业运行",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080501": "行政单位离退休",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "210": "卫生健康支出",
    "21011": "行政事业单位医疗",
    "2101101": "行政单位医疗",
    "212": "城乡社区支出",
    "21208": "国有土地使用权出让收入安排的支出",
    "2120816": "农业农村生态环境支出",
    "221": "住房保障支出",
    "22102": "住房改革支出",
    "2210201": "住房公积金",
    "223": "国有资本经营预算支出",
    "22301": "解决历史遗留问题及改革成本支出",
    "2230105": "国有企业退休人员社会化管理补助支出",
}
ITEMS = {
    "301": ("工资福利支出", "501", "机关工资福利支出"),
    "30101": ("基本工资", "50101", "工资奖金津补贴"),
    "30102": ("津贴补贴", "50101", "工资奖金津补贴"),
    "30103": ("奖金", "50101", "工资奖金津补贴"),
    "30108": ("机关事业单位基本养老保险缴费", "50102", "社会保障缴费"),
    "30110": ("职工基本医疗保险缴费", "50102", "社会保障缴费"),
    "30113": ("住房公积金", "50103", "住房公积金"),
    "302": ("商品和服务支出", "502", "机关商品和服务支出"),
    "30201": ("办公费", "50201", "办公经费"),
    "30211": ("差旅费", "50201", "办公经费"),
    "30217": ("公务接待费", "50206", "公务接待费"),
    "30231": ("公务用车运行维护费", "50208", "公务用车运行维护费"),
    "303": ("对个人和家庭的补助", "509", "对个人和家庭的补助"),
    "30302": ("退休费", "50905", "离退休费"),
}
"""Items of the department's classification, each with the government's code and name."""
UNITS = {"319001": "青石县审计局（本级）", "319002": "青石县审计服务中心"}
_SPENT_ON = {
    "319001": {
        "2010301": ("30101", "30102", "30103", "30201", "30211", "30217", "30231"),
        "2080501": ("30302",),
        "2080505": ("30108",),
        "2101101": ("30110",),
        "2210201": ("30113",),
    },
    "319002": {
        "2010350": ("30101", "30102", "30201"),
        "2080505": ("30108",),
        "2210201": ("30113",),
    },
}
_PROJECTS = (
    ("319001", "审计业务专项经费", "2010302", "30211", GENERAL, False),
    ("319001", "聘请第三方机构费用", "2010302", "30201", GENERAL, False),
    ("319001", "办公用房维修", "2010302", "30201", GENERAL, True),
    ("319001", "农村环境整治审计", "2120816", "30211", FUND, False),
    ("319001", "农村环境整治审计", "2120816", "30201", FUND, True),
    ("319001", "退休人员社会化管理", "2230105", "30211", CAPITAL, False),
    ("319002", "审计人员培训", "2010350", "30201", ACCOUNT, False),
    ("319002", "横向课题研究", "2010350", "30211", UNIT, False),
    ("319002", "横向课题研究", "2010350", "30201", UNIT, True),
)


@dataclass(frozen=True, slots=True)
class Flow:
    """One amount: for what (function, economic item, kind, project), of which money, of whom."""

    code: str
    item: str
    kind: str
    fund: str
    is_carried: bool
    unit: str
    project: str
    amount: int


Where = Callable[[Flow], bool]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All flows of a department in a year."""

    flows: tuple[Flow, ...]
    year: int = 2025

    def sum(self, *conditions: Where) -> int:
        return sum(one.amount for one in self.of(*conditions))

    def of(self, *conditions: Where) -> list[Flow]:
        return [one for one in self.flows if all(holds(one) for holds in conditions)]

    def codes(self, where: Where) -> list[str]:
        """Functions at all levels that have such flows, in their order."""
        leaves = {one.code for one in self.of(where)}
        return sorted({code[:size] for code in leaves for size in (3, 5, 7)})

    def items(self, where: Where) -> list[str]:
        found = {one.item for one in self.of(where)}
        return sorted({item[:size] for item in found for size in (3, 5)})

    def units(self, where: Where) -> list[str]:
        return sorted({one.unit for one in self.of(where)})

    def projects(self, where: Where) -> list[tuple[str, str]]:
        """Unit and name of each project."""
        return sorted({(one.unit, one.project) for one in self.of(where) if one.project})


def drawn_ledger(seed: int) -> Ledger:
    """A department of two units, all funds, something left of last year."""
    chance = random.Random(f"ledger/{seed}")
    flows = [
        Flow(code, item, PUBLIC if item.startswith("302") else PERSONNEL, GENERAL, False, unit, "",
             chance.randrange(100, 90_000))
        for unit, functions in _SPENT_ON.items()
        for code, items in functions.items()
        for item in items
    ]  # fmt: skip
    flows += [
        Flow(code, item, PROJECT, fund, is_carried, unit, name, chance.randrange(100, 60_000))
        for unit, name, code, item, fund, is_carried in _PROJECTS
    ]
    return Ledger(tuple(flows))
