"""Tables of issuers that no form declares, drawn with other words, orders and merges."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from disclosure.forms.matcher import FormReading
from tests.disclosure.forms.form_pages import Grid, figures, read

HEADS: Grid = [["科目代码", "科目名", "总计", "基本支出", "项目支出"]]
ROWS: Grid = [
    ["合计", "", "30.00", "10.00", "20.00"],
    ["206", "科学技术支出", "30.00", "10.00", "20.00"],
    ["20601", "科学技术管理事务", "30.00", "10.00", "20.00"],
    ["2060101", "行政运行", "10.00", "10.00", ""],
    ["2060199", "其他科学技术管理事务支出", "20.00", "", "20.00"],
]
TITLE = ["公开03表", "部门支出情况表", "部门：甲市科学技术局 单位：万元"]
WORDS = {
    "total": ["合计", "总计", "支出合计", "全年合计数", "2026年预算数"],
    "basic": ["基本支出", "本年基本支出", "2026年基本支出"],
    "project": ["项目支出", "本年项目支出"],
    "code": ["科目编码", "科目代码", "功能科目编码", "功能分类科目代码"],
    "label": ["科目名称", "功能科目", "功能分类科目名称"],
}


def table_of(reading: FormReading, table_no: int) -> dict[tuple[str, str], str]:
    (found,) = [table for table in reading.tables if table.table_no == table_no]
    return figures(found)


def test_an_expenditure_table_of_nobody_known() -> None:
    reading = read([*TITLE, HEADS + ROWS])
    assert reading.form is not None
    assert reading.form.form_id == "general-budget"
    (found,) = reading.tables
    assert (found.table_no, found.title, found.unit) == (3, "部门支出情况表", "万元")
    assert found.printed_agency == "甲市科学技术局"
    assert (found.recognised_by, found.support) == (("title", "words"), Decimal(1))
    assert figures(found)["2060199", "project"] == "20.00"
    assert {row.row_key: row.parent_row_no for row in found.rows}["2060101"] == 3
    assert reading.gaps == ()


@pytest.mark.parametrize("seed", range(24))
def test_words_orders_merges_and_breaks_change_no_figure(seed: int) -> None:
    drawn = random.Random(seed)
    values = ["total", "basic", "project"]
    drawn.shuffle(values)
    order = ["code", "label", *values]
    places = {"code": 0, "label": 1, "total": 2, "basic": 3, "project": 4}
    head = [[drawn.choice(WORDS[key]) for key in order]]
    if drawn.random() < 0.5:
        head.insert(0, ["项目", "<", "本年支出", "<", "<"])
    rows = [[row[places[key]] for key in order] for row in ROWS]
    cut = drawn.randrange(2, len(rows))
    again = head if drawn.random() < 0.5 else []
    reading = read([*TITLE, head + rows[:cut], "12"], [again + rows[cut:]])
    whole = table_of(read([*TITLE, HEADS + ROWS]), 3)
    assert table_of(reading, 3) == whole
    assert reading.gaps == ()


def test_a_total_under_an_unknown_head_is_what_the_parts_make_up() -> None:
    heads: Grid = [["科目编码", "科目名称", "安排情况", "基本支出", "项目支出"]]
    (found,) = read([*TITLE, heads + ROWS]).tables
    assert figures(found)["206", "total"] == "30.00"
    assert "arithmetic" in found.recognised_by


def test_a_part_under_an_unknown_head_is_what_the_total_lacks() -> None:
    heads: Grid = [["科目编码", "科目名称", "合计", "基本支出", "专门安排"]]
    (found,) = read([*TITLE, heads + ROWS]).tables
    assert figures(found)["206", "project"] == "20.00"
    assert "arithmetic" in found.recognised_by


def test_an_unknown_column_is_kept_and_told_once_and_hurts_no_other() -> None:
    heads: Grid = [[*HEADS[0], "绿色标记数"]]
    rows = [[*row, str(7 + number) + ".5"] for number, row in enumerate(ROWS)]
    reading = read([*TITLE, heads + rows])
    (found,) = reading.tables
    assert figures(found)["2060101", "basic"] == "10.00"
    assert figures(found)["206", "绿色标记数"] == "8.5"
    assert [(gap.kind, gap.token) for gap in reading.gaps] == [("extra_column", "绿色标记数")]


def test_an_unknown_column_that_a_total_may_need_is_no_extra_one() -> None:
    """One total is more than its known parts: the unknown column may be what is lacking."""
    heads: Grid = [[*HEADS[0], "绿色标记数"]]
    rows = [[*row, "7.50"] for row in ROWS]
    rows[-1][2] = "27.50"
    reading = read([*TITLE, heads + rows])
    assert [gap.kind for gap in reading.gaps] == ["unknown_column"]


def test_a_column_without_a_meaning_is_called_by_its_whole_head() -> None:
    heads: Grid = [
        [*HEADS[0], "2026年政府采购项目", "<"],
        ["^", "^", "^", "^", "^", "小计", "工程"],
    ]
    rows = [[*row, "3.00", "1.00"] for row in ROWS]
    reading = read([*TITLE, heads + rows])
    assert "政府采购项目_小计" in {cell.column_key for cell in reading.tables[0].cells}


def test_a_column_whose_sums_fail_is_trusted_by_nobody() -> None:
    """What stands under 基本支出 is something else: nearly no total comes out."""
    rows = [[row[0], row[1], row[2], "3.30", row[4]] for row in ROWS]
    (found,) = read([*TITLE, HEADS + rows]).tables
    certainty = {cell.column_key: cell.certainty for cell in found.cells if cell.printed}
    assert certainty["basic"] == "uncertain"
    assert found.support is not None
    assert found.support < Decimal("0.7")


def test_a_table_of_which_no_sum_holds_is_trusted_by_nobody_however_small() -> None:
    rows = [
        ["合计", "", "99.00", "10.00", "20.00"],
        ["206", "科学技术支出", "50.00", "7.00", "8.00"],
    ]
    (found,) = read([*TITLE, HEADS + rows]).tables
    assert {cell.certainty for cell in found.cells if cell.printed} == {"uncertain"}


def test_one_wrong_figure_is_the_departments_own() -> None:
    rows = [list(row) for row in ROWS]
    rows[3][2] = "10.50"
    (found,) = read([*TITLE, HEADS + rows]).tables
    assert {cell.certainty for cell in found.cells} == {"printed"}


def test_a_total_printed_again_on_each_page_is_one_row() -> None:
    reading = read([*TITLE, HEADS + ROWS[:3]], [*TITLE, [*HEADS, ROWS[0], *ROWS[3:]]])
    assert table_of(reading, 3) == table_of(read([*TITLE, HEADS + ROWS]), 3)
    assert reading.gaps == ()


def test_a_table_that_stands_twice_is_read_once_and_told() -> None:
    reading = read(*[[*TITLE, HEADS + ROWS]] * 2)
    assert table_of(reading, 3) == table_of(read([*TITLE, HEADS + ROWS]), 3)
    assert (len(reading.raw_tables), bool(reading.gaps)) == (1, True)


def test_a_figure_table_without_support_is_kept_raw_and_told() -> None:
    grid: Grid = [["地块", "面积", "备注"], ["甲", "12.50", ""], ["乙", "9.10", ""]]
    reading = read(["单位：万元", grid])
    assert reading.tables == ()
    assert [gap.kind for gap in reading.gaps] == ["unknown_table"]
    assert len(reading.raw_tables) == 1


INCOME = ["公开01表", "收支总表", "单位：万元"]


def test_lists_side_by_side_with_groups() -> None:
    grid: Grid = [
        ["收入", "<", "支出", "<"],
        ["项目", "预算数", "项目", "预算数"],
        ["一、财政拨款收入", "40.00", "一、一般公共服务支出", "30.00"],
        ["1.一般公共预算拨款", "38.00", "二、社会保障和就业支出", "12.00"],
        ["2.政府性基金预算拨款", "2.00", "", ""],
        ["二、事业收入", "2.00", "", ""],
        ["本年收入合计", "42.00", "本年支出合计", "42.00"],
        ["上年结转", "1.00", "结转下年", "1.00"],
        ["收入总计", "43.00", "支出总计", "43.00"],
    ]
    found = table_of(read([*INCOME, grid]), 1)
    assert found["fiscal_appropriation.subtotal", "amount"] == "40.00"
    assert found["government_fund", "amount"] == "2.00"
    assert found["institution_income", "amount"] == "2.00"
    assert found["current_year_total", "amount"] == "42.00"
    assert found["208", "total"] == "12.00"
    assert found["year_end_carry_over", "total"] == "1.00"


def test_a_three_public_table_of_one_row() -> None:
    grid: Grid = [
        ["“三公”经费合计", "因公出国（境）费", "公务用车购置及运行维护费", "<", "<", "公务接待费"],
        ["^", "^", "小计", "公务用车购置费", "公务用车运行维护费", "^"],
        ["14.50", "2.00", "10.50", "", "10.50", "2.00"],
    ]
    found = table_of(read(["公开07表", "“三公”经费支出表", "单位：万元", grid]), 10)
    assert found["total", "total"] == "14.50"
    assert found["vehicles", "total"] == "10.50"
    assert found["vehicle_running", "total"] == "10.50"


def test_a_three_public_table_of_units_and_years_is_read_of_the_newest_year() -> None:
    grid: Grid = [
        ["预算单位", "年度", "总计", "因公出国（境）费", "公务接待费", "公务用车购置及运行维护费"],
        ["甲市水务局", "2025年", "38.00", "5.00", "14.00", "19.00"],
        ["", "2026年", "46.00", "7.00", "14.00", "25.00"],
        ["", "增减变化金额", "8.00", "2.00", "0.00", "6.00"],
        ["甲市水文中心", "2025年", "9.00", "0.00", "4.00", "5.00"],
        ["", "2026年", "6.00", "0.00", "4.00", "2.00"],
        ["", "增减变化金额", "-3.00", "0.00", "0.00", "-3.00"],
    ]
    reading = read(["公开09表", "财政拨款“三公”经费支出表", "单位：万元", grid])
    found = table_of(reading, 10)
    assert found["total", "total"] == "46.00"
    assert found["vehicles", "total"] == "25.00"
    assert found["total@甲市水务局2025", "total"] == "38.00"
    assert found["total@甲市水文中心2026", "total"] == "6.00"
    assert found["vehicles@甲市水文中心增减", "total"] == "-3.00"
    assert reading.gaps == ()


def test_codes_of_units_are_no_money() -> None:
    grid: Grid = [
        ["单位编码", "单位名称", "合计", "一般公共预算拨款", "事业收入"],
        ["", "合计", "30.00", "20.00", "10.00"],
        ["242001", "甲市人才中心", "18.00", "12.00", "6.00"],
        ["242002", "甲市考试中心", "12.00", "8.00", "4.00"],
    ]
    (found,) = read(["表2", "2026年部门综合预算收入总表", "单位：万元", grid]).tables
    assert "242001" not in [cell.printed for cell in found.cells]
    assert figures(found)["unit:甲市人才中心", "total"] == "18.00"


def test_rows_of_one_name_in_a_three_public_table_stay_apart() -> None:
    grid: Grid = [
        ["预算单位", "总计", "因公出国（境）费", "公务接待费", "公务用车购置及运行维护费"],
        ["甲市水务局", "38.00", "5.00", "14.00", "19.00"],
        ["", "46.00", "7.00", "14.00", "25.00"],
        ["增减额", "8.00", "2.00", "0.00", "6.00"],
        ["增减额", "9.00", "2.00", "1.00", "6.00"],
    ]
    (found,) = read(["公开09表", "“三公”经费支出表", "单位：万元", grid]).tables
    places = [(cell.row_no, cell.column_key) for cell in found.cells]
    assert len(places) == len(set(places)) == 16


def test_economic_items_of_units_without_codes_belong_to_their_unit() -> None:
    grid: Grid = [
        ["项目", "合计", "人员经费", "公用经费"],
        ["甲市水务局", "30.00", "21.00", "9.00"],
        ["甲市水务局本级", "20.00", "15.00", "5.00"],
        ["工资福利支出", "15.00", "15.00", ""],
        ["基本工资", "15.00", "15.00", ""],
        ["资本性支出", "5.00", "", "5.00"],
        ["某种设备购置", "5.00", "", "5.00"],
        ["甲市水文中心", "10.00", "6.00", "4.00"],
        ["工资福利支出", "6.00", "6.00", ""],
        ["基本工资", "6.00", "6.00", ""],
        ["资本性支出", "4.00", "", "4.00"],
        ["办公设备购置", "4.00", "", "4.00"],
    ]
    (found,) = read(["表6", "一般公共预算基本支出情况表", "单位：万元", grid]).tables
    labels = {row.row_no: row.label for row in found.rows}
    parents = {(row.row_no, row.label): labels.get(row.parent_row_no or 0) for row in found.rows}
    assert parents[7, "甲市水文中心"] is None
    assert parents[6, "某种设备购置"] == "资本性支出"
    assert parents[8, "工资福利支出"] == "甲市水文中心"
    assert parents[11, "办公设备购置"] == "资本性支出"


def test_functions_without_codes_are_those_of_their_names() -> None:
    """行政运行 stands below many 款: it is that of the one above. 某种教育 is nobody's name."""
    grid: Grid = [
        ["功能分类科目名称", "合计", "基本支出", "项目支出"],
        ["合计", "50.00", "20.00", "30.00"],
        ["社会保障和就业支出", "30.00", "10.00", "20.00"],
        ["民政管理事务", "10.00", "10.00", ""],
        ["行政运行", "10.00", "10.00", ""],
        ["其他社会保障和就业支出", "20.00", "", "20.00"],
        ["其他社会保障和就业支出", "20.00", "", "20.00"],
        ["教育支出", "20.00", "10.00", "10.00"],
        ["某种教育", "20.00", "10.00", "10.00"],
    ]
    (found,) = read([*TITLE, grid]).tables
    labels = {row.row_no: row.label for row in found.rows}
    told = [(row.row_key, row.level, labels.get(row.parent_row_no or 0)) for row in found.rows]
    assert told == [
        ("total", 0, None),
        ("208", 1, "合计"),
        ("20802", 2, "社会保障和就业支出"),
        ("2080201", 3, "民政管理事务"),
        ("20899", 2, "社会保障和就业支出"),
        ("2089999", 3, "其他社会保障和就业支出"),
        ("205", 1, "合计"),
        ("item:205/某种教育", 2, None),
    ]


