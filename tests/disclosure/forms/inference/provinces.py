"""Budgets and final accounts as the ministry and whole provinces have them drawn, of random money.

What belongs here: who prints what in which order, as grids (`form_pages`); every sum is exact. What
does not: reading them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.disclosure.forms.form_pages import Grid

CLASSES = {
    "201": "一般公共服务支出",
    "208": "社会保障和就业支出",
    "210": "卫生健康支出",
    "221": "住房保障支出",
}
GROUPS = {
    "20103": "政府办公厅（室）及相关机构事务",
    "20805": "行政事业单位养老支出",
    "21011": "行政事业单位医疗",
    "22102": "住房改革支出",
}
LEAVES = {
    "2010301": "行政运行",
    "2010302": "一般行政管理事务",
    "2080501": "行政单位离退休",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "2101101": "行政单位医疗",
    "2210201": "住房公积金",
}
PROJECTS = {"2010302"}
WAGES = {"30101": "基本工资", "30102": "津贴补贴", "30108": "机关事业单位基本养老保险缴费"}
GOODS = {"30201": "办公费", "30211": "差旅费"}
NAMES = CLASSES | GROUPS | LEAVES
COUNTS = [str(number) for number in range(1, 30)]
Pages = list[list[str | Grid]]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a department spends, in fen: basic and project expenditure by leaf."""

    basic: dict[str, int]
    project: dict[str, int]

    @classmethod
    def drawn(cls, seed: int) -> Ledger:
        chance = random.Random(seed)
        amounts = {code: chance.randrange(100, 9_000_000) for code in LEAVES}
        return cls(
            {code: 0 if code in PROJECTS else amounts[code] for code in LEAVES},
            {code: amounts[code] if code in PROJECTS else 0 for code in LEAVES},
        )

    def uses(self, prefix: str = "") -> tuple[int, int, int]:
        """All of it, basic and project expenditure of the codes that begin so."""
        sums = [
            sum(fen for code, fen in kind.items() if code.startswith(prefix))
            for kind in (self.basic, self.project)
        ]
        return sum(sums), *sums

    def items(self) -> Iterator[tuple[str, str, int]]:
        """Economic items with their categories; basic expenditure and nothing else."""
        whole = self.uses()[1]
        wages = whole * 3 // 4
        for category, name, together, parts in (
            ("301", "工资福利支出", wages, WAGES),
            ("302", "商品和服务支出", whole - wages, GOODS),
        ):
            yield category, name, together
            shares = [together // (len(parts) + 1)] * (len(parts) - 1)
            for (code, item), fen in zip(
                parts.items(), [*shares, together - sum(shares)], strict=True
            ):
                yield code, item, fen


def money(fen: int) -> str:
    return f"{fen / 100:,.2f}" if fen else ""


def amounts(fens: Sequence[int]) -> list[str]:
    return [money(fen) for fen in fens]


def all_levels() -> list[str]:
    return sorted(NAMES)


def final_account(ledger: Ledger, *, split: bool) -> Pages:
    """公开03表, 05表, 06表: codes joined over three columns or split into them."""

    def code_of(code: str) -> list[str]:
        return [code[:3], code[3:5], code[5:]] if split else [code, "<", "<"]

    head: Grid = [
        ["项目", "<", "<", "<", "本年支出合计", "基本支出", "项目支出"],
        ["功能分类科目编码", "<", "<", "科目名称", "^", "^", "^"],
        ["类", "款", "项", "栏次", *COUNTS[:3]],
    ]
    rows = [["", "", "", "合计", *amounts(ledger.uses())]]
    rows += [[*code_of(one), NAMES[one], *amounts(ledger.uses(one))] for one in all_levels()]
    above = ["部门：青石县审计局", "2024年度", "金额单位：万元"]
    return [
        ["支出决算表", "公开03表", *above, head + rows],
        ["一般公共预算财政拨款支出决算表", "公开05表", *above, head + rows],
    ]


def _leaves_below_units(
    ledger: Ledger, figures: Callable[[str], list[str]], counts: int, code: str = "319001"
) -> Grid:
    """The whole, its department, its unit, and leaves without 类 and 款, their codes in three."""
    whole = figures("")
    rows = [["", "", "", "", "合计", *whole], ["", "", "", "", "青石县审计局", *whole]]
    rows.append(["", "", "", code, "青石县审计局（本级）", *whole])
    for leaf, name in LEAVES.items():
        rows.append([leaf[:3], leaf[3:5], leaf[5:], code, f"  {name}", *figures(leaf)])
    assert all(len(row) == counts + 5 for row in rows)
    return rows


def sichuan(ledger: Ledger) -> Pages:
    """表1-2, 3 and 3-1: one column names units and items alike."""
    head: Grid = [
        ["项    目", "<", "<", "<", "<", "合计", "基本支出", "项目支出"],
        ["科目编码", "<", "<", "单位代码", "单位名称（科目）", "^", "^", "^"],
        ["类", "款", "项", "^", "^", "^", "^", "^"],
    ]
    spent = head + _leaves_below_units(ledger, lambda code: amounts(ledger.uses(code)), 3)
    economic: Grid = [
        ["项    目", "<", "<", "<", "基本支出", "<", "<"],
        ["经济分类科目", "<", "单位代码", "单位名称（科目）", "合计", "人员经费", "公用经费"],
        ["类", "款", "^", "^", "^", "^", "^"],
    ]
    whole = ledger.uses()[1]
    goods = next(fen for code, _, fen in ledger.items() if code == "302")
    for name, unit in (("合计", ""), ("青石县审计局（本级）", "319001")):
        economic.append(["", "", unit, name, *amounts([whole, whole - goods, goods])])
    for code, name, fen in ledger.items():
        kinds = [fen, 0, fen] if code.startswith("302") else [fen, fen, 0]
        economic.append([code[:3], code[3:], "319001", name, *amounts(kinds)])
    above = ["部门：青石县审计局", "金额单位：万元"]
    return [
        ["表1-2", "部门支出总表", *above, spent],
        ["表3", "一般公共预算支出预算表", *above, spent],
        ["表3-1", "一般公共预算基本支出预算表", *above, economic],
    ]


def henan(ledger: Ledger) -> Pages:
    """预算03表 and 05表: what basic expenditure is for stands in columns below it."""
    head: Grid = [
        ["科目编码", "<", "<", "单位代码", "单位（科目名称）", "合计", "基本支出", "<", "<",
         "项目支出", "<"],
        ["类", "款", "项", "^", "^", "^", "小计", "工资福利支出", "商品和服务支出", "小计",
         "一般性项目"],
        ["**", "**", "**", "**", "**", *COUNTS[:6]],
    ]  # fmt: skip

    def figures(code: str) -> list[str]:
        whole, basic, project = ledger.uses(code)
        goods = (
            ledger.uses(code)[1] // 5 if code else sum(ledger.uses(leaf)[1] // 5 for leaf in LEAVES)
        )
        return amounts([whole, basic, basic - goods, goods, project, project])

    grid = head + _leaves_below_units(ledger, figures, 6, "001001")
    above = ["部门名称：青石县审计局", "单位：万元"]
    return [
        ["预算03表", "2025年部门支出总体情况表", *above, grid],
        ["预算05表", "2025年一般公共预算支出情况表", *above, grid],
    ]


def jiangxi(ledger: Ledger) -> Pages:
    """部门公开表03 and 05: the 款 has two digits, and ** counts what has no number."""
    head: Grid = [
        ["支出功能分类科目", "<", "合计", "基本支出", "项目支出"],
        ["科目编码", "科目名称", "^", "^", "^"],
        ["**", "**", *COUNTS[:3]],
    ]
    rows = [["", "合计", *amounts(ledger.uses())]]
    for code in all_levels():
        short = f"　{code[3:]}" if code in GROUPS else code
        rows.append([short, NAMES[code], *amounts(ledger.uses(code))])
    above = ["填报单位：[131001]青石县审计局", "单位：万元"]
    return [
        ["部门公开表03", "部门支出总表", *above, head + rows],
        ["部门公开表05", "一般公共预算支出表", *above, head + rows],
    ]


def yunnan(ledger: Ledger) -> Pages:
    """预算02-2表: in yuan, the whole in the last row."""
    head: Grid = [
        ["部门预算支出功能分类科目", "<", "合计", "基本支出", "项目支出"],
        ["科目编码", "科目名称", "^", "^", "^"],
        COUNTS[:5],
    ]
    rows = [[f"  {code}", NAMES[code], *amounts(ledger.uses(code))] for code in all_levels()]
    rows.append(["合      计", "<", *amounts(ledger.uses())])
    above = ["单位名称：青石县审计局", "单位：元"]
    return [
        ["预算02-2表", "一般公共预算支出预算表（按功能科目分类）", *above, head + rows],
    ]


DRAWN: dict[str, Callable[[Ledger], Pages]] = {
    "final accounts, codes joined": lambda ledger: final_account(ledger, split=False),
    "final accounts, codes split": lambda ledger: final_account(ledger, split=True),
    "Sichuan": sichuan,
    "Henan": henan,
    "Jiangxi": jiangxi,
    "Yunnan": yunnan,
}
