"""What the lines above a table say of its unit and year, however they are wrapped."""

from __future__ import annotations

import pytest

from disclosure.forms.inference.roles import general_form
from disclosure.forms.printed.captions import is_note, read_captions, unit_of_lines


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        (["收支总表", "单位：万元"], "万元"),
        (["单位：万", "元"], "万元"),
        (["单位：万", "部门名称：某某法院 元"], "万元"),
        (["部门名称：某某法院 单位：千元"], "千元"),
        (["部门单位名称：某某法院", "收支总表"], None),
        ([], None),
    ],
)
def test_the_unit_of_the_lines_above_a_table(lines: list[str], unit: str | None) -> None:
    assert unit_of_lines(lines) == unit


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["支出决算表", "部门：某局 2024年度 单位：万元"], 2024),
        (["支出决算表", "公开03表", "部门：某局", "2024年度", "金额单位：万元"], 2024),
        (["支出决算表", "比2023年多了人员经费", "单位：万元"], None),
    ],
)
def test_the_year_of_a_table(lines: list[str], year: int | None) -> None:
    assert read_captions(lines, general_form("final_account")).year == year


def test_a_unit_with_a_remark_is_nobody() -> None:
    lines = ["部门收支总体情况表", "单位：万元（保留两位小数）"]
    captions = read_captions(lines, general_form("budget"))
    assert (captions.unit, captions.agency) == ("万元", None)


@pytest.mark.parametrize(
    ("line", "is_such"),
    [
        ("备注：本表无数据", True),
        ("本部门无此项支出，故本表为空表。", True),
        ("无国有资本经营预算，空表列示", True),
        ("本表反映部门全部收支情况。", False),
        ("国有资本经营预算支出表", False),
    ],
)
def test_why_a_table_is_empty_is_its_note(line: str, is_such: bool) -> None:
    assert is_note(line) is is_such