def test_functions_of_unknown_names_are_told_by_their_sums() -> None:
    grid: Grid = [
        ["功能分类科目名称", "合计", "基本支出", "项目支出"],
        ["合计", "50.00", "20.00", "30.00"],
        ["科学技术支出", "30.00", "10.00", "20.00"],
        ["某种科技事务", "30.00", "10.00", "20.00"],
        ["行政运行", "10.00", "10.00", ""],
        ["另一种科技支出", "20.00", "", "20.00"],
        ["教育支出", "20.00", "10.00", "10.00"],
        ["某种教育", "20.00", "10.00", "10.00"],
    ]
    (found,) = read([*TITLE, grid]).tables
    levels = {row.label: row.level for row in found.rows}
    assert levels["科学技术支出"] == 1
    assert levels["某种科技事务"] == 2
    assert levels["行政运行"] == 3
    assert {row.code for row in found.rows} == {None, "206", "205"}


def test_what_was_planned_is_not_what_was_spent() -> None:
    """“三公” of a final account, lines across: 预算数 beside 决算数, the head over three rows."""
    lines = ["合计", "因公出国（境）费", "公务用车购置及运行费", "<", "<", "公务接待费"]
    low = ["^", "^", "小计", "公务用车购置费", "公务用车运行费", "^"]
    grid: Grid = [
        ["预算数", *["<"] * 5, "决算数", *["<"] * 5],
        [*lines, *lines],
        [*low, *low],
        [str(number) for number in range(1, 13)],
        ["9.00", "", "8.00", "", "8.00", "1.00", "0.16", "", "", "", "", "0.16"],
    ]
    reading = read(["一般公共预算财政拨款“三公”经费支出决算表", "单位：万元", grid])
    found = table_of(reading, 10)
    assert found["total", "total"] == "0.16"
    assert found["total", "budget"] == "9.00"
    assert found["reception", "total"] == "0.16"
    assert found["vehicle_running", "budget"] == "8.00"


