"""Income beside three lists of the same expenditure, in any order: each list has its own rows."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.disclosure.forms.form_pages import Grid, read

TITLE = ["公开01表", "部门综合预算收支总表", "部门：甲市环境局 单位：万元"]
SOURCES = ("一、一般公共预算拨款", "二、其他收入", "本年收入合计")
LISTS = {
    "expenditure": (
        "支出功能分科目（按大类）",
        ["1、一般公共服务支出", "2、科学技术支出", "本年支出合计"],
        ["10.00", "20.00", "30.00"],
    ),
    "purpose": (
        "部门预算支出经济科目（按大类）",
        ["（1）工资福利支出", "（2）商品和服务支出", "本年支出合计"],
        ["12.00", "18.00", "30.00"],
    ),
    "government_economic": (
        "政府预算支出经济分类科目（按大类）",
        ["1、机关工资福利支出", "2、机关商品和服务支出", "本年支出合计"],
        ["11.00", "19.00", "30.00"],
    ),
}


@pytest.mark.parametrize("order", list(permutations(LISTS)), ids="-".join)
def test_each_list_keeps_its_rows_whatever_stands_beside_it(order: tuple[str, ...]) -> None:
    heads: Grid = [
        ["收入", "<", "支出", *["<"] * 5],
        ["项目", "预算数", *(text for side in order for text in (LISTS[side][0], "预算数"))],
    ]
    income = zip(SOURCES, ("25.00", "5.00", "30.00"), strict=True)
    rows = [
        [*own, *(text for side in order for text in (LISTS[side][1][n], LISTS[side][2][n]))]
        for n, own in enumerate(income)
    ]
    reading = read([*TITLE, heads + rows])
    (found,) = reading.tables
    names = {(row.side, row.row_no): row.label for row in found.rows}
    for side, (_, labels, amounts) in LISTS.items():
        printed = {
            names[cell.side, cell.row_no]: cell.printed for cell in found.cells if cell.side == side
        }
        assert list(printed.values()) == amounts
        assert [label.endswith(name[-6:]) for label, name in zip(printed, labels, strict=True)] == [
            True
        ] * 3
    assert reading.gaps == ()


def test_the_only_list_of_expenditure_is_the_expenditure_whatever_tells_it() -> None:
    heads: Grid = [
        ["收入", "<", "支出", "<"],
        ["项目", "预算数", "支出经济分类科目", "预算数"],
    ]
    rows: Grid = [
        ["一、一般公共预算拨款", "30.00", "（1）工资福利支出", "12.00"],
        ["", "", "（2）商品和服务支出", "18.00"],
        ["本年收入合计", "30.00", "本年支出合计", "30.00"],
    ]
    (found,) = read([*TITLE, heads + rows]).tables
    assert {cell.side for cell in found.cells} == {"income", "expenditure"}


@pytest.mark.parametrize("nothing", ["-", "—", "0.00", ""])
def test_what_goes_on_below_the_last_name_of_a_shorter_list_is_no_row(nothing: str) -> None:
    heads: Grid = [["收入", "<", "支出", "<"], ["项目", "预算数", "项目", "预算数"]]
    rows: Grid = [
        ["一、一般公共预算拨款收入", "30.00", "一、一般公共服务支出", "10.00"],
        ["", nothing, "二、外交支出", "-"],
        ["", nothing, "三、国防支出", "20.00"],
        ["收入总计", "30.00", "支出总计", "30.00"],
    ]
    reading = read(["部门收支总表", "单位：万元", heads + rows])
    (found,) = reading.tables
    assert reading.gaps == ()
    income = [cell.printed for cell in found.cells if cell.side == "income"]
    assert income == ["30.00", "30.00"]


def test_a_figure_below_the_last_name_of_a_shorter_list_is_told() -> None:
    heads: Grid = [["收入", "<", "支出", "<"], ["项目", "预算数", "项目", "预算数"]]
    rows: Grid = [
        ["一、一般公共预算拨款收入", "30.00", "一、一般公共服务支出", "10.00"],
        ["", "5.00", "二、外交支出", "20.00"],
        ["收入总计", "30.00", "支出总计", "30.00"],
    ]
    reading = read(["部门收支总表", "单位：万元", heads + rows])
    assert [gap.kind for gap in reading.gaps] == ["unknown_row"]


def test_a_second_list_of_the_same_kind_is_no_list_of_another_kind() -> None:
    """By use and by the department's economic classes: none is of the government's classes."""
    heads: Grid = [
        ["收入", "<", "支出", *["<"] * 5],
        [
            "项目",
            "预算数",
            "功能分类",
            "预算数",
            "支出用途",
            "预算数",
            "部门预算经济分类",
            "预算数",
        ],
    ]
    rows = [
        ["一、一般公共预算拨款", "30.00", "一、一般公共服务支出", "10.00", "一、基本支出", "12.00"],
        ["", "", "二、科学技术支出", "20.00", "二、项目支出", "18.00"],
        ["本年收入合计", "30.00", "本年支出合计", "30.00", "本年支出合计", "30.00"],
    ]
    last = [["工资福利支出", "12.00"], ["商品和服务支出", "18.00"], ["本年支出合计", "30.00"]]
    both = [own + more for own, more in zip(rows, last, strict=True)]
    reading = read([*TITLE, heads + both])
    (found,) = reading.tables
    assert {row.side for row in found.rows} == {"income", "expenditure", "purpose"}
    assert "部门预算经济分类" in "".join(gap.detail for gap in reading.gaps)


def test_words_between_figures_under_one_head_are_a_list_whatever_they_are_called() -> None:
    rows: Grid = [
        ["收入项目", "金额", "支出功能科目", "金额", "支出性质", "金额"],
        ["一般公共预算拨款", "25.00", "一般公共服务支出", "10.00", "基本支出", "12.00"],
        ["其他收入", "5.00", "科学技术支出", "20.00", "项目支出", "18.00"],
        ["收入合计", "30.00", "支出合计", "30.00", "支出合计", "30.00"],
    ]
    reading = read([*TITLE, rows])
    (found,) = reading.tables
    assert {cell.side for cell in found.cells} == {"income", "expenditure", "purpose"}
    assert reading.gaps == ()
