"""Columns of sources, of uses and of quantities, and titles that the page's edge cuts."""

from __future__ import annotations

import pytest

from disclosure.forms.inference.table_titles import title_text
from tests.disclosure.forms.form_pages import Grid, read
from tests.disclosure.forms.inference.test_unseen_tables import table_of


def test_a_use_below_a_fund_is_that_funds_where_there_are_other_sources() -> None:
    heads: Grid = [
        ["科目编码", "科目名称", "合计", "一般公共预算", "<", "<", "单位资金"],
        ["^", "^", "^", "小计", "基本支出", "项目支出", "^"],
    ]
    rows: Grid = [
        ["", "合计", "35.00", "30.00", "10.00", "20.00", "5.00"],
        ["206", "科学技术支出", "35.00", "30.00", "10.00", "20.00", "5.00"],
        ["2060101", "行政运行", "10.00", "10.00", "10.00", "", ""],
        ["2060199", "其他科学技术管理事务支出", "25.00", "20.00", "", "20.00", "5.00"],
    ]
    found = table_of(read(["部门支出预算表", "单位：万元", heads + rows]), 3)
    assert found["206", "general_public_budget.project"] == "20.00"
    assert ("206", "project") not in found


def test_the_rest_of_a_source_is_no_economic_class() -> None:
    """其他支出 without other classes beside it is a part of the source that it stands below."""
    heads: Grid = [
        [
            "科目编码",
            "科目名称",
            "合计",
            "一般公共预算",
            "财政专户管理的支出",
            "单位资金",
            "<",
            "<",
        ],
        ["^", "^", "^", "^", "^", "小计", "事业单位经营支出", "其他支出"],
    ]
    rows: Grid = [
        ["", "合计", "38.00", "30.00", "3.00", "5.00", "", "5.00"],
        ["2060101", "行政运行", "10.00", "10.00", "", "", "", ""],
        ["2060199", "其他科学技术管理事务支出", "28.00", "20.00", "3.00", "5.00", "", "5.00"],
    ]
    found = table_of(read(["部门支出预算表", "单位：万元", heads + rows]), 3)
    assert found["total", "fiscal_special_account"] == "3.00"
    assert found["total", "unit_funds"] == "5.00"
    assert not any("class." in column for _, column in found)


def test_this_years_and_last_years_money_below_a_source() -> None:
    heads: Grid = [
        ["单位名称", "总计", "一般公共预算", "<", "政府性基金预算", "<"],
        ["^", "^", "本年", "上年结转", "本年", "上年结转"],
    ]
    rows: Grid = [
        ["合计", "36.00", "20.00", "10.00", "5.00", "1.00"],
        ["甲中心", "30.00", "20.00", "10.00", "", ""],
        ["乙中心", "6.00", "", "", "5.00", "1.00"],
    ]
    found = table_of(read(["收入预算表（按单位）", "单位：万元", heads + rows]), 25)
    assert found["total", "general_public_budget"] == "20.00"
    assert found["unit:乙中心", "carried.government_fund"] == "1.00"


def test_what_is_granted_for_a_use_is_that_use() -> None:
    heads: Grid = [["科目", "合计", "基本支出拨款", "项目支出拨款"]]
    rows: Grid = [
        ["206科学技术支出", "30.00", "10.00", "20.00"],
        ["2060101行政运行", "10.00", "10.00", ""],
        ["2060199其他科学技术管理事务支出", "20.00", "", "20.00"],
        ["合计", "30.00", "10.00", "20.00"],
    ]
    found = table_of(read(["支出预算表", "单位：万元", heads + rows]), 3)
    assert found["2060199", "project"] == "20.00"


def test_beside_personnel_and_public_costs_what_the_total_lacks_are_projects() -> None:
    heads: Grid = [["科目编码", "科目名称", "合计", "人员经费", "公用经费", "专门安排"]]
    rows: Grid = [
        ["", "合计", "30.00", "7.00", "3.00", "20.00"],
        ["2060101", "行政运行", "10.00", "7.00", "3.00", ""],
        ["2060199", "其他科学技术管理事务支出", "20.00", "", "", "20.00"],
    ]
    found = table_of(read(["部门支出情况表", "单位：万元", heads + rows]), 3)
    assert found["total", "project"] == "20.00"
    assert found["total", "basic.personnel"] == "7.00"


