"""Cards of any issuer: other labels, columns in any order, missing lines, units where printed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.documents.document import Cell, Document, Line, Page, Table
from disclosure.narrative.performance.form_finder import performance_tables

Build = Callable[..., Document]
CARD = [
    ["项目名称", "河道清淤补助资金", "", ""],
    ["主管部门", "某市水利局", "实施单位", "某市水利站"],
    ["专项资金情况(万元)", "资金总额", "", "1,700.00"],
    ["", "财政拨款", "", "1,500.00"],
    ["", "其他资金", "", "200.00"],
    ["年度目标", "清理河道三公里", "", ""],
]
HEAD = ["一级指标", "二级指标", "三级指标", "指标值"]
INDICATORS = [
    ["成本指标", "经济成本指标", "项目支出费用", "≤1700万元"],
    ["产出指标", "数量指标", "清淤长度", "≥3公里"],
    ["", "质量指标", "验收合格率", "≥95%"],
]
SPANS = [Cell(2, 0, "专项资金情况(万元)", row_span=3)]


def card(
    *, title: str = "河道清淤项目绩效目标表", order: tuple[int, ...] = (0, 1, 2, 3)
) -> Document:
    cells = [*SPANS]
    rows = [*CARD, *([row[n] for n in order] for row in [HEAD, *INDICATORS])]
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if not (column == 0 and 2 <= number <= 4):
                cells.append(Cell(number, column, text))
    table = Table(len(rows), 4, tuple(cells))
    return Document("0" * 64, "pdf", (Page(1, "第1页", (Line(title), table)),))


def test_a_card_of_another_issuer_is_read_whole() -> None:
    reading = performance_tables(card())
    (table,) = reading.tables
    assert (table.scope, table.project_name) == ("project", "河道清淤补助资金")
    assert (table.agency_name, table.implementing_unit) == ("某市水利局", "某市水利站")
    assert [(a.scope, a.source_name, a.amount_yuan) for a in table.amounts] == [
        ("annual", "资金总额", Decimal(17_000_000)),
        ("annual", "财政拨款", Decimal(15_000_000)),
        ("annual", "其他资金", Decimal(2_000_000)),
    ]
    assert table.fields == {"年度目标": "清理河道三公里"}
    assert [(i.level1, i.level2, i.level3, i.target) for i in table.indicators] == [
        ("成本指标", "经济成本指标", "项目支出费用", "≤1700万元"),
        ("产出指标", "数量指标", "清淤长度", "≥3公里"),
        ("产出指标", "质量指标", "验收合格率", "≥95%"),
    ]
    assert reading.consumed == {(1, 0)}
    assert reading.gaps == ()


@given(order=st.permutations([0, 1, 2, 3]))
def test_columns_of_indicators_stand_in_any_order(order: list[int]) -> None:
    (table,) = performance_tables(card(order=tuple(order))).tables
    (plain,) = performance_tables(card()).tables
    assert table.indicators == plain.indicators


@pytest.mark.parametrize("left_out", range(1, 6))
def test_a_line_may_be_missing(build: Build, left_out: int) -> None:
    rows = [row for n, row in enumerate(CARD) if n != left_out]
    (table,) = performance_tables(build(["某项目绩效目标表", [*rows, HEAD, *INDICATORS]])).tables
    assert table.project_name == "河道清淤补助资金"
    assert len(table.indicators) == 3
    assert len(table.amounts) == (2 if 2 <= left_out <= 4 else 3)


def test_sign_value_and_unit_in_columns_of_their_own(build: Build) -> None:
    rows = [
        ["项目名称", "水库移民后期扶持", "主管部门", "某市水利局", ""],
        ["当年预算", "12,700.00", "", "", ""],
        ["绩效指标", "指标名称", "指标性质", "指标值", "计量单位"],
        ["", "完工项目验收率", "≥", "90", "%"],
        ["", "技术合同额", "≥", "13.20", "亿元"],
    ]
    document = build(["重点专项资金绩效目标表（一级项目）", "单位：万元", rows])
    (table,) = performance_tables(document).tables
    assert [(i.level3, i.target) for i in table.indicators] == [
        ("完工项目验收率", "≥90%"),
        ("技术合同额", "≥13.20亿元"),
    ]
    assert [(a.source_name, a.amount_yuan) for a in table.amounts] == [
        ("资金总额", Decimal(127_000_000))
    ]


def test_an_amount_without_a_unit_is_kept_and_told(build: Build) -> None:
    rows = [["项目名称", "某事", "", ""], ["当年预算", "12.70", "", ""], HEAD, *INDICATORS]
    reading = performance_tables(build(["某项目绩效目标表", rows]))
    (table,) = reading.tables
    assert [(a.printed, a.amount_yuan) for a in table.amounts] == [("12.70", None)]
    assert [gap.kind for gap in reading.gaps] == ["unit_missing"]


def test_the_tasks_of_a_whole_department_are_amounts_by_direction(build: Build) -> None:
    rows = [
        ["部门(单位)名称", "某市水利局", "", "", ""],
        ["年度主要任务", "任务名称", "主要内容", "总额(万元)", "其他资金(万元)"],
        ["", "防汛", "巡查堤防", "290", "10.50"],
        ["", "抗旱", "维修水库", "95", ""],
        ["", "金额合计", "", "385", "10.50"],
        ["年度绩效指标", "一级指标", "二级指标", "指标内容", "指标值"],
        ["", "产出指标", "数量指标", "巡查次数", "≥30次"],
    ]
    (table,) = performance_tables(build(["部门整体支出绩效目标表", rows])).tables
    assert (table.scope, table.agency_name) == ("whole", "某市水利局")
    named = {a.source_name: a.amount_yuan for a in table.amounts}
    assert named["防汛"] == Decimal(2_900_000)
    assert named["防汛/其他资金"] == Decimal(105_000)
    assert {a.scope for a in table.amounts} == {"by_direction"}
    assert named["金额合计"] == Decimal(3_850_000)


def test_money_that_no_form_holds_is_told(build: Build) -> None:
    rows = [*CARD[:2], HEAD, *INDICATORS, ["", "", "", ""]]
    rows[4] = ["产出指标", "数量指标", "清淤长度", "≥3公里", "12,345.67"]
    reading = performance_tables(build(["某项目绩效目标表", rows]))
    assert [(gap.kind, gap.token) for gap in reading.gaps] == [("lost_token", "12,345.67")]


def test_a_card_begun_at_the_end_of_a_page_goes_on(build: Build) -> None:
    first = [CARD[0]]
    document = build(["某项目绩效目标表", first], [[*CARD[1:], HEAD, *INDICATORS]])
    reading = performance_tables(document)
    (table,) = reading.tables
    assert (table.project_name, table.page_from, table.page_to) == ("河道清淤补助资金", 1, 2)
    assert reading.consumed == {(1, 0), (2, 0)}
