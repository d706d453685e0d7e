"""Places of this site by what people call them, for the box that finds everything.

What belongs here: lists and views that have no row of their own to be found by. What does not:
departments, classes, rules, findings (`pages.search`), and the menu itself (`pages`).
"""

from __future__ import annotations

from typing import NamedTuple

from warehouse.words import words


class Place(NamedTuple):
    """`title` is what the place is called here; `also` are other words for it."""

    title: str
    href: str
    also: str = ""


_PLACES = (
    Place("没有读到报告的部门", "/agencies?show=absent", "未公开 没有公开 尚未看到 打不开 缺报"),
    Place("有错误的部门", "/agencies?show=errors"),
    Place("没有问题的部门", "/agencies?show=fine", "没有错误"),
    Place("按功能分类看支出", "/spending/function", "类款项"),
    Place("按经济分类看支出", "/spending/economic", "工资 商品和服务"),
    Place("按资金来源看支出", "/spending/fund", "政府性基金 结转"),
    Place("“三公”经费", "/spending/three-public", "三公经费 出国 接待 公务用车"),
    Place("按部门和年度看支出", "/spending/agency", "历年 比上年"),
    Place("预算与决算", "/execution", "执行率 完成率"),
    Place("资金流向", "/flow", "来源 去向"),
    Place("审核记录", "/decisions", "谁审核 撤销 误报"),
    Place("读取缺漏、没有读成的文件", "/operator", "扫描件 扫描 未获印证 认不出"),
    Place("更正：告诉读取程序的", "/corrections"),
    Place("门户网站和来源", "/sources", "采集 抓取 网址 原件"),
)


def places_called(wanted: str) -> list[Place]:
    """Those whose title or other words hold every typed word."""
    typed = wanted.casefold().split()
    letters = [
        Place(f"通知：{word}", f"/notices?state={state}", "整改 登记簿")
        for state, word in words("notice_state").items()
    ]
    return [
        one
        for one in (*_PLACES, *letters)
        if typed and all(word in f"{one.title} {one.also}" for word in typed)
    ]
