"""The words of a report, in our own wording: duties, explanations that repeat figures, glossary.

What belongs here: sentences. What does not: tables; the figures come from the same true budget.
"""

from __future__ import annotations

from demo.budget import FUNDS, Budget
from demo.tables import FUND_NAMES, Style

GLOSSARY = (
    "一、基本支出：为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。",
    "二、项目支出：在基本支出之外，为完成特定任务和发展目标而发生的支出。",
    "三、“三公”经费：用财政拨款安排的因公出国（境）费、公务用车购置及运行费和公务接待费。",
    "四、机关运行经费：行政单位和参照公务员法管理的事业单位用于购买货物和服务的公用经费。",
    "五、上年结转：以前年度安排、结转到本年继续使用的资金。",
)


def cover(budget: Budget) -> list[str]:
    return [budget.agency_name, f"{budget.year}年度部门预算公开"]


def before_tables(budget: Budget) -> list[str]:
    """Part one, and the heading of part two."""
    units = "、".join(budget.units[1:])
    return [
        "第一部分 概况",
        "一、本部门职责",
        "1. 贯彻执行国家和上级有关方针政策，拟订本领域工作计划并组织实施。",
        "2. 负责本领域的日常管理、统计分析和服务工作。",
        "3. 完成区委、区政府交办的其他任务。",
        "二、机构设置情况",
        f"本部门设有办公室和业务科室，实有在职人员{budget.staff}人。"
        + (f"所属单位有：{units}。" if units else "本部门没有所属单位。"),
        f"第二部分 {budget.year}年部门预算报表",
    ]


def after_tables(budget: Budget) -> list[str]:
    """Parts three and four: every figure is in 万元, rounded as the tables are."""
    s = Style(nothing="0")
    b, name, year = budget, budget.agency_name, budget.year
    total, carried = b.spent(), sum(item.carried for item in b.items)
    change = total - b.last_year_total
    word, rate = ("增加", "增长") if change >= 0 else ("减少", "下降")
    percent = f"{abs(change) / b.last_year_total * 100:.2f}%"
    compared = f"比上年{word}{s.text(abs(change))}万元，{rate}{percent}，主要原因是项目安排有所调整"
    sources = "；".join(
        f"{FUND_NAMES[fund]}{s.text(sum(i.source(fund) for i in b.items))}万元" for fund in FUNDS
    )
    basic = sum(item.basic for item in b.items) + 0
    personnel = sum(one.amount for one in b.economic if one.side == "personnel")
    public = sum(one.amount for one in b.economic if one.side == "public")
    three = b.three_public
    return [
        f"第三部分 {year}年度部门预算情况说明",
        "一、部门预算收支数据变动情况及原因",
        f"{year}年度{name}预算收入总计{s.text(total)}万元，"
        f"其中：本年收入{s.text(total - carried)}万元，"
        f"上年结转{s.text(carried)}万元，{compared}；预算支出总计{s.text(total)}万元。",
        "二、收入预算情况说明",
        f"{year}年度{name}收入来源为：{sources}；上年结转{s.text(carried)}万元。",
        "三、支出预算情况说明",
        f"{year}年度{name}支出预算{s.text(total)}万元，其中：基本支出{s.text(basic)}万元；"
        f"项目支出{s.text(total - basic)}万元。",
        "四、一般公共预算基本支出情况说明",
        f"{year}年度{name}一般公共预算安排基本支出{s.text(basic)}万元，其中：人员经费{s.text(personnel)}万元，"
        f"公用经费{s.text(public)}万元。",
        "五、“三公”经费增减变动原因说明",
        f"{year}年{name}“三公”经费预算{s.text(three.total)}万元，其中：因公出国（境）费{s.text(three.abroad)}万元；"
        f"公务接待费{s.text(three.reception)}万元；公务用车购置费{s.text(three.vehicle_purchase)}万元，"
        f"公务用车运行维护费{s.text(three.vehicle_running)}万元。",
        "六、机关运行经费增减变动原因说明",
        f"{year}年{name}机关运行经费预算{s.text(public)}万元。",
        "七、国有资产占有使用情况",
        f"截至{year - 1}年12月31日，{name}共有公务用车编制{b.vehicles_quota}辆，"
        f"实有{b.vehicles_held}辆。",
        "八、其他说明",
        "本部门无其他需要说明事项。",
        "第四部分 名词解释",
        *GLOSSARY,
    ]
