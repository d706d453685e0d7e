"""What each total contains and leaves out, in words that stand beside it.

What belongs here: sentences. What does not: figures. The source is DESIGN's “What a total means”.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from evidence.number_words import share, wan
from warehouse.words import word

MOST_NAMED = 5
LEAST_SHOWN = 0.1
ROUNDING = Decimal("0.0001")
"""What rounding of printed figures can explain of a district's sum."""

ODD_SHARE = "数中有负数，或分项大于合计：这样的行不列占比。"
ONCE = "只加部门报告；所属单位的报告已包含在部门之内，不重复计入。"
TRUST = (
    "“可信”是所用各表没有错误的报告的金额；“未过核对”是其余报告的金额，如实照录，"
    "但相关的表自相矛盾或没有读全，用时请看该部门的问题。"
)
BLANK = "空白（—）表示没有报告印出这个数，不是零。"
LAST_YEAR = (
    "“上年”是上一年度同种报告的合计，报告份数可能不同，所以不与本年直接相比；"
    "“比上年”只比两年都有数的部门。表中各行的增减是该行两年的合计之差，请对照旁边的报告份数。"
)
FUNCTION_ALL = (
    "取自各部门支出总表（表3）：全部资金，含基本支出和项目支出；没有读到的取收入总表（表2）同科目合计，"
    "再取收支总表（表1）的类。"
)
FUNCTION_FUND = "取自各部门收入总表（表2）同科目的资金来源；表2按资金分列，不分基本支出和项目支出。"
FUNCTION_GAPS = "报告没有印出某一级时，用其印出的下一级相加补上。"
ECONOMIC = "取自一般公共预算基本支出表（表6）：只有一般公共预算的基本支出。"
ECONOMIC_CODES = "表6只印科目名称，编码按年度的分类查得；查不到的列在“无编码”一行，金额不丢。"
FUND = "取自各部门收入总表（表2）的合计行：当年各项资金，加上年结转。"
THREE_PUBLIC = (
    "取自各部门“三公”经费表（表10），各种资金合计；公务用车购置及运行费 = 购置费 + 运行维护费。"
)
AGENCY = (
    "取自各部门支出总表（表3）印出的合计行：全部资金，含基本支出和项目支出；没有读到的取收入总表（表2），"
    "再取收支总表（表1）。扫描件中未获印证的合计不计入。"
)


def reports(count: int | None, expected: int | None) -> str:
    """How many of the reports that are due have a figure here."""
    due = f"（全年应公开 {expected} 份）" if expected else ""
    return f"有此数的报告 {count or 0} 份{due}。"


def cover(covered_share: float | None, part: Decimal | None, whole: Decimal | None) -> str:
    """How much of all spending the economic category says anything about."""
    if covered_share is None:
        return "表6没有合计可比，无法说明它占全部支出的多少。"
    if not 0 <= covered_share <= 1:
        return (
            f"表6的合计 {wan(part)} 万元不在全部支出 {wan(whole)} 万元以内：有的部门只读到一种表，"
            "或它自己的两个数不一致。"
        )
    return (
        f"它只覆盖全部支出的 {100 * covered_share:.1f}%：{wan(part)} 万元，"
        f"全部支出 {wan(whole)} 万元。其余 {100 * (1 - covered_share):.1f}%"
        "（项目支出和其他资金）没有按经济分类公开，不在图中，也不在表中。"
    )


def sources(district: Mapping[str, Any]) -> list[str]:
    """From which table the total of each department came, and who is not in it."""
    if not district["reports"]:
        return []
    others = [
        f"{district[key]} 份取自{title}"
        for key, title in (("from_income", "收入总表"), ("from_summary", "收支总表"))
        if district[key]
    ]
    said = f"这是 {district['reports']} 个部门的合计"
    said += f"（{'，'.join(others)}，其余取自支出总表）。" if others else "，都取自支出总表。"
    told = [said]
    if district["missing"]:
        told.append(f"{missing(district)}。")
    if district["uncertain"]:
        told.append(
            f"{district['uncertain']} 个部门的合计是扫描件中未获印证的数，"
            f"共 {wan(district['uncertain_yuan'])} 万元，不在合计和图中。"
        )
    return told


def unsure(amount_yuan: Decimal | None) -> list[str]:
    """What is in no total because nothing confirms it; nothing where there is none."""
    if amount_yuan is None:
        return []
    return [f"另有 {wan(amount_yuan)} 万元是扫描件中未获印证的数，不在合计和图中，表中另列一栏。"]


def missing(district: Mapping[str, Any]) -> str:
    """How many departments are not in the total, and how much they were of it last year."""
    said = f"没有计入的部门 {district['missing']} 个"
    if district["missing_share"] is None:
        return f"{said}，上年也没有它们可比的数，占多少说不清"
    of = district["missing_last_year"]
    whose = "" if of == district["missing"] else f"其中 {of} 个上年有数，"
    percent = 100 * district["missing_share"]
    if not 0 <= percent <= 100:
        return f"{said}，{whose}上年合计中有负数，占多少不列"
    told = f"的 {percent:.1f}%" if percent >= LEAST_SHOWN else f"不到 {LEAST_SHOWN}%"
    return f"{said}，{whose}占上年合计{told}"


def disagreeing(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Departments whose own totals differ: what a share above 100% or a gap comes from."""
    return [
        f"{row['name'] or row['key']}：{word('compared', row['compared'])} "
        f"{wan(row['other_yuan'])} 万元，计入合计的是 {wan(row['amount_yuan'])} 万元"
        + (f"，相差 {100 * row['difference_share']:+.1f}%。" if row["difference_share"] else "。")
        for row in rows[:MOST_NAMED]
    ] + ([f"另有 {len(rows) - MOST_NAMED} 个部门也是这样。"] if len(rows) > MOST_NAMED else [])


def differs(parts: Decimal | None, whole: Decimal | None, names: tuple[str, str]) -> str | None:
    """A sentence where a sum of parts is not the printed whole; None where they agree."""
    if parts is None or whole is None or parts == whole:
        return None
    return (
        f"{names[0]}相加为 {wan(parts)} 万元，{names[1]}为 {wan(whole)} 万元，"
        f"相差 {wan(parts - whole)} 万元（{share(abs(parts - whole), whole)}）："
        + (
            "在四舍五入以内。"
            if abs(parts - whole) <= ROUNDING * abs(whole)
            else "不是四舍五入：有的部门只读到一种表，或它自己的两个数不一致（见上）。"
        )
    )
