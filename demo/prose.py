"""The words of a report, in our own wording: duties, explanations that repeat figures, glossary.

What belongs here: sentences. What does not: tables; the figures come from the same true budget.
"""

from __future__ import annotations

from demo.demo_accounts import function_name
from demo.demo_budget import FUNDS, Budget
from demo.demo_tables import FUND_NAMES, THREE_FUNDS, Style

GLOSSARY = (
    "一、基本支出：为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。",
    "二、项目支出：在基本支出之外，为完成特定任务和发展目标而发生的支出。",
    "三、“三公”经费：用财政拨款安排的因公出国（境）费、公务用车购置及运行费和公务接待费。",
    "四、机关运行经费：行政单位和参照公务员法管理的事业单位用于购买货物和服务的公用经费。",
    "五、上年结转：以前年度安排、结转到本年继续使用的资金。",
    "六、财政专户管理资金：缴入财政专户、按规定安排使用的教育收费等资金。",
    "七、单位资金：财政预算和财政专户管理资金以外的资金。",
)
REASON = "主要原因是本年项目安排和在职人员有所调整"


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
    words = _Words(budget)
    return [
        f"第三部分 {budget.year}年度部门预算情况说明",
        *words.totals(),
        *words.grant(),
        *words.general_budget(),
        *words.three_public(),
        *words.running(),
        *words.performance(),
        *words.assets(),
        "十二、其他说明",
        "本部门无其他需要说明事项。",
        "第四部分 名词解释",
        *GLOSSARY,
    ]


