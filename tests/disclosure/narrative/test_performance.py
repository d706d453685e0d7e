"""Performance forms: found by title and labels, read over shifted cells and page breaks."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.documents.document import Cell, Document, Line, Page, Table
from disclosure.narrative import PerformanceReading, performance_tables
from disclosure.narrative.performance.performance_amounts import amount_yuan, is_amount
from disclosure.reading import PerformanceTable

Build = Callable[..., Document]
TITLE = "某区县(区)级预算部门(单位)项目支出绩效目标表"
PROJECT = [
    ["项目名称", "", "河道清淤\n项目资金", "", "", "", "", ""],
    ["主管部门及代\n码", "", "123-某区水利局", "", "实施单位", "某区水利站", "", ""],
    ["项目属性", "", "一次性项目(1\n年结束)", "", "项目期", "1年", "", ""],
    ["项目资金 (元)", "实施期资金总\n额:", "1,060,000.50", "年度资金总额:", "60,000", "", "", ""],
    ["", "其中:中央财政\n资金", "1,000,000.50", "其中:中央财政\n资金", "0", "", "", ""],
    ["", "市县（区）财政资金", "60,000", "市县（区）财政资金", "60,000", "", "", ""],
    ["其他资金", "", "", "其他资金", "", "", "", ""],
    ["项目概况", "", "清理河道三公里，保障行洪安全。", "", "", "", "", ""],
    ["立项依据", "", "会议纪要第3次", "", "", "", "", ""],
    ["实施期目标", "", "", "", "年度目标", "", "", ""],
    ["总体目标", "清理河道三公里", "", "", "清理河道一公里", "", "", ""],
    ["绩效 指标", "一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"],
    ["", "产出指标", "数量指标", "清淤长度", "3公里", "数量指标", "清淤长度", "1公里"],
    ["", "", "", "清淤次数", "2次", "", "清淤次数", "1次"],
    ["", "", "质量指标", "验收合格率", "100%", "质量指标", "验收合格率", "100%"],
    ["", "效益指标", "经济效益", "", "", "经济效益", "", ""],
    ["", "可持续影响", "管护制度", "完善", "可持续影响", "管护制度", "完善", ""],
    [
        "",
        "满意度指标",
        "服务对象满意\n度",
        "群众满意度",
        "≥90%",
        "服务对象满意\n度",
        "群众满意度",
        "≥90%",
    ],
    ["负责人:", "", "经办人:", "", "联系电话:", "", "填报日期:", "20241211162613"],
]
WHOLE = [
    ["部门基本信息", "部门名称", "123-某区水利局", "", ""],
    ["", "内设职能部门数", "2个", "所属预算单位数", "1个"],
    ["", "核定的人员编制数", "7人", "实际在职人员总数", "5人"],
    ["", "", "", "其中:在编人员数", "5人"],
    ["其他人员数", "", "", "0人", ""],
    ["部门职责", "管理水利。", "", "", ""],
    ["年度预算情况", "按资金来源划分", "资金总额(万元)", "按资金方向划分", "资金总额(万元)"],
    ["", "合计", "176.26", "合计", "176.26"],
    ["", "其中:一般公共预算资金", "176.26", "其中:基本支出", "83.36"],
    ["", "政府性基金预算资金", "0.00", "项目支出", "92.90"],
    ["单位资金", "", "", "", ""],
    ["年度重点任务", "核心职能", "", "重点任务", ""],
    ["", "防汛", "", "河道清淤项目资金", ""],
    ["", "抗旱", "", "水库维修", ""],
    ["年度绩效目标", "完成清淤。", "", "", ""],
    ["年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
    ["", "产出指标", "数量指标", "清淤长度", "1公里"],
]


def one(reading: PerformanceReading) -> PerformanceTable:
    (table,) = reading.tables
    return table


def amounts(table: PerformanceTable) -> list[tuple[str, str, str, Decimal | None]]:
    return [(a.scope, a.source_name, a.printed, a.amount_yuan) for a in table.amounts]


def test_a_project_form_is_read_whole(build: Build) -> None:
    table = one(performance_tables(build([TITLE, "(2025年度)", PROJECT])))
    assert (table.scope, table.title, table.printed_year) == ("project", TITLE, 2025)
    assert (table.agency_code, table.agency_name) == ("123", "某区水利局")
    assert (table.project_name, table.implementing_unit) == ("河道清淤项目资金", "某区水利站")
    assert amounts(table) == [
        ("whole_life", "资金总额", "1,060,000.50", Decimal("1060000.50")),
        ("annual", "资金总额", "60,000", Decimal(60000)),
        ("whole_life", "中央财政资金", "1,000,000.50", Decimal("1000000.50")),
        ("annual", "中央财政资金", "0", Decimal(0)),
        ("whole_life", "市县(区)财政资金", "60,000", Decimal(60000)),
        ("annual", "市县(区)财政资金", "60,000", Decimal(60000)),
        ("whole_life", "其他资金", "", None),
        ("annual", "其他资金", "", None),
    ]
    assert table.fields["项目属性"] == "一次性项目(1年结束)"
    assert table.fields["实施期总体目标"] == "清理河道三公里"
    assert table.fields["年度总体目标"] == "清理河道一公里"
    assert table.fields["填报日期"] == "20241211162613"


def test_indicators_of_both_halves_in_shifted_and_unlabelled_rows(build: Build) -> None:
    table = one(performance_tables(build([TITLE, PROJECT])))
    whole_life = [
        (i.level1, i.level2, i.level3, i.target)
        for i in table.indicators
        if i.scope == "whole_life"
    ]
    assert whole_life == [
        ("产出指标", "数量指标", "清淤长度", "3公里"),
        ("产出指标", "数量指标", "清淤次数", "2次"),
        ("产出指标", "质量指标", "验收合格率", "100%"),
        ("效益指标", "可持续影响", "管护制度", "完善"),
        ("满意度指标", "服务对象满意度", "群众满意度", "≥90%"),
    ]
    annual = [(i.level2, i.target) for i in table.indicators if i.scope == "annual"]
    assert annual[:2] == [("数量指标", "1公里"), ("数量指标", "1次")]
    assert len(annual) == len(whole_life)


def test_the_whole_form_is_read(build: Build) -> None:
    reading = performance_tables(build(["部门整体支出绩效目标申报表", "(2025)年度", WHOLE]))
    table = one(reading)
    assert (table.scope, table.printed_year, table.project_name) == ("whole", 2025, None)
    assert (table.agency_code, table.agency_name) == ("123", "某区水利局")
    assert amounts(table) == [
        ("by_source", "合计", "176.26", Decimal("1762600.00")),
        ("by_direction", "合计", "176.26", Decimal("1762600.00")),
        ("by_source", "一般公共预算资金", "176.26", Decimal("1762600.00")),
        ("by_direction", "基本支出", "83.36", Decimal("833600.00")),
        ("by_source", "政府性基金预算资金", "0.00", Decimal(0)),
        ("by_direction", "项目支出", "92.90", Decimal("929000.00")),
        ("by_source", "单位资金", "", None),
    ]
    assert table.fields["核定的人员编制数"] == "7人"
    assert table.fields["在编人员数"] == "5人"
    assert table.fields["其他人员数"] == "0人"
    assert table.fields["重点任务"] == "河道清淤项目资金\n水库维修"
    assert [(i.scope, i.level3) for i in table.indicators] == [("annual", "清淤长度")]
    assert reading.consumed == {(1, 0)}


def test_labels_that_trail_their_group_are_not_given_to_other_rows(build: Build) -> None:
    rows = [
        *WHOLE[:-1],
        ["", "", "", "清淤长度", "1公里"],
        ["", "", "数量指标", "清淤次数", "2次"],
        ["", "", "", "验收合格率", "100%"],
    ]
    table = one(performance_tables(build(["部门整体支出绩效目标申报表", rows])))
    assert [(i.level1, i.level2, i.level3) for i in table.indicators] == [
        ("", "", "清淤长度"),
        ("产出指标", "数量指标", "清淤次数"),
        ("", "", "验收合格率"),
    ]


def without_pages(table: PerformanceTable) -> dict[str, object]:
    plain = table.model_dump(exclude={"page_from", "page_to", "page_label"})
    for amount in plain["amounts"]:
        del amount["page_no"]
    return plain


@given(cuts=st.sets(st.integers(1, len(PROJECT) - 1), max_size=4))
def test_a_form_split_between_rows_over_pages_reads_the_same(build: Build, cuts: set[int]) -> None:
    places = [0, *sorted(cuts), len(PROJECT)]
    pieces = [PROJECT[start:end] for start, end in pairwise(places)]
    split = performance_tables(build([TITLE, pieces[0]], *[[piece] for piece in pieces[1:]]))
    whole = performance_tables(build([TITLE, PROJECT]))
    assert without_pages(one(split)) == without_pages(one(whole))
    assert split.consumed == {(page, 0) for page in range(1, len(pieces) + 1)}
    assert (one(split).page_from, one(split).page_to) == (1, len(pieces))
    pages = [number for number, piece in enumerate(pieces, 1) for row in piece if "其他资金" in row]
    assert one(split).amounts[-1].page_no == pages[0]


def test_a_text_and_an_indicator_cut_by_a_page_are_put_together(build: Build) -> None:
    head = [*PROJECT[:7], ["项目概况", "", "清理河道三公里，", "", "", "", "", ""]]
    middle = [
        ["", "", "保障行洪安全。", "", "", "", "", ""],
        *PROJECT[8:12],
        ["", "产出指标", "数量指标", "清淤", "3公", "数量指标", "清淤", "1公"],
    ]
    tail = [["", "", "", "长度", "里", "", "长度", "里"], *PROJECT[13:]]
    tail[0] = ["", "", "", "长度", "", "", "长度", ""]
    split = one(performance_tables(build([TITLE, head], [middle], [tail])))
    assert split.fields["项目概况"] == "清理河道三公里，保障行洪安全。"
    assert split.indicators[0].level3 == "清淤长度"
    assert len(split.indicators) == len(one(performance_tables(build([TITLE, PROJECT]))).indicators)


def test_a_running_head_does_not_cut_a_form(build: Build) -> None:
    head = "某区水利局2025年度部门预算公开"
    document = build([head, TITLE, PROJECT[:9]], [head, PROJECT[9:], "- 2 -"], [head, [["1", "2"]]])
    reading = performance_tables(document)
    assert without_pages(one(reading)) == without_pages(
        one(performance_tables(build([TITLE, PROJECT])))
    )
    assert reading.consumed == {(1, 0), (2, 0)}


def test_merged_cells_say_the_same_as_split_ones(build: Build) -> None:
    cells = (
        Cell(0, 0, "项目名称", column_span=2),
        Cell(0, 2, "河道清淤项目资金", column_span=6),
        Cell(1, 0, "主管部门及代码", column_span=2),
        Cell(1, 2, "123-某区水利局", column_span=2),
        Cell(1, 4, "实施单位"),
        Cell(1, 5, "某区水利站", column_span=3),
        Cell(2, 0, "项目资金（元）", row_span=2),
        Cell(2, 1, "实施期资金总额：", column_span=2),
        Cell(2, 3, "60,000"),
        Cell(2, 4, "年度资金总额：", column_span=2),
        Cell(2, 6, "9,000", column_span=2),
        Cell(3, 1, "其中：省级财政资金", column_span=2),
        Cell(3, 3, "60,000"),
        Cell(3, 4, "其中：省级财政资金", column_span=2),
    )
    page = Page(1, "正文", (Line(TITLE), Table(4, 8, cells)))
    table = one(performance_tables(Document("0" * 64, "docx", (page,))))
    assert (table.project_name, table.agency_code) == ("河道清淤项目资金", "123")
    assert amounts(table) == [
        ("whole_life", "资金总额", "60,000", Decimal(60000)),
        ("annual", "资金总额", "9,000", Decimal(9000)),
        ("whole_life", "省级财政资金", "60,000", Decimal(60000)),
        ("annual", "省级财政资金", "", None),
    ]


def test_forms_in_sequence_stay_apart(build: Build) -> None:
    second = [["项目名称", "", "水库维修", "", "", "", "", ""], *PROJECT[1:]]
    apart = build([TITLE, "(2025年度)", PROJECT, TITLE, "(2025年度)", second])
    glued = build([[[TITLE], ["(2025年度)"], *PROJECT, [TITLE], ["(2025年度)"], *second]])
    for document in (apart, glued):
        tables = performance_tables(document).tables
        assert [(t.form_no, t.project_name, t.printed_year) for t in tables] == [
            (1, "河道清淤项目资金", 2025),
            (2, "水库维修", 2025),
        ]
        assert [len(t.amounts) for t in tables] == [8, 8]


def test_a_form_without_title_is_known_by_its_labels(build: Build) -> None:
    table = one(performance_tables(build([PROJECT])))
    assert (table.title, table.printed_year, table.project_name) == ("", None, "河道清淤项目资金")


def test_other_tables_are_left_alone(build: Build) -> None:
    projects = [["项目名称", "合计", "一般公共预算"], ["某区水利局", "92.90", "92.90"]]
    document = build(
        ["项目支出绩效目标表…………19", "2025年项目支出预算表", projects],
        [TITLE, PROJECT, "十一、国有资产占有使用情况", projects],
        [projects],
    )
    reading = performance_tables(document)
    assert len(reading.tables) == 1
    assert reading.consumed == {(2, 0)}


def test_a_title_without_its_form_makes_nothing(build: Build) -> None:
    table = [["一、收入", "1.00"], ["二、支出", "2.00"]]
    assert performance_tables(build([TITLE, table])) == PerformanceReading((), frozenset())


@given(st.decimals(0, 10**9, places=2), st.booleans(), st.sampled_from(["", "元", "万元"]))
def test_amounts_are_yuan_in_any_print(value: Decimal, commas: bool, unit: str) -> None:
    printed = (f"{value:,}" if commas else f"{value}") + unit
    assert is_amount(printed)
    assert amount_yuan(printed, "元") == value * (10_000 if unit == "万元" else 1)


@pytest.mark.parametrize("text", ["-", "/", "——"])
def test_a_dash_is_no_amount_but_no_label_either(text: str) -> None:
    assert is_amount(text)
    assert amount_yuan(text, "元") is None


LABELS = sorted({text for row in [*PROJECT, *WHOLE] for text in row})


@given(
    grid=st.lists(
        st.lists(st.sampled_from(LABELS), min_size=1, max_size=8), min_size=1, max_size=20
    )
)
def test_no_grid_of_labels_breaks_the_reader(build: Build, grid: list[list[str]]) -> None:
    reading = performance_tables(build([TITLE, grid], [grid]))
    assert reading.consumed <= {(1, 0), (2, 0)}
    assert bool(reading.tables) == bool(reading.consumed)


def test_a_third_level_named_like_the_second_is_an_indicator(build: Build) -> None:
    grid = [list(row) for row in PROJECT]
    grid[17] = ["", "满意度指标", *(["服务对象满意度", "服务对象满意度", "≥95%"] * 2)]
    (table,) = performance_tables(build([TITLE, grid])).tables
    last = [one for one in table.indicators if one.level2 == "服务对象满意度"]
    assert [(one.scope, one.level3, one.target) for one in last] == [
        ("whole_life", "服务对象满意度", "≥95%"),
        ("annual", "服务对象满意度", "≥95%"),
    ]


def test_a_point_before_three_digits_of_yuan_is_a_comma() -> None:
    assert amount_yuan("816.000", "元") == Decimal(816_000)
    assert amount_yuan("816.50", "元") == Decimal("816.50")
    assert amount_yuan("1.250", "万元") == Decimal(12_500)
