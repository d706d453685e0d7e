"""Lists of projects and units: a row each, or rows merged over their indicators, over pages."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from disclosure.documents.document import Cell, Document, Line, Page, Table
from disclosure.narrative.performance.form_finder import performance_tables
from disclosure.reading import PerformanceTable

Build = Callable[..., Document]
TITLE = "项目支出绩效目标表"
ROWS = [
    ("某市水利局", "河道清淤", "69.00", "清理河道三公里，保障行洪"),
    ("某市水利局", "防汛巡查", "1,676.51", "完成汛期巡查"),
    ("某市水利站", "防汛巡查", "20.35", "完成站点巡查"),
]
COLUMNS = ("单位名称", "项目名称", "金额(万元)", "绩效目标")


def told(tables: tuple[PerformanceTable, ...]) -> list[tuple[object, ...]]:
    return [
        (t.implementing_unit, t.project_name, t.amounts[0].amount_yuan, t.fields["绩效目标"])
        for t in tables
    ]


@given(order=st.permutations(range(4)))
def test_each_row_of_a_list_is_a_form_in_whatever_order(build: Build, order: list[int]) -> None:
    grid = [[row[n] for n in order] for row in [COLUMNS, *ROWS]]
    reading = performance_tables(build([TITLE, grid]))
    assert told(reading.tables) == [
        (unit, name, Decimal(money.replace(",", "")) * 10_000, goal)
        for unit, name, money, goal in ROWS
    ]
    assert reading.gaps == ()


def test_a_list_goes_on_over_a_page_with_the_rest_of_a_text(build: Build) -> None:
    pages = [[list(COLUMNS), list(ROWS[0])], [["", "", "", "安全"], list(ROWS[1])]]
    reading = performance_tables(build([TITLE, pages[0]], [pages[1]]))
    assert [t.fields["绩效目标"] for t in reading.tables] == [ROWS[0][3] + "安全", ROWS[1][3]]
    assert reading.consumed == {(1, 0), (2, 0)}


def merged(name: str, money: str, levels: list[tuple[str, str, str]]) -> Table:
    heads = ["项目名称", "资金总额", "绩效目标", "一级指标", "三级指标", "指标值", "度量单位"]
    cells = [Cell(0, n, text) for n, text in enumerate(heads)]
    for column, text in enumerate([name, money, "按时完成"]):
        cells.append(Cell(1, column, text, row_span=len(levels)))
    for row, (level, third, value) in enumerate(levels, 1):
        cells += [Cell(row, 3, level), Cell(row, 4, third), Cell(row, 5, value), Cell(row, 6, "次")]
    return Table(1 + len(levels), 7, tuple(cells))


def test_merged_rows_of_one_project_over_two_pages_are_one_form() -> None:
    first = merged("河道清淤", "35.78", [("产出指标", "巡查", "10"), ("产出指标", "清淤", "2")])
    second = merged("河道清淤", "35.78", [("效益指标", "回访", "5")])
    pages = tuple(
        Page(n, f"第{n}页", (Line(TITLE), Line("单位：万元"), table))
        for n, table in enumerate([first, second], 1)
    )
    (table,) = performance_tables(Document("0" * 64, "pdf", pages)).tables
    assert [a.amount_yuan for a in table.amounts] == [Decimal(357_800)]
    assert [(i.level1, i.level3, i.target) for i in table.indicators] == [
        ("产出指标", "巡查", "10次"),
        ("产出指标", "清淤", "2次"),
        ("效益指标", "回访", "5次"),
    ]


def test_a_total_of_the_list_is_no_project(build: Build) -> None:
    grid = [list(COLUMNS), ["合计", "", "1,765.86", ""], *map(list, ROWS)]
    tables = performance_tables(build([TITLE, grid])).tables
    assert [t.scope for t in tables] == ["whole", "project", "project", "project"]
    assert tables[0].amounts[0].source_name == "所列项目合计"


def test_a_table_of_projects_without_goals_is_a_budget_table(build: Build) -> None:
    grid = [["单位名称", "项目名称", "金额(万元)"], ["某市水利局", "河道清淤", "69.00"]]
    assert performance_tables(build(["项目支出预算表", grid])).consumed == frozenset()


def test_units_in_one_list_are_not_the_department(build: Build) -> None:
    heads = ["单位名称", "资金总额(万元)", "基本支出(万元)", "整体绩效目标"]
    one, two = ["某市水利局", "30.50", "10.00", "防汛"], ["某市水利站", "20.00", "20.00", "巡查"]
    (alone,) = performance_tables(build(["整体支出绩效目标表", [heads, one]])).tables
    assert [a.source_name for a in alone.amounts] == ["合计", "基本支出"]
    tables = performance_tables(build(["整体支出绩效目标表", [heads, one, two]])).tables
    assert [a.source_name for t in tables for a in t.amounts] == [
        "某市水利局/合计",
        "某市水利局/基本支出",
        "某市水利站/合计",
        "某市水利站/基本支出",
    ]
