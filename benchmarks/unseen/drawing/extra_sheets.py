"""Tables that some issuers add and no other has: what stands in them must disturb nothing else.

What belongs here: their grids. Each figure is a fact of no table: it may be told or kept, and never
stand in a budget's table. What does not: the budget's own tables (`sheets`).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal

from benchmarks.unseen.drawing.sheets import LEFT, UP, Drawn, Fact, Sheet


def _money(text: str) -> Drawn:
    bare = Decimal(text.replace(",", ""))
    return Drawn(text, Fact(0, None, "", "", bare * 10000))


def _plain(*texts: str) -> list[Drawn]:
    return [Drawn(text) for text in texts]


def _amount(source: random.Random) -> str:
    return f"{source.randrange(1000, 99999) / 100:,.2f}"


def assets(source: random.Random) -> Sheet:
    """国有资产占有使用情况."""
    rows = [("一、流动资产", "—"), ("二、固定资产", "1280"), ("其中：房屋", "3"), ("车辆", "12")]
    body = [[*_plain(name, count), _money(_amount(source))] for name, count in rows]
    return Sheet(0, "国有资产占有使用情况表", ["国有资产占有使用情况表", "单位：万元"], [],
                 [_plain("资产名称", "数量", "账面价值")], body)  # fmt: skip


def staff(source: random.Random) -> Sheet:
    """People and houses: counts, and no money at all."""
    head = [_plain("单位名称", "编制人数", LEFT, LEFT, "实有人数"),
            _plain(UP, "合计", "行政", "事业", UP)]  # fmt: skip
    counts = [source.randrange(1, 90) for _ in range(3)]
    row = _plain("示范区审计局", str(sum(counts)), *map(str, counts[:2]), str(counts[2]))
    return Sheet(0, "部门人员编制情况表", ["部门人员编制情况表", "单位：人"], [], head, [row])


def transfers(source: random.Random) -> Sheet:
    """What is handed on to lower governments."""
    first, second = (source.randrange(1000, 9000) for _ in range(2))
    rows = [("合计", first + second), ("东城街道", first), ("西城街道", second)]
    body = [[*_plain(name), _money(f"{value / 100:,.2f}"), Drawn("")] for name, value in rows]
    return Sheet(0, "对下转移支付预算表", ["对下转移支付预算表", "单位：万元"], [],
                 [_plain("地区", "金额", "用途")], body)  # fmt: skip


def debts(source: random.Random) -> Sheet:
    """Bonds by project, two years beside each other."""
    head = [_plain("项目", "债券期限", "发行金额", LEFT), _plain(UP, UP, "上年", "本年")]
    body = [[*_plain(f"老旧小区改造{n}期", f"{n + 4}年"), _money(_amount(source)),
             _money(_amount(source))] for n in range(1, 4)]  # fmt: skip
    return Sheet(0, "政府债券资金使用情况表", ["政府债券资金使用情况表", "单位：万元"], [],
                 head, body)  # fmt: skip


def purchases(source: random.Random) -> Sheet:
    """Services bought from society, a row an item."""
    body = [[*_plain(str(n), f"第三方评估服务{n}", "A0801"), _money(_amount(source)),
             *_plain("公开招标", "12月")] for n in range(1, 5)]  # fmt: skip
    head = [_plain("序号", "购买服务内容", "目录代码", "预算金额", "方式", "时间")]
    return Sheet(0, "政府购买服务预算表", ["政府购买服务预算表", "单位：万元"], [], head, body)


EXTRA_SHEETS: list[Callable[[random.Random], Sheet]] = [assets, staff, transfers, debts, purchases]
