"""Names of accounts that the demo prints, and the money codes of each kind of department.

What belongs here: which codes a department uses. What does not: amounts.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

CLASSIFICATION = (
    Path(__file__).resolve().parents[1] / "warehouse" / "reference" / "function_classification.csv"
)
CLASS_LINES = tuple(
    str(code) for code in (*range(201, 218), *range(219, 225), 227, *range(229, 235))
)
_DIGITS = "一二三四五六七八九"
NUMERALS = tuple(
    tens + digit
    for tens in ("", "十", "二十", "三十")
    for digit in ("", *_DIGITS)
    if (tens or digit) and not (tens == "三十" and digit)
)
PENSION, ANNUITY, RETIRED = "2080505", "2080506", "2080501"
MEDICAL, HOUSING = "2101101", "2210201"
LAND_FUND, LAND_INCOME = "2120803", "1030148"
CAPITAL, CAPITAL_INCOME = "2230105", "1030601"
INCOME_NAMES = {
    "103": "非税收入",
    "10301": "政府性基金收入",
    "1030148": "国有土地使用权出让收入",
    "10306": "国有资本经营收入",
    "1030601": "利润收入",
}
ECONOMIC = (
    ("工资福利支出", "基本工资", "工资奖金津补贴"),
    ("工资福利支出", "津贴补贴", "工资奖金津补贴"),
    ("工资福利支出", "奖金", "工资奖金津补贴"),
    ("商品和服务支出", "办公费", "办公经费"),
    ("商品和服务支出", "印刷费", "办公经费"),
    ("商品和服务支出", "水费", "办公经费"),
    ("商品和服务支出", "电费", "办公经费"),
    ("商品和服务支出", "邮电费", "办公经费"),
    ("商品和服务支出", "差旅费", "办公经费"),
    ("商品和服务支出", "维修（护）费", "维修（护）费"),
    ("商品和服务支出", "会议费", "会议费"),
    ("商品和服务支出", "培训费", "培训费"),
    ("商品和服务支出", "工会经费", "办公经费"),
    ("商品和服务支出", "福利费", "办公经费"),
    ("商品和服务支出", "其他交通费用", "办公经费"),
    ("商品和服务支出", "其他商品和服务支出", "其他商品和服务支出"),
)


@cache
def _names() -> list[tuple[str, str, int, int]]:
    with CLASSIFICATION.open(encoding="utf-8") as file:
        return [
            (row["code"], row["name"], int(row["valid_from"]), int(row["valid_to"] or 9999))
            for row in csv.DictReader(file)
        ]


@cache
def function_name(code: str, year: int) -> str:
    """The account's name in that year. Raises KeyError for a code that is not in force."""
    if code in INCOME_NAMES:
        return INCOME_NAMES[code]
    for known, name, first, last in _names():
        if known == code and first <= year <= last:
            return name
    raise KeyError((code, year))


@cache
def former_name(code: str, year: int) -> str | None:
    """A name that the code had in earlier years, if it differs."""
    now = function_name(code, year)
    return next((n for c, n, _, last in _names() if c == code and last < year and n != now), None)


@cache
def codes_under(prefix: str, years: tuple[int, ...] = (2024, 2025)) -> tuple[str, ...]:
    """7-digit general-budget codes below a prefix that are in force in all the years."""
    found = []
    for code in sorted(
        {code for code, *_ in _names() if len(code) == 7 and code.startswith(prefix)}
    ):
        try:
            for year in years:
                function_name(code, year)
                function_name(code[:5], year)
                function_name(code[:3], year)
        except KeyError:
            continue
        found.append(code)
    return tuple(found)
