"""How figures, dates and codes are said on a page.

What belongs here: filters of the templates, each a pure function. What does not: markup. Amounts
come in yuan (Decimal); NULL is a dash, never a nought.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import Any
from urllib.parse import quote

from warehouse.words import word, words

NOTHING = "—"
WAN_YUAN = Decimal(10_000)
YI_YUAN = Decimal(100_000_000)

_KINDS = (
    "severity", "coverage", "report_status", "report_kind", "report_level", "decision", "fund",
)  # fmt: skip
"""What a page says by code alone; no code has two words among them (a test)."""


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
    """A part of a whole in percent with one decimal; a dash where there is no whole, or where the
    part is no part of it (negative amounts among them)."""
    if part is None or not whole or not 0 <= Decimal(part) / Decimal(whole) <= 1:
        return NOTHING
    return rate(part, whole)


def rate(amount: Decimal | None, of: Decimal | None) -> str:
    """One amount in percent of another that is more than nought; above 100 too."""
    if amount is None or not of or of < 0:
        return NOTHING
    return f"{100 * Decimal(amount) / Decimal(of):.1f}%"


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
    return NOTHING if key is None else _names().get(key, key)


@cache
def _names() -> dict[str, str]:
    return {code: text for kind in _KINDS for code, text in words(kind).items()}


def segment(text: Any) -> str:
    """Any text as one segment of an address."""
    return quote(str(text), safe="")


def word_of(code: str | None, kind: str) -> str:
    """The Chinese word of a code of one kind (`warehouse.words`)."""
    return NOTHING if code is None else word(kind, code)


_FUNCTIONS = (
    wan,
    yi,
    yuan,
    share,
    rate,
    change,
    count,
    day,
    moment,
    duration,
    name,
    segment,
    word_of,
)
FILTERS = {function.__name__: function for function in _FUNCTIONS}