class _Words:
    """The sentences of part three."""

    def __init__(self, budget: Budget) -> None:
        self.b = budget
        self.style = Style(nothing="0")
        self.who = f"{budget.year}年度{budget.agency_name}"
        self.total = budget.spent()
        self.carried = sum(item.carried for item in budget.items)
        self.basic = sum(item.basic for item in budget.items)
        self.general = sum(item.source("general_public_budget") for item in budget.items)

    def wan(self, fen: int) -> str:
        return f"{self.style.text(fen)}万元"

    def share(self, part: int, whole: int) -> str:
        return f"占{part / whole * 100:.2f}%"

    def compared(self, now: int, before: int) -> str:
        """比上年增加…万元，增长…%, from the figures as they are printed."""
        printed_now, printed_before = (round(fen / 1_000_000, 2) for fen in (now, before))
        change = round(printed_now - printed_before, 2)
        if change == 0:
            return "与上年预算数相同"
        word, rate = ("增加", "增长") if change > 0 else ("减少", "下降")
        said = f"比上年{word}{abs(change):.2f}万元"
        if printed_before:
            said += f"，{rate}{abs(change) / printed_before * 100:.2f}%"
        return f"{said}，{REASON}"

    def totals(self) -> list[str]:
        this_year = self.total - self.carried
        change = self.compared(self.total, self.b.last_year.total)
        sources = [(FUND_NAMES[f], sum(i.source(f) for i in self.b.items)) for f in FUNDS]
        sources.append(("上年结转", self.carried))
        listed = "；".join(f"{n}{self.wan(a)}，{self.share(a, self.total)}" for n, a in sources)
        project = self.total - self.basic
        return [
            "一、部门预算收支数据变动情况及原因",
            f"{self.who}预算收入总计{self.wan(self.total)}，其中：本年收入{self.wan(this_year)}，"
            f"上年结转{self.wan(self.carried)}，{change}；"
            f"预算支出总计{self.wan(self.total)}，{change}。",
            "二、收入预算情况说明",
            f"{self.who}预算收入{self.wan(self.total)}，主要包括{listed}。",
            "三、支出预算情况说明",
            f"{self.who}支出预算{self.wan(self.total)}，其中：基本支出{self.wan(self.basic)}，"
            f"{self.share(self.basic, self.total)}；项目支出{self.wan(project)}，"
            f"{self.share(project, self.total)}。",
        ]

    def grant(self) -> list[str]:
        funds = {f: sum(i.source(f) for i in self.b.items) for f in THREE_FUNDS}
        carried = self.carried
        named = "，".join(
            f"{FUND_NAMES[f]}拨款{self.wan(a + (carried if f == THREE_FUNDS[0] else 0))}"
            for f, a in funds.items()
        )
        return [
            "四、财政拨款收支预算总体情况说明",
            f"{self.who}财政拨款收支总预算{self.wan(sum(funds.values()) + carried)}。"
            f"其中：{named}。其中：当年拨款收入{self.wan(sum(funds.values()))}，"
            f"上年结转收入{self.wan(carried)}。",
        ]

    def general_budget(self) -> list[str]:
        classes: dict[str, int] = {}
        for item in self.b.items:
            classes[item.code[:3]] = classes.get(item.code[:3], 0) + item.source(THREE_FUNDS[0])
        listed = "；".join(
            f"{function_name(code, self.b.year)}{self.wan(amount)}，"
            f"{self.share(amount, self.general)}"
            for code, amount in classes.items()
            if amount
        )
        sides = {
            side: [e for e in self.b.economic if e.side == side] for side in ("personnel", "public")
        }
        named = {
            side: "、".join(dict.fromkeys(e.name for e in ones)) for side, ones in sides.items()
        }
        paid = {side: self.wan(sum(e.amount for e in ones)) for side, ones in sides.items()}
        return [
            "五、一般公共预算支出情况说明",
            f"{self.who}一般公共预算当年支出{self.wan(self.general)}，主要用于以下方面：{listed}。",
            "六、一般公共预算基本支出情况说明",
            f"{self.who}一般公共预算安排基本支出{self.wan(self.basic)}，其中：人员经费{paid['personnel']}，"
            f"主要包括：{named['personnel']}等；公用经费{paid['public']}，主要包括：{named['public']}等。",
        ]

    def three_public(self) -> list[str]:
        three = self.b.three_public
        return [
            "七、“三公”经费增减变动原因说明",
            f"{self.who}“三公”经费预算{self.wan(three.total)}，"
            f"{self.compared(three.total, self.b.last_year.three_public)}。"
            f"其中：因公出国（境）费{self.wan(three.abroad)}；公务接待费{self.wan(three.reception)}；"
            f"公务用车购置及运行费{self.wan(three.vehicles)}，"
            f"其中：公务用车购置费{self.wan(three.vehicle_purchase)}，"
            f"公务用车运行维护费{self.wan(three.vehicle_running)}。",
        ]

    def running(self) -> list[str]:
        """机关运行经费 and 政府采购: a tenth of the running cost buys goods, and every vehicle."""
        public = sum(self.b.operating.values())
        goods = public // 10 + self.b.three_public.vehicle_purchase
        services = public // 20
        goods, services = (one // 10_000 * 10_000 for one in (goods + 9_999, services))
        return [
            "八、机关运行经费增减变动原因说明",
            f"{self.who}机关运行经费预算{self.wan(public)}，"
            f"{self.compared(public, self.b.last_year.operating)}。",
            "九、政府采购情况",
            f"{self.who}政府采购预算总额{self.wan(goods + services)}。其中："
            f"政府采购货物预算{self.wan(goods)}、政府采购工程预算0万元、"
            f"政府采购服务预算{self.wan(services)}。",
        ]

    def performance(self) -> list[str]:
        projects = [one for one in self.b.projects if not one.is_carried]
        money = sum(one.total for one in projects)
        return [
            "十、绩效管理情况",
            f"{self.who}纳入绩效目标管理的二级项目{len(projects)}个，共计金额{self.wan(money)}。",
        ]

    def assets(self) -> list[str]:
        b = self.b
        return [
            "十一、国有资产占有使用情况",
            f"截至{b.year - 1}年12月31日，{b.agency_name}共有公务用车编制{b.vehicles_quota}辆，"
            f"实有{b.vehicles_held}辆；占有使用价值50万元（原值）以上的通用设备0台（套）；"
            "占有使用价值100万元（原值）以上的专用设备0台（套）。",
        ]
