"""How figures, dates and codes are said on a page.

What belongs here: filters of the templates, each a pure function. What does not: markup. Amounts
come in yuan (Decimal); NULL is a dash, never a nought.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from urllib.parse import quote

NOTHING = "—"
WAN_YUAN = Decimal(10_000)
YI_YUAN = Decimal(100_000_000)

SEVERITIES = {"error": "错误", "warning": "提醒", "info": "说明"}
STATUSES = {
    "published": "已公开",
    "published_with_gaps": "已公开，读取有缺漏",
    "quarantined": "读不了",
    "secret": "涉密不公开",
    "not_due": "未到期",
    "missing": "未公开",
    "read": "读取完整",
    "read_with_gaps": "读取有缺漏",
}
KINDS = {"budget": "预算", "final_account": "决算"}
LEVELS = {"department": "部门", "unit": "单位"}
DECISIONS = {"confirmed": "属实", "false_alarm": "误报", "corrected": "已更正"}
FUNDS = {
    "all": "全部资金",
    "total": "合计",
    "general_public_budget": "一般公共预算",
    "government_fund": "政府性基金预算",
    "state_capital": "国有资本经营预算",
    "fiscal_special_account": "财政专户管理资金",
    "unit_funds": "单位资金",
    "other_funds": "其他资金",
    "carry_over": "上年结转",
}
NAMES: dict[str, str] = SEVERITIES | STATUSES | KINDS | LEVELS | DECISIONS | FUNDS


def wan(amount_yuan: Decimal | None) -> str:
    """Yuan as 万元 with two decimals and thousands separators: 12345678.9 → 1,234.57."""
    return NOTHING if amount_yuan is None else f"{Decimal(amount_yuan) / WAN_YUAN:,.2f}"


def yi(amount_yuan: Decimal | None) -> str:
    """Yuan as people say it, with the unit: 亿元 above a hundred million, else 万元."""
    if amount_yuan is None:
        return NOTHING
    if abs(amount_yuan) >= YI_YUAN:
        return f"{Decimal(amount_yuan) / YI_YUAN:,.2f} 亿元"
    return f"{wan(amount_yuan)} 万元"


def yuan(amount_yuan: Decimal | None) -> str:
    return NOTHING if amount_yuan is None else f"{amount_yuan:,.2f}"


def share(part: Decimal | None, whole: Decimal | None) -> str:
    """A part of a whole in percent with one decimal; a dash where there is no whole."""
    if part is None or not whole:
        return NOTHING
    return f"{100 * Decimal(part) / Decimal(whole):.1f}%"


def change(now: Decimal | None, before: Decimal | None) -> str:
    """The growth from `before` to `now` in percent with its sign."""
    if now is None or not before:
        return NOTHING
    return f"{100 * (Decimal(now) - Decimal(before)) / abs(Decimal(before)):+.1f}%"


def count(number: int | None) -> str:
    return NOTHING if number is None else f"{number:,}"


def day(value: dt.date | None) -> str:
    """2025年3月1日."""
    return NOTHING if value is None else f"{value.year}年{value.month}月{value.day}日"


def moment(value: dt.datetime | None) -> str:
    """2025年3月1日 08:05 (times come from DuckDB in Asia/Shanghai)."""
    return NOTHING if value is None else f"{day(value)} {value:%H:%M}"


def duration(seconds: float | None) -> str:
    if seconds is None:
        return NOTHING
    if 0 < seconds < 0.5:
        return "不到 1 秒"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} 分 {rest} 秒" if minutes else f"{rest} 秒"


def name(key: str | None) -> str:
    """The Chinese word for a key of the warehouse; an unknown key as it is."""
    return NOTHING if key is None else NAMES.get(key, key)


def segment(text: Any) -> str:
    """Any text as one segment of an address."""
    return quote(str(text), safe="")


FILTERS = {
    function.__name__: function
    for function in (wan, yi, yuan, share, change, count, day, moment, duration, name, segment)
}
