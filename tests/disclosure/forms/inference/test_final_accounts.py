"""Final accounts, the older forms with them: what was planned, what came in and was spent."""

from __future__ import annotations

import pytest

from disclosure.forms.matcher import FormReading
from tests.disclosure.forms.form_pages import Grid, figures, gap_kinds, only_table, read

TITLES = {
    1: "部门收支决算总体情况表",
    5: "一般公共预算支出决算情况表",
    6: "一般公共预算财政拨款基本支出决算明细表",
    8: "政府性基金预算财政拨款收入支出决算表",
}


def of_role(number: int, grid: Grid) -> FormReading:
    return read([TITLES[number], f"公开{number:02d}表", "部门：甲市某局", "金额单位：万元", grid])


def test_a_number_below_the_title_is_no_part_of_it() -> None:
    heads: Grid = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    found = only_table(of_role(5, [*heads, ["201", "一般公共服务支出", "3.00", "1.00", "2.00"]]))
    assert (found.title, found.printed_no) == (TITLES[5], "公开05表")


def test_what_came_in_is_no_total_of_what_was_spent() -> None:
    grid: Grid = [
        ["项目", "<", "年初结转和结余", "本年收入", "本年支出", "<", "<", "年末结转和结余"],
        ["科目编码", "科目名称", "^", "^", "小计", "基本支出", "项目支出", "^"],
        ["栏次", "<", "1", "2", "3", "4", "5", "6"],
        ["合计", "<", "5.00", "20.00", "22.00", "", "22.00", "3.00"],
        ["212", "城乡社区支出", "5.00", "20.00", "22.00", "", "22.00", "3.00"],
    ]
    reading = of_role(8, grid)
    found = figures(only_table(reading))
    assert found["212", "income"] == "20.00"
    assert found["212", "total"] == found["212", "project"] == "22.00"
    assert (found["212", "carry_over"], found["212", "year_end_carry_over"]) == ("5.00", "3.00")
    assert {cell.certainty for cell in only_table(reading).cells} == {"printed"}


def test_columns_of_the_same_name_belong_to_the_group_above_them() -> None:
    uses = ["合计", "基本支出", "项目支出"]
    grid: Grid = [
        ["项目", "<", "本年收入", "<", "<", "本年支出", "<", "<"],
        ["科目编码", "科目名称", *uses, *uses],
        ["201", "一般公共服务支出", "12.00", "10.00", "2.00", "11.00", "9.00", "2.00"],
        ["20103", "政府办公厅", "12.00", "10.00", "2.00", "11.00", "9.00", "2.00"],
    ]
    found = figures(only_table(of_role(5, grid)))
    assert (found["201", "total"], found["201", "basic"]) == ("11.00", "9.00")
    assert (found["201", "income"], found["201", "income.basic"]) == ("12.00", "10.00")


def test_the_figure_of_a_final_account_is_what_was_spent() -> None:
    stages = ["年初预算数", "调整预算数", "决算数"]
    grid: Grid = [
        ["收入", "<", "<", "<", "支出", "<", "<", "<"],
        ["项目", *stages, "项目", *stages],
        ["一、事业收入", "90.00", "95.00", "93.00", "一、教育支出", "100.00", "110.00", "108.00"],
        ["本年收入合计", "90.00", "95.00", "93.00", "本年支出合计", "100.00", "110.00", "108.00"],
        ["年初结转和结余", "10.00", "15.00", "15.00", "结余分配", "", "", "1.00"],
        ["", "", "", "", "年末结转和结余", "", "", "-1.00"],
        ["总计", "100.00", "110.00", "108.00", "总计", "100.00", "110.00", "108.00"],
    ]
    reading = of_role(1, grid)
    found = figures(only_table(reading))
    assert (found["institution_income", "amount"], found["205", "total"]) == ("93.00", "108.00")
    assert found["205", "budget.total"] == "100.00"
    assert found["205", "adjusted_budget.total"] == "110.00"
    assert found["surplus_distributed", "total"] == "1.00"
    assert found["year_end_carry_over", "total"] == "-1.00"
    assert gap_kinds(reading) == []