def test_beside_the_subtotal_of_both_this_years_money_is_the_source() -> None:
    """As on a line of an account: what was carried over stands there by itself."""
    heads: Grid = [
        ["科目编码", "科目名称", "总计", "一般公共预算", "<", "<", "单位资金"],
        ["^", "^", "^", "小计", "本年收入", "上年结转", "^"],
    ]
    rows: Grid = [
        ["206", "科学技术支出", "35.00", "30.00", "20.00", "10.00", "5.00"],
        ["2060101", "行政运行", "10.00", "10.00", "10.00", "", ""],
        ["2060199", "其他科学技术管理事务支出", "25.00", "20.00", "10.00", "10.00", "5.00"],
        ["", "合计", "35.00", "30.00", "20.00", "10.00", "5.00"],
    ]
    reading = read(["收入预算表", "单位：万元", heads + rows])
    found = table_of(reading, 2)
    assert found["total", "general_public_budget"] == "20.00"
    assert found["total", "carried.general_public_budget"] == "10.00"
    assert (reading.tables[0].support, reading.gaps) == (1, ())


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("附件2：部门收入总体情况", "部门收入总体情况"),
        ("表7 “三公”经费支出预算", "三公经费支出预算"),
        ("附件2：2025年部门预算", ""),
        ("二、收入支出预算总体情况", ""),
        ("收入支出决算公开表", "收入支出决算表"),
        ("公开05表 一般公共预算财政拨款支出决算公开表", "一般公共预算财政拨款支出决算表"),
        ("2024年部门预算公开表", ""),
        ("2024年部门预算和三公经费预算公开表", ""),
    ],
)
def test_a_table_may_be_called_published(line: str, title: str) -> None:
    """What is the name of all tables is the title of none."""
    assert title_text(line) == title


def test_codes_below_a_torn_head_are_no_names() -> None:
    """Without rules the name of three narrow columns of codes is torn over them."""
    rows: Grid = [
        ["功能分类", "类科款", "目编码项", "功能分类科目名称", "合计", "基本支出", "项目支出"],
        *(
            [code[:3], code[3:5], code[5:], name, total, basic, project]
            for code, name, total, basic, project in (
                ("206", "科学技术支出", "30.00", "10.00", "20.00"),
                ("20601", "科学技术管理事务", "10.00", "10.00", ""),
                ("2060101", "行政运行", "10.00", "10.00", ""),
                ("20699", "其他科学技术支出", "20.00", "", "20.00"),
                ("2069999", "其他科学技术支出", "20.00", "", "20.00"),
            )
        ),
    ]
    found = table_of(read(["部门支出总体情况表", "单位：万元", rows]), 3)
    assert found["2060101", "basic"] == "10.00"


def test_a_title_whose_last_bracket_is_cut_off_is_one() -> None:
    title = "般公共预算基本支出情况表（按支出经济分类科目"
    rows: Grid = [
        ["科目编码", "科目名称", "2024年预算"],
        ["", "合计", "9.00"],
        ["301", "工资福利支出", "9.00"],
        ["30101", "基本工资", "9.00"],
    ]
    (found,) = read(["表6", title, "单位：元", rows]).tables
    assert found.table_no == 6


def test_what_counts_things_is_no_money_and_no_name() -> None:
    grid: Grid = [
        ["采购项目", "采购目录", "规格型号", "数量", "预算金额"],
        ["合计", "", "", "81,987", "30.00"],
        ["日常公用经费", "复印纸", "A4", "81,982", "18.00"],
        ["日常公用经费", "扫描器", "FS1650", "5", "12.00"],
    ]
    reading = read(["表12", "部门综合预算政府采购预算表", "单位：万元", grid])
    (found,) = reading.tables
    assert found.rows[0].row_kind == "total"
    assert [gap.kind for gap in reading.gaps] == []
    assert {cell.column_key for cell in found.cells} == {"total"}
    assert [raw.grid[0] for raw in reading.raw_tables] == [tuple(row) for row in grid[1:]]


def test_projects_by_function_are_not_all_that_the_general_budget_spends() -> None:
    head = ["科目编码", "科目名称", "金额"]
    whole: Grid = [[*head[:2], "合计", "基本支出", "项目支出"]]
    whole += [
        ["205", "教育支出", "9.00", "5.00", "4.00"],
        ["20502", "普通教育", "9.00", "5.00", "4.00"],
    ]
    part: Grid = [head, ["205", "教育支出", "4.00"], ["20502", "普通教育", "4.00"]]
    title = "一般公共预算财政拨款项目支出决算表"
    reading = read(
        [title, "单位：万元", part, "一般公共预算财政拨款支出决算表", "单位：万元", whole]
    )
    totals = {table.table_no: table.cells[0].printed for table in reading.tables}
    assert totals == {38: "4.00", 5: "9.00"}