def test_one_column_that_is_last_years_is_not_the_total() -> None:
    heads: Grid = [["科目编码", "科目名称", "2025年执行数", "全口径数", "基本支出", "项目支出"]]
    rows = [[*row[:2], f"{number}1.50", *row[2:]] for number, row in enumerate(ROWS)]
    found = table_of(read(["2026年部门支出总表", "单位：万元", heads + rows]), 3)
    assert found["206", "total"] == "30.00"
    assert found["206", "last_year.total"] == "11.50"


def test_a_sole_row_of_figures_without_a_name_is_the_whole() -> None:
    grid: Grid = [["合计", "基本支出", "项目支出", "结转下年"], ["30.00", "10.00", "19.00", "1.00"]]
    found = table_of(read([*TITLE, grid]), 3)
    assert found["total", "total"] == "30.00"
    assert found["total", "year_end_carry_over"] == "1.00"


def test_levels_of_names_in_columns_of_their_own() -> None:
    """A group stands above its members; a member's second name is a part of its key."""
    grid: Grid = [
        ["采购大类", "专项名称", "经济科目", "采购物品", "总计"],
        ["合计", "", "", "", "9.00"],
        ["一、货物", "", "", "", "6.00"],
        ["", "办公费", "办公设备购置", "", "6.00"],
        ["", "", "", "复印机", "2.00"],
        ["", "", "", "电脑", "4.00"],
        ["二、服务", "", "", "", "3.00"],
        ["", "物业费", "物业管理费", "", "2.50"],
    ]
    reading = read(["政府采购预算表", "单位：万元", grid])
    (found,) = reading.tables
    keys = {row.label: (row.row_key, row.parent_row_no) for row in found.rows}
    assert keys["一、货物"] == ("category:一、货物", 1)
    assert keys["电脑"] == ("item:一、货物/办公费/办公设备购置/电脑", 3)
    assert keys["物业费"][1] is None