def test_plan_and_spending_each_with_their_uses() -> None:
    uses = ["合计", "基本支出", "项目支出"]
    grid: Grid = [
        ["科目编码", "科目名称", "预算数", "<", "<", "决算数", "<", "<"],
        ["^", "^", *uses, *uses],
        ["201", "一般公共服务支出", "12.00", "10.00", "2.00", "11.00", "9.00", "2.00"],
        ["2010301", "行政运行", "12.00", "10.00", "2.00", "11.00", "9.00", "2.00"],
    ]
    found = figures(only_table(of_role(5, grid)))
    assert (found["201", "total"], found["201", "basic"]) == ("11.00", "9.00")
    assert (found["201", "budget.total"], found["201", "budget.basic"]) == ("12.00", "10.00")


def test_totals_of_personnel_and_public_costs_below_three_lists() -> None:
    head = ["科目编码", "科目名称", "决算数"]
    grid: Grid = [
        ["人员经费", "<", "<", "公用经费", "<", "<", "<", "<", "<"],
        [*head, *head, *head],
        [
            "301",
            "工资福利支出",
            "8.00",
            "302",
            "商品和服务支出",
            "1.50",
            "310",
            "资本性支出",
            "0.10",
        ],
        ["30101", "基本工资", "8.00", "30201", "办公费", "1.50", "31002", "办公设备购置", "0.10"],
        ["人员经费合计", "<", "8.00", "公用经费合计", "<", "<", "<", "<", "1.60"],
    ]
    reading = of_role(6, grid)
    found = figures(only_table(reading))
    assert (found["personnel_total", "total"], found["public_total", "total"]) == ("8.00", "1.60")
    assert gap_kinds(reading) == []


def test_the_income_of_a_function_under_a_head_of_expenditure_is_the_total() -> None:
    grid: Grid = [
        ["支出", "<", "本年收入", "财政拨款收入", "其他收入"],
        ["科目编码", "科目名称", "^", "^", "^"],
        ["201", "一般公共服务支出", "12.00", "10.00", "2.00"],
        ["2010301", "行政运行", "12.00", "10.00", "2.00"],
    ]
    found = read(["部门收入决算情况表", "单位：万元", grid])
    assert figures(only_table(found))["201", "total"] == "12.00"


def test_lines_that_name_sources_are_no_head_of_the_next_page() -> None:
    head = ["项目", "决算数", "项目", "决算数"]
    grid: Grid = [
        ["收入", "<", "支出", "<"],
        head,
        ["一、事业收入", "90.00", "一、教育支出", "100.00"],
        ["本年收入合计", "90.00", "本年支出合计", "100.00"],
    ]
    rest: Grid = [
        ["使用非财政拨款结余", "", "结余分配", ""],
        ["年初结转和结余", "15.00", "年末结转和结余", "5.00"],
        ["总计", "105.00", "总计", "105.00"],
    ]
    reading = read(["部门收支决算情况表", "单位：万元", grid], [rest])
    found = figures(only_table(reading))
    assert (found["carry_over", "amount"], found["year_end_carry_over", "total"]) == (
        "15.00",
        "5.00",
    )
    assert gap_kinds(reading) == []


LINES_NUMBERED: Grid = [
    ["收入", "<", "<", "支出", "<", "<"],
    ["项目", "行次", "金额", "项目", "行次", "金额"],
    ["栏次", "", "1", "栏次", "", "2"],
    ["一、一般公共预算财政拨款收入", "1", "90.00", "一、一般公共服务支出", "31", "90.00"],
    ["二、政府性基金预算财政拨款收入", "2", "", "二、外交支出", "32", ""],
    ["三、国有资本经营预算财政拨款收入", "3", "", "三、国防支出", "33", ""],
    ["四、上级补助收入", "4", "", "四、公共安全支出", "34", ""],
    ["五、事业收入", "5", "", "五、教育支出", "35", ""],
    ["六、经营收入", "6", "", "六、科学技术支出", "36", ""],
    ["七、附属单位上缴收入", "7", "", "七、文化旅游体育与传媒支出", "37", ""],
    ["八、其他收入", "8", "10.00", "八、社会保障和就业支出", "38", "10.00"],
    ["本年收入合计", "9", "100.00", "本年支出合计", "39", "100.00"],
    ["使用非财政拨款结余", "10", "", "结余分配", "40", ""],
    ["年初结转和结余", "11", "", "年末结转和结余", "41", ""],
    ["总计", "12", "100.00", "总计", "42", "100.00"],
]