def test_details_are_the_whole_only_where_no_table_prints_it() -> None:
    head = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
    rows: Grid = [
        ["205", "教育支出", "9.00", "5.00", "4.00"],
        ["20502", "普通教育", "9.00", "5.00", "4.00"],
    ]
    details = ["支出预算明细表（按功能科目）", "单位：万元", [head, *rows]]
    whole = ["支出预算总表", "单位：万元", [head, *rows]]
    assert read(details).tables[0].table_no == 3
    (found,) = read([*details, *whole]).tables
    assert (found.table_no, found.title) == (3, "支出预算总表")


@pytest.mark.parametrize("part", ["“三公”经费", "（工资福利支出）"])
def test_a_title_of_a_part_is_no_table_of_the_whole(part: str) -> None:
    head = ["单位编码", "单位名称", "合计", "基本支出", "项目支出"]
    rows: Grid = [
        ["", "合计", "9.00", "5.00", "4.00"],
        ["224001", "本级", "6.00", "4.00", "2.00"],
        ["224002", "服务中心", "3.00", "1.00", "2.00"],
    ]
    assert read(["支出预算表", "单位：万元", [head, *rows]]).tables[0].table_no == 26
    reading = read([f"支出预算{part}表", "单位：万元", [head, *rows]])
    assert reading.tables == ()
    assert [gap.kind for gap in reading.gaps] == ["unknown_table"]


def test_names_above_all_columns_of_figures_are_a_head_whatever_they_say() -> None:
    names = ["水费", "电费", "邮电费", "差旅费", "物业管理费", "其他"]
    grid: Grid = [
        ["科目编码", "科目名称", "合计", *names],
        ["205", "教育支出", "21.00", *(f"{n}.00" for n in range(1, 7))],
        ["20502", "普通教育", "21.00", *(f"{n}.00" for n in range(1, 7))],
    ]
    (found,) = read(["一般公共预算支出表", "单位：万元", grid]).tables
    figures = {cell.column_key: cell.printed for cell in found.cells if cell.row_no == 1}
    assert figures == {"total": "21.00"} | {name: f"{n}.00" for n, name in enumerate(names, 1)}


@pytest.mark.parametrize("said", ["栏次", ""])
def test_numbers_of_columns_below_their_names_in_one_cell_say_nothing(said: str) -> None:
    """Where only uprights are drawn nothing parts the row that counts from the names above it."""
    counted: Grid = [
        ["项目", "<", "本年支出\n1", "基本支出\n2", "项目支出\n3"],
        ["科目编码", "科目名称", "^", "^", "^"],
    ]
    counted += [[said, "<", "^", "^", "^"]] if said else []
    rows: Grid = [
        ["205", "教育支出", "9.00", "5.00", "4.00"],
        ["20502", "普通教育", "9.00", "5.00", "4.00"],
    ]
    found = table_of(read(["支出决算表", "单位：万元", counted + rows]), 3)
    assert (found["20502", "total"], found["20502", "project"]) == ("9.00", "4.00")


@pytest.mark.parametrize("said", [["栏", "", "次"], ["栏次", "", ""], ["类", "栏次", ""]])
def test_a_row_that_counts_columns_is_no_row_of_figures(said: list[str]) -> None:
    """Where no upright is drawn the two characters of 栏　　次 may stand in cells of their own."""
    grid: Grid = [
        ["科目编码", "<", "科目名称", "本年支出", "基本支出", "项目支出"],
        ["类", "款", "^", "^", "^", "^"],
        [*said, "1", "2", "3"],
        ["205", "", "教育支出", "9.00", "5.00", "4.00"],
        ["205", "02", "普通教育", "9.00", "5.00", "4.00"],
    ]
    (found,) = read(["支出决算表", "单位：万元", grid]).tables
    assert [row.code for row in found.rows] == ["205", "20502"]


def test_a_number_of_a_column_that_is_merged_down_is_no_figure() -> None:
    """A clerk who merges blanks takes the row that counts the columns with them."""
    grid: Grid = [
        ["科目编码", "科目名称", "合计", "一般公共预算", "单位资金"],
        ["1", "2", "3", "4", "5"],
        ["205", "教育支出", "9.00", "9.00", "^"],
        ["20502", "普通教育", "9.00", "9.00", "^"],
    ]
    (found,) = read(["收入预算表", "单位：万元", grid]).tables
    assert {cell.printed for cell in found.cells if cell.amount_yuan} == {"9.00"}


def test_figures_below_names_in_one_cell_are_told() -> None:
    grid: Grid = [["“三公”经费合计\n26.68", "因公出国（境）费用\n0.00", "公务接待费\n3.53"]]
    reading = read(["一般公共预算“三公”经费支出情况表", "单位：万元", grid, "说明"])
    assert any(gap.token == "26.68" for gap in reading.gaps)