def test_levels_of_a_code_may_lack_their_nought() -> None:
    """款 2 for 02 is no amount, and takes nothing from its neighbours."""
    heads: Grid = [["类", "款", "科目名称", "合计", "人员经费", "公用经费"]]
    rows: Grid = [
        ["301", "", "工资福利支出", "9.00", "9.00", "0.00"],
        ["301", "01", "基本工资", "5.00", "5.00", "0.00"],
        ["301", "2", "津贴补贴", "3.00", "3.00", "0.00"],
        ["301", "10", "职工基本医疗保险缴费", "1.00", "1.00", "0.00"],
    ]
    (found,) = read(["一般公共预算基本支出表", "单位：万元", heads + rows]).tables
    assert [row.code for row in found.rows][:2] == ["301", "30101"]
    assert figures(found)["category:工资福利支出", "personnel"] == "9.00"


@pytest.mark.parametrize("name", ["教育支出", "教育事业类支出"])
def test_a_list_of_classes_alone_keeps_their_codes_whatever_they_are_called(name: str) -> None:
    rows: Grid = [  # a class under an older name was taken for a department's code
        ["合计", "", "30.00", "10.00", "20.00"],
        ["201", "一般公共服务支出", "10.00", "5.00", "5.00"],
        ["205", name, "10.00", "5.00", "5.00"],
        ["208", "社会保障和就业支出", "10.00", "", "10.00"],
    ]
    (found,) = read([*TITLE, HEADS + rows]).tables
    assert [row.code for row in found.rows] == [None, "201", "205", "208"]
