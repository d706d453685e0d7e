"""Covers in any order: whose, of which year, budget or final account, of a department or a unit."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass

import pytest

from disclosure.forms.printed.printed_identity import printed_identity
from tests.disclosure.forms.form_pages import document

SEED = int(os.environ.get("MINGZHANG_SEED", "1"))
NAMES = (
    "云岭县教育局", "中共云岭县委组织部", "云岭县人民政府办公室", "长宁市云岭县科学技术协会",
    "云岭县城关镇人民政府", "政协云岭县委员会办公室", "云岭县第一中学", "云岭县融媒体中心",
    "云岭县发展和改革局", "云岭县预算评审中心", "共青团云岭县委员会", "云岭县财政局",
)  # fmt: skip
WRITTEN = str.maketrans("0123456789", "〇一二三四五六七八九")


@dataclass(frozen=True)
class Cover:
    lines: list[str]
    name: str
    year: int
    kind: str
    level: str | None


def drawn_cover(seed: int) -> Cover:
    source = random.Random(f"cover/{seed}")
    name, year = source.choice(NAMES), source.randint(2017, 2027)
    kind = source.choice(["预算", "决算"])
    level = source.choice(["部门", "部门", "单位", ""])
    tail = source.choice(["", "公开", "信息公开", "公开说明", "报告", "编制说明", "情况说明"])
    said = f"{year}{source.choice(['年', '年度'])}"
    if source.random() < 0.25:
        said = said.translate(WRITTEN)
    lines = source.choice(
        [
            [name, f"{said}{level}{kind}{tail}"],
            [f"{name}{said}{level}{kind}{tail}"],
            [f"{said}{name}{level}{kind}{tail}"],
            [said, f"{name}{level}{kind}{tail}"],
            [said, f"{level}{kind}{tail}", name],
            [f"{said}{level}{kind}{tail}", name],
            [name, f"{level}{kind}{tail}", f"（{said}）"],
            [name[: len(name) // 2], name[len(name) // 2 :], f"{said}{level}{kind}{tail}"],
            [f"关于{name}{said}{level}{kind}公开的{source.choice(['说明', '公告', '报告'])}"],
            [f"{name}关于{said}{level}{kind}公开的说明"],
        ]
    )
    if source.random() < 0.2:
        lines = [source.choice(["附件1", "附件：", f"云教字〔{year + 1}〕12号"]), *lines]
    if source.random() < 0.6:
        lines = [*lines, drawn_day(source, year, kind)]
    if source.random() < 0.3:
        lines = [" ".join(line) for line in lines]
    levels = {"部门": "department", "单位": "unit"}
    return Cover(
        lines, name, year, "budget" if kind == "预算" else "final_account", levels.get(level)
    )


def drawn_day(source: random.Random, year: int, kind: str) -> str:
    """The day it was put up: a budget's early in its year or before, a final account's after."""
    put_up = year + 1 if kind == "决算" else year - source.randint(0, 1)
    month, day = source.randint(1, 12), source.randint(1, 28)
    return source.choice(
        [
            f"{put_up}年{month}月",
            f"{put_up}年{month}月{day}日",
            f"{put_up}-{month:02}-{day:02}",
            f"编制日期：{put_up}年{month}月{day}日",
            f"发布时间：{put_up}-{month:02}-{day:02} 来源：财政局",
            f"{put_up}年".translate(WRITTEN) + "九月",
        ]
    )


@pytest.mark.parametrize("seed", range(SEED * 1000, SEED * 1000 + 150))
def test_a_cover_says_whose_and_of_which_year_in_any_order(seed: int) -> None:
    cover = drawn_cover(seed)
    found = printed_identity(document(cover.lines))
    assert found.agency_names[:1] == (cover.name,), cover.lines
    assert (found.fiscal_year, found.report_kind) == (cover.year, cover.kind), cover.lines
    assert found.report_level == cover.level, cover.lines