def test_numbers_of_lines_and_of_columns_are_nothing_to_be_told() -> None:
    head, rows = LINES_NUMBERED[:3], LINES_NUMBERED[3:]
    reading = read(["收入支出决算总表", "单位：万元", head + rows[:6]], [head + rows[6:]])
    assert figures(only_table(reading))["208", "total"] == "10.00"
    assert gap_kinds(reading) == []


def test_a_title_torn_within_its_brackets_is_one() -> None:
    torn = ["一般公共预算基本支出明细表（按支出功", "能分类科目-不含上年结转）"]
    heads: Grid = [["科目编码", "科目名称", "合计", "人员经费", "公用经费"]]
    reading = read([*torn, "单位：元", [*heads, ["201", "一般公共服务支出", "3", "1", "2"]]])
    assert only_table(reading).title == "".join(torn).replace("（", "(").replace("）", ")")


def test_a_part_of_its_neighbour_under_a_new_head_hurts_nothing() -> None:
    grid: Grid = [
        ["科目编码", "科目名称", "合计", "财政拨款", "其中：经费拨款"],
        ["201", "一般公共服务支出", "3.00", "3.00", "1.00"],
    ]
    reading = read(["部门收入总体情况表", "单位：万元", grid])
    assert figures(only_table(reading))["201", "其中:经费拨款"] == "1.00"
    assert gap_kinds(reading) == []


NATIONAL = [
    ["项目", "<", "<", "<", "本年支出合计", "基本支出", "项目支出", "上缴上级支出"],
    ["功能分类科目编码", "<", "<", "科目名称", "^", "^", "^", "^"],
    ["类", "款", "项", "栏次", "1", "2", "3", "4"],
    ["^", "^", "^", "合计", "30.00", "10.00", "20.00", "0.00"],
]
"""公开03表 of the ministry: the row that counts the columns names those of the code."""
SPENT = [
    [("201", "", ""), "一般公共服务支出", "30.00", "10.00", "20.00", "0.00"],
    [("201", "03", ""), "政府办公厅（室）及相关机构事务", "30.00", "10.00", "20.00", "0.00"],
    [("201", "03", "01"), "行政运行", "10.00", "10.00", "0.00", "0.00"],
    [("201", "03", "02"), "一般行政管理事务", "20.00", "0.00", "20.00", "0.00"],
]


def national(*, split: bool) -> FormReading:
    """The third of nine tables, as drawn everywhere: the code in three columns or over them."""
    rows = [[*code, *rest] if split else ["".join(code), "<", "<", *rest] for code, *rest in SPENT]
    above = ["部门：青石县审计局 2024年度 金额单位：万元"]
    return read(["支出决算表", "公开03表", *above, [*NATIONAL, *rows]])


@pytest.mark.parametrize("split", [True, False])
def test_the_row_that_counts_columns_is_no_row(*, split: bool) -> None:
    reading = national(split=split)
    found = only_table(reading)
    assert [row.code for row in found.rows] == [None, "201", "20103", "2010301", "2010302"]
    assert figures(found)["2010302", "project"] == "20.00"
    assert len(figures(found)) == 20
    assert found.printed_year == 2024
    assert gap_kinds(reading) == []


def test_what_a_fund_is_made_up_of_stands_beside_its_subtotal() -> None:
    grid: Grid = [
        ["科目编码", "科目名称", "总计", "一般公共预算拨款", "<", "<", "政府性基金预算拨款"],
        ["^", "^", "^", "小计", "经费拨款", "非税收入安排", "^"],
        ["", "合计", "9.00", "6.00", "5.00", "1.00", "3.00"],
        ["201", "一般公共服务支出", "6.00", "6.00", "5.00", "1.00", ""],
        ["212", "城乡社区支出", "3.00", "", "", "", "3.00"],
    ]
    reading = read(["部门收入总体情况表", "单位：万元", grid])
    found = figures(only_table(reading))
    assert reading.gaps == ()
    assert (found["201", "general_public_budget"], found["201", "其中：经费拨款"]) == (
        "6.00",
        "5.00",
    )
