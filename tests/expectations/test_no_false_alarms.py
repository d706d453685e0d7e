"""Tables whose true figures agree and are printed rounded to 0.01 万元 are never violated."""

from __future__ import annotations

import os
import random
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.expectations.mini_reports import Case, build_night, evaluate_only, of_families
from warehouse.sql_files import connect

CODES = {
    "2060101": "行政运行",
    "2060102": "一般行政管理事务",
    "2060702": "科普活动",
    "2080501": "行政单位离退休",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "2101101": "行政单位医疗",
}
CLASSES = {"206": "六、科学技术支出", "208": "八、社会保障和就业支出", "210": "十、卫生健康支出"}
KINDS = ("basic", "project", "own", "carried")
"""General budget (basic, project), project money of its own, carried-over projects."""

FAMILIES = ("table-arithmetic", "hierarchy", "cross-table", "three-public")
Items = dict[str, dict[str, int]]
"""Fen by code and kind."""


def amount(chance: random.Random) -> int:
    """Fen; a printed 0.00 is an exact nought: nothing lies between it and 0.01 万元."""
    if chance.random() < 0.25:
        return 0
    return chance.choice((100_00, 100_50, 100_000_00, int(10 ** chance.uniform(4, 10))))


def district(number: int) -> list[Items]:
    """Twenty to forty reports."""
    chance = random.Random(f"{os.environ.get('MINGZHANG_SEED', '0')} {number}")
    return [
        {
            code: {kind: amount(chance) for kind in KINDS}
            for code in chance.sample(sorted(CODES), chance.randint(1, len(CODES)))
        }
        for _ in range(chance.randint(20, 40))
    ]


def printed(fen: int) -> str:
    """0.01 万元, halves away from nought; nought is a blank cell."""
    wan = (Decimal(fen) / 1_000_000).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(wan) if fen else "-"


def sums(items: dict[str, dict[str, int]], prefix: str) -> dict[str, int]:
    return {
        kind: sum(values[kind] for code, values in items.items() if code.startswith(prefix))
        for kind in KINDS
    }


def line(label: str, *amounts: int) -> str:
    return f"{label} | {' '.join(printed(fen) for fen in amounts)}"


def tables(items: dict[str, dict[str, int]]) -> dict[str, Any]:
    """Tables 1 to 6 and 12, 13 of one set of true figures."""
    codes = sorted({code[:n] for code in items for n in (3, 5, 7)})
    rows = {
        "合计": sums(items, ""),
        **{f"{c} {CODES.get(c, '科目')}": sums(items, c) for c in codes},
    }
    whole = rows["合计"]
    general, carried, own = whole["basic"] + whole["project"], whole["carried"], whole["own"]
    by_class = {CLASSES[code]: sums(items, code) for code in codes if len(code) == 3}
    personnel = whole["basic"] // 3
    return {
        "1": {
            "income": [
                line("一、一般公共预算", general),
                line("五、单位资金", own),
                line("本年收入合计", general + own),
                line("上年结转", carried),
                line("收入总计", general + own + carried),
            ],
            "expenditure": [
                *(
                    line(c, sum(v.values()), sum(v.values()) - v["carried"], v["carried"])
                    for c, v in by_class.items()
                ),
                line("本年支出合计", general + own + carried, general + own, carried),
                line("支出总计", general + own + carried, general + own, carried),
            ],
        },
        "2": [
            line(
                k,
                v["basic"] + v["project"] + v["own"],
                v["basic"] + v["project"],
                0,
                0,
                0,
                v["own"],
                v["carried"],
            )
            for k, v in rows.items()
        ],
        "3": [
            line(k, sum(v.values()), v["basic"], sum(v.values()) - v["basic"])
            for k, v in rows.items()
        ],
        "4": _grants(whole, by_class),
        "5": [
            line(k, v["basic"] + v["project"], v["basic"], v["project"]) for k, v in rows.items()
        ],
        "6": [
            line("合计", whole["basic"], personnel, whole["basic"] - personnel),
            line("工资福利支出", personnel, personnel),
            line("商品和服务支出", whole["basic"] - personnel, 0, whole["basic"] - personnel),
        ],
        "12": _projects({"经费": whole["project"], "自有": whole["own"]}, ("经费",)),
        "13": _projects({"结转": carried}, ("结转",)),
    }


def _grants(whole: dict[str, int], by_class: dict[str, dict[str, int]]) -> dict[str, list[str]]:
    general, carried = whole["basic"] + whole["project"], whole["carried"]
    return {
        "income": [
            line("一、一般公共预算", general),
            line("本年收入合计", general),
            line("上年财政拨款结转", carried),
            line("一、一般公共预算", carried),
            line("收入总计", general + carried),
        ],
        "expenditure": [
            *(
                line(c, sum(v.values()) - v["own"], sum(v.values()) - v["own"])
                for c, v in by_class.items()
            ),
            line("本年支出合计", general + carried, general + carried),
            line("支出总计", general + carried, general + carried),
        ],
    }


def _projects(amounts: dict[str, int], general: tuple[str, ...]) -> list[str]:
    def row(label: str, names: tuple[str, ...]) -> str:
        of_general = sum(fen for name, fen in amounts.items() if name in general and name in names)
        own = sum(amounts[name] for name in names) - of_general
        return line(label, of_general + own, of_general, *([0, 0, 0, own] if own else []))

    return [row("第1局", tuple(amounts)), *(row(name, (name,)) for name in amounts)]


@pytest.mark.parametrize(
    "first", [0, *(pytest.param(n, marks=pytest.mark.whole) for n in range(3, 30, 3))]
)
def test_rounded_truth_is_never_violated(first: int, tmp_path: Path) -> None:
    """Three districts in one night."""
    reports = [one for number in range(first, first + 3) for one in district(number)]
    cases = [
        Case("-", number, {"name": str(number), "agency": "第1局", "tables": tables(items)})
        for number, items in enumerate(reports, 1)
    ]
    night = build_night(tmp_path, cases)
    evaluate_only(night, *of_families(*FAMILIES))
    with connect(night, read_only=True) as connection:
        violated = connection.execute(
            "SELECT rule_id, message FROM quality.finding WHERE family IN $1", [FAMILIES]
        ).fetchall()
        judged = connection.execute(
            "SELECT count(DISTINCT rule_id) FROM quality.instance "
            "WHERE outcome IN ('pass', 'rounding')"
        ).fetchall()[0][0]
    assert violated == []
    assert judged >= 5
