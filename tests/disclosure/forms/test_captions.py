"""What the lines above a table say of its unit, however it is wrapped."""

from __future__ import annotations

import pytest

from disclosure.forms.captions import unit_of_lines


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
